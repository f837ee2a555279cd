import type { Database } from '../platform/db.ts';
import { errorFields, type Logger } from '../platform/logger.ts';
import type { Frame } from './contract.ts';
import { framesOf, oneFrameOf, type StreamEvent } from './frames.rules.ts';
import { getHead, listNews } from './queries.ts';

const POLL_MS = 40;
const BATCH = 1000;
/** On a busy stream the bell rings once in this time. */
const BUSY_RING_MS = 1000;
const BUSY = new Set(['transactions']);

export interface StreamRelay {
  /** Begins to follow a stream, if nobody here does yet; gives the number after which frames will come. */
  follow(stream: string): Promise<number>;
  unfollow(stream: string): void;
  /** Looks at once instead of at the next poll. */
  wake(): void;
  stop(): Promise<void>;
}

interface RelayOptions {
  db: Database;
  log: Logger;
  ring(frame: Frame): void;
}

/** Follows the streams that somebody on this node watches. Every node reads them for itself: no node needs another. */
export function startStreamRelay({ db, log, ring }: RelayOptions): StreamRelay {
  const heard = new Map<string, number>();
  const beginning = new Map<string, Promise<number>>();
  const held = new Map<string, Frame[]>();
  let running: Promise<void> | undefined;
  let again = false;
  let stopped = false;

  const look = (): Promise<void> => {
    if (running !== undefined) again = true;
    running ??= readOn().finally(() => {
      running = undefined;
      if (again && !stopped) void look();
    });
    return running;
  };
  const readOn = async () => {
    again = false;
    if (heard.size === 0) return;
    try {
      const news = await listNews(db.read, heard, BATCH);
      for (const [stream, events] of Map.groupBy(news, (event) => event.stream)) tell(stream, events);
      if (news.length === BATCH) again = true;
    } catch (error) {
      log.warn('streams not read', errorFields(error));
    }
  };
  const tell = (stream: string, events: StreamEvent[]) => {
    const before = heard.get(stream);
    // Nobody watches any more since the question was asked.
    if (before === undefined) return;
    const frames = framesOf(
      events.filter((event) => event.seq > before),
      before,
    );
    heard.set(stream, frames.at(-1)?.seq ?? before);
    if (BUSY.has(stream)) held.set(stream, [...(held.get(stream) ?? []), ...frames]);
    else for (const frame of frames) ring(frame);
  };
  const ringHeld = () => {
    for (const [stream, frames] of held) {
      const frame = oneFrameOf(frames);
      if (frame !== undefined && heard.has(stream)) ring(frame);
    }
    held.clear();
  };
  const poll = setInterval(() => void (heard.size > 0 && look()), POLL_MS);
  const busy = setInterval(ringHeld, BUSY_RING_MS);
  poll.unref();
  busy.unref();

  const begin = async (stream: string) => {
    try {
      const head = await getHead(db.read, stream);
      if (!heard.has(stream)) heard.set(stream, head);
      return heard.get(stream) ?? head;
    } finally {
      beginning.delete(stream);
    }
  };
  return {
    follow: async (stream) => {
      const known = heard.get(stream);
      if (known !== undefined) return held.get(stream)?.[0]?.after ?? known;
      const started = beginning.get(stream) ?? begin(stream);
      beginning.set(stream, started);
      return started;
    },
    unfollow: (stream) => {
      heard.delete(stream);
      held.delete(stream);
    },
    wake: () => void (heard.size > 0 && look()),
    stop: async () => {
      stopped = true;
      clearInterval(poll);
      clearInterval(busy);
      await running;
    },
  };
}
