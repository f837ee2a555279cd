import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { getShopModules, listShopHealth, listTicketReports, pasteReport } from '#contract/cms-modules';
import type { ShopId, TicketId } from '#kernel/ids';
import { useChange } from '../../lib/ask.ts';
import { useKeys } from '../../lib/keyboard.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { KeyHint } from '../../ui/key-hint.tsx';
import { FindingList } from './finding-list.tsx';
import classes from './paste-dialog.module.css';
import { ReportLine } from './report-line.tsx';

interface PasteDialogProps {
  shopId?: ShopId | undefined;
  ticketId?: TicketId | undefined;
  language: 'ru' | 'en';
  onInsert?: ((text: string) => void) | undefined;
  onClose(): void;
}

/** A report as somebody sent it: read at once, with every finding and the line that it rests on. */
export function PasteDialog({ shopId, ticketId, language, onInsert, onClose }: PasteDialogProps) {
  const { t } = useTranslation('cms-modules');
  const [text, setText] = useState('');
  const paste = useChange(pasteReport, { refreshes: [getShopModules, listShopHealth, listTicketReports] });
  const read = () => {
    if (text.trim() !== '') paste.mutate({ body: { text, shopId, ticketId } });
  };
  const report = paste.data;
  return (
    <Dialog title={t('pasteTitle')} onClose={onClose} size={820}>
      <div className={classes.body}>
        <p className={classes.text}>{t('pasteText')}</p>
        <Textarea
          aria-label={t('pasteField')}
          placeholder={t('pasteField')}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          minRows={6}
          maxRows={12}
          autosize
          data-autofocus
          classNames={{ input: classes.field ?? '' }}
        />
        <ErrorNote error={paste.error} />
        <div className={classes.actions}>
          <Button
            disabled={text.trim() === ''}
            loading={paste.isPending}
            onClick={read}
            rightSection={<KeyHint keys="Mod+Enter" />}
          >
            {t('read')}
          </Button>
        </div>
        <ReadKey onRead={read} />
        {report !== undefined && (
          <div className={classes.result} role="status">
            <ReportLine report={report} />
            {report.findings.length === 0 ? (
              <p className={classes.text}>{t('noneInReport')}</p>
            ) : (
              <FindingList findings={report.findings} language={language} onInsert={onInsert} />
            )}
          </div>
        )}
      </div>
    </Dialog>
  );
}

/** Above the dialog's own layer of keys. */
function ReadKey({ onRead }: { onRead: () => void }) {
  const { t } = useTranslation('cms-modules');
  useKeys([{ keys: 'Mod+Enter', group: t('pasteTitle'), label: t('read'), inFields: true, run: onRead }]);
  return null;
}
