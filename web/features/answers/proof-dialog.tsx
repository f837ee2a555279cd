import { Button, Select, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { getSuggestion, raiseProof } from '#contract/answers';
import { getTicket, listThread, ProofLevel, type Ticket } from '#contract/tickets';
import { useChange } from '../../lib/ask.ts';
import { useFieldText } from '../../lib/error-text.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { FormColumn } from '../../ui/form-column.tsx';
import classes from './proof-dialog.module.css';

/** By hand, with the reason: it is noted who believed what, and holds for this ticket alone. */
export function ProofDialog({ ticket, onClose }: { ticket: Ticket; onClose(): void }) {
  const { t } = useTranslation('answers');
  const [level, setLevel] = useState<ProofLevel>(ticket.proof.level);
  const [reason, setReason] = useState('');
  const raise = useChange(raiseProof, { refreshes: [getTicket, getSuggestion, listThread], onDone: onClose });
  const fieldText = useFieldText(raise.error);
  return (
    <Dialog title={t('writer.raise')} onClose={onClose} size={460}>
      <p className={classes.help}>{t('writer.raiseHelp')}</p>
      <FormColumn
        error={raise.error}
        onSubmit={() => raise.mutate({ params: { ticketId: ticket.id }, body: { level, reason: reason.trim() } })}
      >
        <Select
          label={t('writer.level')}
          allowDeselect={false}
          data={ProofLevel.options.map((value) => ({ value, label: t(`level.${value}`) }))}
          value={level}
          onChange={(value) => value !== null && setLevel(ProofLevel.parse(value))}
        />
        <Textarea
          label={t('writer.reason')}
          data-autofocus
          autosize
          minRows={2}
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          error={fieldText('reason')}
        />
        <Button type="submit" loading={raise.isPending}>
          {t('writer.save')}
        </Button>
      </FormColumn>
    </Dialog>
  );
}
