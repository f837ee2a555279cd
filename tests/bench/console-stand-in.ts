import { QUARANTINE_VIEW, STARTER_VIEWS } from '../../web/features/tickets/views.ts';
import { type BenchCalls, callsTo } from './bench-client.ts';
import { openScreen } from './many-screens.ts';

/** As often as the console of the browser asks: `use-queue.ts`, `use-view-counts.ts`, `use-thread.ts`. */
const ROWS_EVERY_MS = 1000;
const COUNTS_EVERY_MS = 5000;
const THREAD_EVERY_MS = 250;
const COUNTS_ANYWAY_MS = 30_000;
const LIST_ANYWAY_MS = 60_000;
const MOST_ROWS = 200;
const PAGE_ROWS = 50;
const COUNTED_VIEWS = STARTER_VIEWS.map(({ text }): string => text).filter((text) => text !== QUARANTINE_VIEW);
const CALLING_VIEWS = ['assignee:me is:unread', 'is:unassigned', 'assignee:me due:<5m'];

export interface StandIn {
  /** Requests sent so far. */
  asked(): number;
  close(): void;
}

export interface StandInGiven {
  port: number;
  cookie: string;
  /** Which desks it follows. */
  desks: readonly string[];
  view: string;
  /** The ticket that is open in it. */
  ticketId: string;
}

/** A console without a browser: it follows the same doorbells and asks for the same things as often. */
export async function openStandIn({ port, cookie, desks, view, ticketId }: StandInGiven): Promise<StandIn> {
  const { calls, asked } = counted(callsTo(port, cookie));
  const path = `/api/tickets/${ticketId}`;
  const list = () => calls.get(`/api/tickets?limit=${PAGE_ROWS}&view=${encodeURIComponent(view)}`);
  const counts = async () => {
    await Promise.all([COUNTED_VIEWS, CALLING_VIEWS].map((views) => calls.post('/api/tickets/counts', { views })));
  };
  const open = async () => {
    await Promise.all([calls.get(path), calls.get(`${path}/thread?limit=50`), calls.get(`${path}/suggestion`)]);
  };
  const rung = new Set<string>();
  const countsSoon = gathered(COUNTS_EVERY_MS, counts);
  const threadSoon = gathered(THREAD_EVERY_MS, open);
  const rowsSoon = gathered(ROWS_EVERY_MS, async () => {
    const ids = [...rung].slice(0, MOST_ROWS);
    rung.clear();
    if (ids.length > 0) await calls.post('/api/tickets/rows', { ids, view });
    countsSoon.ring();
  });
  const anyway = gathered(0, async () => {
    await Promise.all([list(), calls.get('/api/quarantine/count')]);
  });
  const hear = (name: string, body: string) => {
    if (name !== 'frame') return;
    const { stream, ids } = JSON.parse(body) as { stream: string; ids: string[] };
    if (stream === `ticket:${ticketId}`) return threadSoon.ring();
    for (const id of ids) rung.add(id);
    rowsSoon.ring();
  };
  await Promise.all([calls.get('/api/me'), list(), counts(), open()]);
  const screen = await openScreen(port, '/live', cookie, hear);
  for (const stream of [...desks.map((desk) => `desk:${desk}`), `ticket:${ticketId}`, 'rota'])
    await screen.watch(stream);
  const timers = [
    setInterval(() => countsSoon.ring(), COUNTS_ANYWAY_MS),
    setInterval(() => anyway.ring(), LIST_ANYWAY_MS),
  ];
  return {
    asked,
    close: () => {
      for (const timer of timers) clearInterval(timer);
      for (const each of [rowsSoon, countsSoon, threadSoon, anyway]) each.end();
      screen.close();
      calls.hangUp();
    },
  };
}

function counted(calls: BenchCalls): { calls: BenchCalls; asked(): number } {
  let asked = 0;
  const counting =
    <Given extends unknown[]>(call: (...given: Given) => Promise<string>) =>
    (...given: Given) => {
      asked += 1;
      return call(...given);
    };
  return { calls: { ...calls, get: counting(calls.get), post: counting(calls.post) }, asked: () => asked };
}

/** However often it rings, it runs once in so many milliseconds. */
function gathered(everyMs: number, run: () => Promise<void>): { ring(): void; end(): void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isOver = false;
  return {
    ring: () => {
      if (isOver) return;
      timer ??= setTimeout(() => {
        timer = undefined;
        // What is on its way when everything ends is not answered any more.
        run().catch((error) => {
          if (!isOver) throw error;
        });
      }, everyMs);
    },
    end: () => {
      isOver = true;
      clearTimeout(timer);
    },
  };
}
