import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listTicketReports, type ReportCard } from '#contract/cms-modules';
import type { ShopId, TicketId } from '#kernel/ids';
import { useMay } from '../../lib/actor.ts';
import { ask, refresh } from '../../lib/ask.ts';
import { useKeys } from '../../lib/keyboard.ts';
import { useStream } from '../../lib/live.ts';
import { KeyHint } from '../../ui/key-hint.tsx';
import { Panel } from '../../ui/panel.tsx';
import { say } from '../../ui/toast.ts';
import { FindingList } from './finding-list.tsx';
import { whatToMend } from './mend.rules.ts';
import classes from './paste-dialog.module.css';
import { PasteDialog } from './paste-dialog.tsx';
import { ReportLine } from './report-line.tsx';
import { ShopAnswers } from './shop-answers.tsx';

interface TicketReportsProps {
  ticketId: TicketId;
  /** Of the payment that it is about, or the merchant's only one. */
  shopId: ShopId | undefined;
  language: 'ru' | 'en';
  /** Absent where the reader may not answer. */
  onInsert: ((text: string) => void) | undefined;
}

/** Reports that came in the ticket, read when they came; one that was sent otherwise is pasted here. */
export function TicketReports({ ticketId, shopId, language, ...props }: TicketReportsProps) {
  const { t } = useTranslation('cms-modules');
  const onInsert = useSaid(props.onInsert);
  const may = useMay();
  const [isPasting, setPasting] = useState(false);
  const { data } = useQuery(ask(listTicketReports, { params: { ticketId } }));
  const again = () => void refresh(listTicketReports);
  useStream(`ticket:${ticketId}`, {
    onFrames: (frames) => frames.some(({ type }) => type === 'module-report.read') && again(),
    onReload: again,
  });
  const [newest] = data?.items ?? [];
  const mend = newest === undefined ? undefined : whatToMend(newest.findings, language);
  const insertAll = mend === undefined || onInsert === undefined ? undefined : () => onInsert(mend);
  const mayPaste = may('module.paste');
  useKeys([
    ...(mayPaste ? [{ keys: 'Shift+KeyR', group: t('card'), label: t('paste'), run: () => setPasting(true) }] : []),
    ...(insertAll === undefined
      ? []
      : [{ keys: 'Shift+KeyI', group: t('card'), label: t('insertAll'), run: insertAll }]),
  ]);
  return (
    <Panel title={t('card')}>
      {data?.items.map((report) => (
        <Report key={report.id} report={report} language={language} onInsert={onInsert} />
      ))}
      <div className={classes.kind}>
        {insertAll !== undefined && (
          <Button size="compact-xs" onClick={insertAll} rightSection={<KeyHint keys="Shift+KeyI" />}>
            {t('insertAll')}
          </Button>
        )}
        <AnswersOf shopId={newest?.shopId ?? shopId} language={language} onInsert={onInsert} />
        {mayPaste && (
          <Button
            size="compact-xs"
            variant="default"
            onClick={() => setPasting(true)}
            rightSection={<KeyHint keys="Shift+KeyR" />}
          >
            {t('paste')}
          </Button>
        )}
      </div>
      {isPasting && (
        <PasteDialog
          ticketId={ticketId}
          shopId={shopId}
          language={language}
          onInsert={onInsert}
          onClose={() => setPasting(false)}
        />
      )}
    </Panel>
  );
}

function useSaid(insert: ((text: string) => void) | undefined) {
  const { t } = useTranslation('cms-modules');
  if (insert === undefined) return undefined;
  return (text: string) => {
    insert(text);
    say(t('inserted'));
  };
}

function AnswersOf({ shopId, onInsert, language }: Pick<TicketReportsProps, 'shopId' | 'onInsert' | 'language'>) {
  if (shopId === undefined || onInsert === undefined) return null;
  return <ShopAnswers shopId={shopId} language={language} onInsert={onInsert} />;
}

interface ReportProps extends Pick<TicketReportsProps, 'language' | 'onInsert'> {
  report: ReportCard;
}

function Report({ report, language, onInsert }: ReportProps) {
  const { t } = useTranslation('cms-modules');
  return (
    <div className={classes.result}>
      <ReportLine report={report} />
      {report.shopId !== null && (
        <Link to="/modules/$shopId" params={{ shopId: String(report.shopId) }}>
          {t('shopNumber', { id: report.shopId })}
        </Link>
      )}
      {report.findings.length === 0 ? (
        <p className={classes.text}>{t('noneInReport')}</p>
      ) : (
        <FindingList findings={report.findings} language={language} onInsert={onInsert} />
      )}
    </div>
  );
}
