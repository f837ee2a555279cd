import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TicketId } from '#kernel/ids';
import { useSelf } from '../../lib/actor.ts';
import { usePresence } from '../../lib/presence.ts';
import { useDeskPeople } from './use-desk.ts';

export interface Meeting {
  /** The names of the colleagues who write here now; empty while nobody does. */
  writing: string;
  /** Those of whom one was asked before sending. */
  asked: string;
  /** Whether a send may go on: who meets a colleague is asked once. */
  passes(): boolean;
  /** What comes next is asked for anew. */
  end(): void;
}

/** Two who write in one ticket at the same time: neither should answer without knowing. */
export function useMeeting(ticketId: TicketId): Meeting {
  const { t } = useTranslation('tickets');
  const self = useSelf();
  const people = useDeskPeople();
  const [asked, setAsked] = useState('');
  const writing = usePresence(`ticket:${ticketId}`)
    .filter(({ personId, mode }) => personId !== self.id && mode === 'typing')
    .map(({ personId }) => people.find(({ id }) => id === personId)?.name ?? t('somebody'))
    .join(', ');
  return {
    writing,
    asked,
    passes: () => {
      if (asked === '') setAsked(writing);
      return asked !== '' || writing === '';
    },
    end: () => setAsked(''),
  };
}
