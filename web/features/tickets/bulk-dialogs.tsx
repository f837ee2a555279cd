import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Topic } from '#contract/tickets';
import { Dialog } from '../../ui/dialog.tsx';
import { FormColumn } from '../../ui/form-column.tsx';
import { ChooseDialog } from './choose-dialog.tsx';
import classes from './dialogs.module.css';
import { SnoozeDialog } from './snooze-dialog.tsx';
import type { BulkActs } from './use-bulk-acts.ts';

export type BulkDialog = 'snooze' | 'topic' | 'close' | undefined;

interface BulkDialogsProps {
  dialog: BulkDialog;
  acts: BulkActs;
  onClose(): void;
}

/** The window over several tickets: what is asked before, and afterwards what did not work. */
export function BulkDialogs({ dialog, acts, onClose }: BulkDialogsProps) {
  const { t } = useTranslation('tickets');
  switch (dialog) {
    case undefined:
      return <RefusedDialog acts={acts} />;
    case 'snooze':
      return (
        <SnoozeDialog
          isAsleep={false}
          onPick={(until) => {
            onClose();
            if (until !== null) acts.snooze(until);
          }}
          onClose={onClose}
        />
      );
    case 'topic':
      return (
        <ChooseDialog
          title={t('topicTitle')}
          options={Topic.options.map((id) => ({ id, text: t(`topic.${id}`) }))}
          onPick={(topic) => {
            onClose();
            acts.topic(topic);
          }}
          onClose={onClose}
        />
      );
    case 'close':
      return (
        <CloseDialog
          onClose={onClose}
          onReason={(reason) => {
            onClose();
            acts.close(reason);
          }}
        />
      );
  }
}

function CloseDialog({ onReason, onClose }: { onReason(reason: string): void; onClose(): void }) {
  const { t } = useTranslation('tickets');
  const [reason, setReason] = useState('');
  const isSaid = reason.trim() !== '';
  return (
    <Dialog title={t('bulk.closeTitle')} onClose={onClose} size={440}>
      <p className={classes.help}>{t('bulk.closeHelp')}</p>
      <FormColumn onSubmit={() => isSaid && onReason(reason.trim())}>
        <TextInput
          label={t('bulk.closeReason')}
          data-autofocus
          maxLength={300}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Button type="submit" disabled={!isSaid}>
          {t('bulk.close')}
        </Button>
      </FormColumn>
    </Dialog>
  );
}

function RefusedDialog({ acts: { refused, forget } }: { acts: BulkActs }) {
  const { t } = useTranslation('tickets');
  return (
    <Dialog title={t('bulk.refused', { count: refused.length })} onClose={forget} size={520}>
      <p className={classes.help}>{t('bulk.refusedHelp')}</p>
      <ul className={classes.refused}>
        {refused.map(({ row, words }) => (
          <li key={row.id}>
            <strong>
              #{row.number} {row.subject}
            </strong>
            <span>{words}</span>
          </li>
        ))}
      </ul>
      <Button onClick={forget} data-autofocus>
        {t('bulk.seen')}
      </Button>
    </Dialog>
  );
}
