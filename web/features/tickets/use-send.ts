import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { getSuggestion, sendAnswer } from '#contract/answers';
import {
  getTicket,
  listThread,
  noteOnTicket,
  type ThreadMessage,
  type Ticket,
  takeBackMessage,
} from '#contract/tickets';
import type { FileId } from '#kernel/ids';
import { useSelf } from '../../lib/actor.ts';
import { refresh, useChange } from '../../lib/ask.ts';
import { type CallError, call } from '../../lib/call.ts';
import { nowMs } from '../../lib/now.ts';
import { say } from '../../ui/toast.ts';
import { type DraftPlace, draftNow, forgetDraft, settleDraft, typeDraft } from './drafts.ts';
import { newestOfOthers, saidSince } from './thread.rules.ts';
import { noteUndoable } from './undo.ts';
import type { ThreadNow } from './use-thread.ts';

/** Longer than any hold: whether it is too late the server says, whose clock counts. */
const UNDO_SEND_MS = 30_000;

export type Afterwards = 'wait' | 'close' | 'next';

interface SendGiven {
  ticket: Ticket;
  thread: ThreadNow;
  /** The newest message of others that its author has had before their eyes. */
  seen: string | null;
  reply: DraftPlace;
  note: DraftPlace;
  onSent(afterwards: Afterwards): void;
}

export interface Send {
  isBusy: boolean;
  error: CallError | null;
  /** What others said while the answer was being written: shown once, then sent all the same. */
  missed: ThreadMessage[];
  answer(afterwards: Afterwards, files: FileId[]): void;
  note(): void;
  clearError(): void;
}

/** Sends answers and saves notes. A send that has not seen the last words is refused by the server, once. */
export function useSend({ ticket, thread, seen, reply, note, onSent }: SendGiven): Send {
  const { t } = useTranslation('tickets');
  const [missed, setMissed] = useState<{ of: string; after: string | null } | undefined>(undefined);
  const ticketId = ticket.id;
  const self = useSelf().id;
  const sending = useChange(sendAnswer);
  const noting = useChange(noteOnTicket, { refreshes: [listThread] });
  const isStarting = useRef(false);
  const missedHere = missed?.of === ticketId ? saidSince(thread.entries, missed.after, self) : [];

  const answer = async (afterwards: Afterwards, files: FileId[]) => {
    const { text, pieces, templates } = draftNow(reply);
    // After the refusal the new messages stand above the text: the second press has seen them.
    const last = missed?.of === ticketId ? newestOfOthers(thread.entries, self) : seen;
    const body = {
      text: text.trim(),
      seen: last as ThreadMessage['id'] | null, // ids of the thread's own entries
      files,
      pieces,
      templates: [...new Set(templates)],
      afterwards: afterwards === 'close' ? ('close' as const) : ('wait' as const),
    };
    const { messageId } = await sending.mutateAsync({ params: { ticketId }, body });
    forgetDraft(reply);
    setMissed(undefined);
    noteUndoable({
      words: t('undo.send'),
      untilMs: nowMs() + UNDO_SEND_MS,
      run: async () => {
        const back = await call(takeBackMessage, { params: { messageId } });
        typeDraft(reply, back.text);
        await refresh(listThread, getTicket);
      },
    });
    say(t('composer.sent'));
    void Promise.all([thread.renew(), refresh(getTicket, getSuggestion)]).catch(() => {});
    onSent(afterwards);
  };
  const begin = async (afterwards: Afterwards, files: FileId[]) => {
    if (draftNow(reply).text.trim() === '' || isStarting.current) return;
    isStarting.current = true;
    try {
      await settleDraft(reply);
      await answer(afterwards, files);
    } catch (error) {
      if ((error as CallError).reason !== 'thread-moved') return;
      setMissed({ of: ticketId, after: seen });
      await thread.renew().catch(() => {});
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
  const error = noting.error ?? (sending.error?.reason === 'thread-moved' ? null : sending.error);
  return {
    isBusy: sending.isPending || noting.isPending,
    error,
    missed: missedHere,
    answer: (afterwards, files) => void begin(afterwards, files),
    note: () => void save(),
    clearError: () => {
      sending.reset();
      noting.reset();
    },
  };
}
