import { TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { getOnDuty } from '#contract/rota';
import type { Ticket } from '#contract/tickets';
import type { PersonId } from '#kernel/ids';
import { useMay, useSelf } from '../../lib/actor.ts';
import { ask } from '../../lib/ask.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Empty } from '../../ui/empty.tsx';
import { PickList } from '../../ui/pick-list.tsx';
import classes from './dialogs.module.css';
import { useDeskPeople } from './use-desk.ts';

interface AssignDialogProps {
  ticket: Ticket;
  /** One's own is handed over; any other is given. */
  isOwn: boolean;
  onPick(to: PersonId | null, reason: string): void;
  onClose(): void;
}

/** So much says something. */
const LEAST_REASON = 3;

/** To whom: somebody on duty, with a reason; taking it oneself needs none. */
export function AssignDialog({ ticket, isOwn, onPick, onClose }: AssignDialogProps) {
  const { t } = useTranslation('tickets');
  const self = useSelf();
  const may = useMay();
  const [reason, setReason] = useState('');
  const people = useDeskPeople();
  const { data: rota } = useQuery({ ...ask(getOnDuty, {}), enabled: may('rota.read') });
  const duty = new Map((rota?.onDuty ?? []).map((person) => [person.personId, person]));
  const isSaid = reason.trim().length >= LEAST_REASON;
  const options = people
    .filter(({ id }) => id !== ticket.assignee?.id)
    .sort((one, other) => Number(duty.has(other.id)) - Number(duty.has(one.id)))
    .map(({ id, name }) => ({
      id: id as string,
      text: id === self.id ? t('assign.me', { name }) : name,
      more: dutyWord(duty.get(id)),
      isDisabled: id !== self.id && !(isSaid && duty.has(id)),
    }));
  const nobody =
    ticket.assignee === null
      ? []
      : [{ id: 'nobody', text: t('assign.nobody'), more: '', isDisabled: isOwn && !isSaid }];
  function dutyWord(person: { pausedSince: string | null } | undefined): string {
    if (person === undefined) return t('assign.offDuty');
    return t(person.pausedSince === null ? 'assign.onDuty' : 'assign.paused');
  }
  const title = t(isOwn ? 'assign.handOver' : 'assign.title', { number: ticket.number });
  return (
    <Dialog title={title} onClose={onClose} size={440}>
      <TextInput
        className={classes.field ?? ''}
        label={t('assign.reason')}
        description={t('assign.reasonHelp')}
        maxLength={300}
        data-autofocus
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {options.length === 0 && <Empty title={t('assign.none')} />}
      <PickList
        label={title}
        options={[...options, ...nobody]}
        onPick={(id) => onPick(people.find((person) => person.id === id)?.id ?? null, reason.trim())}
      />
    </Dialog>
  );
}
