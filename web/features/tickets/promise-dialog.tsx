import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Ticket } from '#contract/tickets';
import { Dialog } from '../../ui/dialog.tsx';
import classes from './dialogs.module.css';
import { MomentPick } from './moment-pick.tsx';

interface PromiseDialogProps {
  ticket: Ticket;
  onPick(at: string | null, text: string): void;
  onClose(): void;
}

/** What was promised to the writer, and by when. */
export function PromiseDialog({ ticket, onPick, onClose }: PromiseDialogProps) {
  const { t } = useTranslation('tickets');
  const [text, setText] = useState(ticket.promise?.text ?? '');
  return (
    <Dialog title={t('promise.title')} onClose={onClose} size={440}>
      <TextInput
        className={classes.field ?? ''}
        label={t('promise.what')}
        maxLength={300}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <MomentPick
        label={t('promise.title')}
        none={ticket.promise === null ? undefined : t('promise.kept')}
        onPick={(at) => onPick(at, at === null ? '' : text.trim())}
      />
    </Dialog>
  );
}
