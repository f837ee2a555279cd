import { useCallback, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { getTicket, listThread, type ThreadMessage, takeBackMessage } from '#contract/tickets';
import type { TicketId } from '#kernel/ids';
import { useSelf } from '../../lib/actor.ts';
import { refresh } from '../../lib/ask.ts';
import { type CallError, call } from '../../lib/call.ts';
import { useErrorText } from '../../lib/error-text.ts';
import { say } from '../../ui/toast.ts';
import { takeBackDraft } from './drafts.ts';

/** Takes a held answer back; its text and its files are the draft again. */
export function useTakeBack(ticketId: TicketId): (message: ThreadMessage) => void {
  const { t } = useTranslation('tickets');
  const self = useSelf();
  const errorText = useErrorText();
  const latest = useRef(errorText);
  latest.current = errorText;
  // The same function for the life of the page: messages are not drawn anew because of it.
  return useCallback(
    (message) => {
      call(takeBackMessage, { params: { messageId: message.id } }).then(
        (back) => {
          takeBackDraft({ personId: self.id, ticketId, kind: 'reply' }, back);
          say(t('undo.done', { what: t('undo.send') }));
          void refresh(listThread, getTicket);
        },
        (error: CallError) => {
          say(latest.current(error));
          void refresh(listThread);
        },
      );
    },
    [t, self.id, ticketId],
  );
}
