import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { getSuggestion, sendAnswer } from '#contract/answers';
import {
  getTicket,
  listThread,
  listUnseen,
  noteOnTicket,
  type ThreadMessage,
  type Ticket,
  takeBackMessage,
} from '#contract/tickets';
import { refresh, useChange } from '../../lib/ask.ts';
import { type CallError, call } from '../../lib/call.ts';
import { nowMs } from '../../lib/now.ts';
import { say } from '../../ui/toast.ts';
import { isBlank } from './drafts.rules.ts';
import { type DraftPlace, draftNow, forgetDraft, settleDraft, takeBackDraft } from './drafts.ts';
import { newestMark } from './thread.rules.ts';
import { noteUndoable } from './undo.ts';
import type { Meeting } from './use-meeting.ts';
import type { ThreadNow } from './use-thread.ts';

/** Longer than any hold: whether it is too late the server says, whose clock counts. */
const UNDO_SEND_MS = 30_000;

export type Afterwards = 'wait' | 'close' | 'next';

interface SendGiven {
  ticket: Ticket;
  thread: ThreadNow;
  /** The newest mark of others that its author has had before their eyes. */
  seen: string | null;
  reply: DraftPlace;
  note: DraftPlace;
  meeting: Meeting;
  onSent(afterwards: Afterwards): void;
}

export interface Send {
  isBusy: boolean;
  error: CallError | null;
  /** What others said while the answer was being written: shown once, then sent all the same. */
  missed: ThreadMessage[];
  /** Something was shown before sending: the next press sends. */
  isSecond: boolean;
  answer(afterwards: Afterwards): void;
  note(): void;
  clearError(): void;
}

interface Missed {
  /** What had been seen before the first refusal. */
  after: string | null;
  messages: ThreadMessage[];
}

/** Sends answers and saves notes. A send that has not seen the last words is refused by the server, once. */
export function useSend({ ticket, thread, seen, reply, note, meeting, onSent }: SendGiven): Send {
  const { t } = useTranslation('tickets');
  const [missed, setMissed] = useState<Missed | undefined>(undefined);
  const ticketId = ticket.id;
  const sending = useChange(sendAnswer);
  const noting = useChange(noteOnTicket, { refreshes: [listThread] });
  const isStarting = useRef(false);
  const missedHere = missed?.messages ?? [];

  const answer = async (afterwards: Afterwards) => {
    const { text, files, pieces, templates } = draftNow(reply);
    const body = {
      text: text.trim(),
      // After the refusal what was missed stands above the text: the second press has seen it.
      seen: newestMark(missedHere, seen),
      files: files.map(({ id }) => id),
      pieces,
      templates: [...new Set(templates)],
      afterwards: afterwards === 'close' ? ('close' as const) : ('wait' as const),
    };
    const { messageId } = await sending.mutateAsync({ params: { ticketId }, body });
    forgetDraft(reply);
    setMissed(undefined);
    meeting.end();
    noteUndoable({
      words: t('undo.send'),
      ticketIds: [ticketId],
      untilMs: nowMs() + UNDO_SEND_MS,
      run: async () => {
        const back = await call(takeBackMessage, { params: { messageId } });
        takeBackDraft(reply, back);
        await refresh(listThread, getTicket);
      },
    });
    say(t('composer.sent'));
    void Promise.all([thread.renew(), refresh(getTicket, getSuggestion)]).catch(() => {});
    onSent(afterwards);
  };
  const showMissed = async () => {
    const after = missed === undefined ? seen : missed.after;
    const query = after === null ? {} : { seen: after };
    // Also what stands further up than what is loaded.
    const [unseen] = await Promise.allSettled([call(listUnseen, { params: { ticketId }, query }), thread.renew()]);
    if (unseen.status === 'fulfilled') setMissed({ after, messages: unseen.value.items });
  };
  const begin = async (afterwards: Afterwards) => {
    isStarting.current = true;
    try {
      await settleDraft(reply);
      await answer(afterwards);
    } catch (error) {
      if ((error as CallError).reason === 'thread-moved') await showMissed();
    } finally {
      isStarting.current = false;
    }
  };
  const save = async () => {
    const { text } = draftNow(note);
    if (text.trim() === '' || noting.isPending) return;
    await settleDraft(note);
    noting.mutate({ params: { ticketId }, body: { text: text.trim() } }, { onSuccess: () => forgetDraft(note) });
  };
  const isShown = sending.error?.reason === 'thread-moved' && missedHere.length > 0;
  const error = noting.error ?? (isShown ? null : sending.error);
  return {
    isBusy: sending.isPending || noting.isPending,
    error,
    missed: missedHere,
    isSecond: missedHere.length > 0 || meeting.asked !== '',
    answer: (afterwards) => {
      const isReady = !isBlank(draftNow(reply)) && !isStarting.current;
      if (isReady && meeting.passes()) void begin(afterwards);
    },
    note: () => void save(),
    clearError: () => {
      sending.reset();
      noting.reset();
    },
  };
}
