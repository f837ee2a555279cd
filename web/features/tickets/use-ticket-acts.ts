import { useTranslation } from 'react-i18next';
import {
  assignTicket,
  countTickets,
  getTicket,
  listThread,
  mergeTicket,
  moveTicket,
  promiseTicket,
  snoozeTicket,
  type Ticket,
  type TicketMove,
  undoClose,
  undoMerge,
} from '#contract/tickets';
import type { PersonId, TicketId } from '#kernel/ids';
import { refresh } from '../../lib/ask.ts';
import { type CallError, call } from '../../lib/call.ts';
import { useErrorText } from '../../lib/error-text.ts';
import { nowMs } from '../../lib/now.ts';
import { say } from '../../ui/toast.ts';
import { noteUndoable, UNDO_MS } from './undo.ts';

export interface TicketActs {
  assign(to: PersonId | null, reason?: string): Promise<boolean>;
  move(move: TicketMove): Promise<boolean>;
  snooze(until: string | null): Promise<boolean>;
  promise(at: string | null, text: string): Promise<boolean>;
  merge(into: TicketId): Promise<boolean>;
}

/** What is done to a ticket in one stroke. Each says what it did and can be taken back by Z; a refusal is told in words. */
export function useTicketActs(ticket: Ticket | undefined): TicketActs {
  const { t } = useTranslation('tickets');
  const errorText = useErrorText();
  const act = async (words: string, work: () => Promise<unknown>, undo?: () => Promise<unknown>): Promise<boolean> => {
    try {
      await work();
      if (undo !== undefined)
        noteUndoable({
          words,
          ticketIds: [id],
          untilMs: nowMs() + UNDO_MS,
          run: async () => {
            await undo();
            await refresh(getTicket, listThread, countTickets);
          },
        });
      say(words);
      await refresh(getTicket, listThread, countTickets);
      return true;
    } catch (error) {
      say(errorText(error as CallError));
      return false;
    }
  };
  const id = ticket?.id as TicketId; // nothing is offered before the ticket is there
  const number = ticket?.number ?? 0;
  const params = { ticketId: id };
  const giveTo = (to: PersonId | null, reason: string) => call(assignTicket, { params, body: { to, reason } });
  const moveTo = (move: TicketMove) => call(moveTicket, { params, body: move });
  return {
    assign: (to, reason = '') => {
      const before = ticket?.assignee?.id ?? null;
      return act(
        t('done.assigned', { number }),
        () => giveTo(to, reason),
        () => giveTo(before, t('undo.why')),
      );
    },
    move: (move) => {
      const undo = move.move === 'close' ? () => call(undoClose, { params }) : undefined;
      return act(t(`done.${move.move}`, { number }), () => moveTo(move), undo);
    },
    snooze: (until) => {
      const before = ticket?.snoozedUntil ?? null;
      return act(
        t(until === null ? 'done.woken' : 'done.snoozed', { number }),
        () => call(snoozeTicket, { params, body: { until } }),
        () => call(snoozeTicket, { params, body: { until: before } }),
      );
    },
    promise: (at, text) => {
      const before = ticket?.promise ?? { at: null, text: '' };
      return act(
        t(at === null ? 'done.kept' : 'done.promised', { number }),
        () => call(promiseTicket, { params, body: { at, text } }),
        () => call(promiseTicket, { params, body: before }),
      );
    },
    merge: (into) =>
      act(
        t('done.merged', { number }),
        () => call(mergeTicket, { params, body: { into } }),
        () => call(undoMerge, { params }),
      ),
  };
}
