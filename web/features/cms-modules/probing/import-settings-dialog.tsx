import { Button, FileButton, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listShopHealth } from '#contract/cms-modules';
import { getConfigDiff, importSettings } from '#contract/cms-modules/settings';
import { useChange } from '../../../lib/ask.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { ErrorNote } from '../../../ui/error-note.tsx';
import classes from './probing.module.css';
import { settingsIn } from './settings-draft.rules.ts';

/** Settings of many shops out of a file of their provider: what is not known here is named and left out. */
export function ImportSettingsDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('probing');
  const [text, setText] = useState('');
  const save = useChange(importSettings, { refreshes: [getConfigDiff, listShopHealth] });
  const items = settingsIn(text);
  const isUnread = text.trim() !== '' && items === undefined;
  const done = save.data;
  return (
    <Dialog title={t('settings.importTitle')} onClose={onClose} size={640}>
      <div className={classes.form}>
        <Textarea
          label={t('settings.file')}
          description={t('settings.fileText')}
          error={isUnread ? t('settings.unread') : undefined}
          autosize
          minRows={5}
          maxRows={12}
          spellCheck={false}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <div className={classes.actions}>
          <FileButton accept=".json,application/json" onChange={(file) => void file?.text().then(setText)}>
            {(props) => (
              <Button {...props} variant="default">
                {t('settings.choose')}
              </Button>
            )}
          </FileButton>
          <Button
            disabled={items === undefined}
            loading={save.isPending}
            onClick={() => items !== undefined && save.mutate({ body: { items } })}
          >
            {t('settings.take', { count: items?.length ?? 0 })}
          </Button>
        </div>
        <ErrorNote error={save.error} />
        {done !== undefined && (
          <p role="status">
            {t('settings.taken', { count: done.taken })}
            {done.unknown.length > 0 && ` ${t('settings.unknownShops', { shops: done.unknown.join(', ') })}`}
          </p>
        )}
      </div>
    </Dialog>
  );
}
