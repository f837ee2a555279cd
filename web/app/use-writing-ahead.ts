import { useRouterState } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { TicketId } from '#kernel/ids';
import { keepAhead, keepAheadOfOthers, useHereToWrite, writeAhead } from '../features/tickets/writing-ahead.ts';
import { useMay, useSelf } from '../lib/actor.ts';
import { useKeys } from '../lib/keyboard.ts';

/** R and N while their ticket is still on its way, even over another one: the wish to write is kept with all that follows. */
export function useWritingAhead(): void {
  const { t } = useTranslation('tickets');
  const self = useSelf();
  const may = useMay();
  const wanted = useRouterState({ select: ({ location }) => /^\/inbox\/([^/]+)$/.exec(location.pathname)?.[1] });
  const here = useHereToWrite();
  // Whoever goes elsewhere, or locks the screen, writes no more.
  useEffect(() => keepAheadOfOthers(wanted), [wanted]);
  useEffect(() => keepAhead, []);
  const ticketId = wanted as TicketId; // the server judges whether it is one
  const group = t('keys.writing');
  const write = (kind: 'reply' | 'note') => writeAhead({ personId: self.id, ticketId, kind });
  const isComing = wanted !== undefined && wanted !== here;
  useKeys(
    isComing
      ? [
          ...(may('ticket.reply') ? [{ keys: 'KeyR', group, label: t('keys.reply'), run: () => write('reply') }] : []),
          { keys: 'KeyN', group, label: t('keys.note'), run: () => write('note') },
        ]
      : [],
    { isFirst: true },
  );
}
