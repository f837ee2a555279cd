import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  assignTicket,
  changeTicket,
  countTickets,
  getTicket,
  listThread,
  moveTicket,
  snoozeTicket,
  type TicketRow,
  type Topic,
  undoClose,
} from '#contract/tickets';
import { useSelf } from '../../lib/actor.ts';
import { refresh } from '../../lib/ask.ts';
import { type CallError, call } from '../../lib/call.ts';
import { useErrorText } from '../../lib/error-text.ts';
import { nowMs } from '../../lib/now.ts';
import { say } from '../../ui/toast.ts';
import { noteUndoable, UNDO_MS } from './undo.ts';

/** So many at a time: a hundred at once would be refused by the browser and felt by everybody else. */
const AT_ONCE = 4;

export interface Refused {
  row: TicketRow;
  words: string;
}

export interface BulkActs {
  isBusy: boolean;
  /** What the last act could not do, and why. */
  refused: Refused[];
  forget(): void;
  take(): void;
  snooze(until: string): void;
  topic(topic: Topic): void;
  close(reason: string): void;
}

type Work = (row: TicketRow) => Promise<unknown>;

/** One act on many tickets. Each is tried by itself; Z takes all of those back that went well. */
export function useBulkActs(rows: readonly TicketRow[], onDone: (ids: ReadonlySet<string>) => void): BulkActs {
  const { t } = useTranslation('tickets');
  const errorText = useErrorText();
  const self = useSelf().id;
  const [isBusy, setIsBusy] = useState(false);
  const [refused, setRefused] = useState<Refused[]>([]);
  const act = async (words: (count: number) => string, work: Work, undo: Work) => {
    if (isBusy || rows.length === 0) return;
    setIsBusy(true);
    const { done, failed } = await tryEach(rows, work);
    setIsBusy(false);
    setRefused(failed.map(({ row, error }) => ({ row, words: errorText(error) })));
    onDone(new Set(done.map(({ id }) => id)));
    if (done.length === 0) return;
    const said = words(done.length);
    noteUndoable({
      words: said,
      ticketIds: done.map(({ id }) => id),
      untilMs: nowMs() + UNDO_MS,
      run: async () => {
        const { failed: kept } = await tryEach(done, undo);
        setRefused(kept.map(({ row, error }) => ({ row, words: errorText(error) })));
        await refresh(getTicket, listThread, countTickets);
      },
    });
    say(said);
    await refresh(getTicket, listThread, countTickets);
  };
  return {
    isBusy,
    refused,
    forget: () => setRefused([]),
    take: () =>
      void act(
        (count) => t('bulk.taken', { count }),
        (row) => call(assignTicket, { params: of(row), body: { to: self, reason: '' } }),
        (row) => call(assignTicket, { params: of(row), body: { to: row.assignee?.id ?? null, reason: t('undo.why') } }),
      ),
    snooze: (until) =>
      void act(
        (count) => t('bulk.asleep', { count }),
        (row) => call(snoozeTicket, { params: of(row), body: { until } }),
        (row) => call(snoozeTicket, { params: of(row), body: { until: row.snoozedUntil } }),
      ),
    topic: (topic) =>
      void act(
        (count) => t('bulk.topicSet', { count }),
        (row) => call(changeTicket, { params: of(row), body: { topic } }),
        (row) => call(changeTicket, { params: of(row), body: { topic: row.topic } }),
      ),
    close: (reason) =>
      void act(
        (count) => t('bulk.closed', { count }),
        (row) => call(moveTicket, { params: of(row), body: { move: 'close', reason } }),
        (row) => call(undoClose, { params: of(row) }),
      ),
  };
}

const of = ({ id }: TicketRow) => ({ ticketId: id });

interface Tried {
  done: TicketRow[];
  failed: { row: TicketRow; error: CallError }[];
}

async function tryEach(rows: readonly TicketRow[], work: Work): Promise<Tried> {
  const tried: Tried = { done: [], failed: [] };
  const waiting = [...rows];
  const next = async (): Promise<void> => {
    const row = waiting.shift();
    if (row === undefined) return;
    await work(row).then(
      () => tried.done.push(row),
      (error: CallError) => tried.failed.push({ row, error }),
    );
    return next();
  };
  await Promise.all(Array.from({ length: AT_ONCE }, next));
  return tried;
}
