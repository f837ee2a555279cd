import { and, asc, eq, inArray, lte, sql } from 'drizzle-orm';
import type { Clock } from '../../kernel/clock.ts';
import type { CommittedEvent } from '../../kernel/event.ts';
import type { Db } from '../db.ts';
import { errorFields, type Logger } from '../logger.ts';
import { outboxDeliveries, outboxEvents } from './tables.ts';

/** What happens when something happened. Idempotent by `event.id`: it may run twice. */
export interface Reaction {
  name: string;
  /** The event types that it waits for. */
  to: readonly string[];
  run(event: CommittedEvent): Promise<void>;
}

export interface Relay {
  /** Looks at once instead of at the next poll. */
  wake(): void;
  /** Runs until nothing is due; for tests and a graceful stop. */
  drain(): Promise<void>;
  stop(): Promise<void>;
}

const POLL_MS = 50;
const BATCH = 50;
const LEASE_MS = 60_000;
const PARK_AFTER = 10;

export interface RelayOptions {
  db: Db;
  clock: Clock;
  log: Logger;
  reactions: readonly Reaction[];
}

/** Starts delivering committed events to reactions: claim in a short transaction, run outside it, mark. */
export function startRelay({ db, clock, log, reactions }: RelayOptions): Relay {
  const byName = new Map(reactions.map((reaction) => [reaction.name, reaction]));
  let stopped = false;
  let running: Promise<number> | undefined;
  let again = false;

  const look = (): Promise<number> => {
    if (running !== undefined) {
      again = true;
      return running;
    }
    running = deliverDue({ db, clock, log, byName })
      .catch((error) => {
        log.error('relay failed', errorFields(error));
        return 0;
      })
      .finally(() => {
        running = undefined;
        if (again && !stopped) {
          again = false;
          void look();
        }
      });
    return running;
  };
  const timer = setInterval(() => void look(), POLL_MS);
  timer.unref();
  return {
    wake: () => void look(),
    drain: async () => {
      // A look that is under way may have begun before what is to be delivered was there.
      await running;
      while ((await look()) > 0);
    },
    stop: async () => {
      stopped = true;
      clearInterval(timer);
      await running;
    },
  };
}

interface Delivering {
  db: Db;
  clock: Clock;
  log: Logger;
  byName: Map<string, Reaction>;
}

async function deliverDue(parts: Delivering): Promise<number> {
  const claimed = await claim(parts);
  for (const delivery of claimed) await deliver(parts, delivery);
  return claimed.length;
}

async function claim({ db, clock, byName }: Delivering) {
  const now = clock.now();
  return db.transaction(async (tx) => {
    const due = await tx
      .select({ eventId: outboxDeliveries.eventId, reaction: outboxDeliveries.reaction })
      .from(outboxDeliveries)
      .where(
        and(
          eq(outboxDeliveries.state, 'waiting'),
          lte(outboxDeliveries.dueAt, now),
          inArray(outboxDeliveries.reaction, [...byName.keys(), '']),
        ),
      )
      .orderBy(asc(outboxDeliveries.dueAt))
      .limit(BATCH)
      .for('update', { skipLocked: true });
    if (due.length === 0) return [];
    const claimed = [];
    for (const { eventId, reaction } of due) {
      const [row] = await tx
        .update(outboxDeliveries)
        .set({ attempts: sql`${outboxDeliveries.attempts} + 1`, dueAt: now.add({ milliseconds: LEASE_MS }) })
        .where(and(eq(outboxDeliveries.eventId, eventId), eq(outboxDeliveries.reaction, reaction)))
        .returning({ attempts: outboxDeliveries.attempts });
      const [event] = await tx.select().from(outboxEvents).where(eq(outboxEvents.id, eventId));
      if (event !== undefined) claimed.push({ event, reaction, attempts: row?.attempts ?? 1 });
    }
    return claimed;
  });
}

type Claimed = Awaited<ReturnType<typeof claim>>[number];

async function deliver({ db, clock, log, byName }: Delivering, { event, reaction, attempts }: Claimed): Promise<void> {
  const mine = and(eq(outboxDeliveries.eventId, event.id), eq(outboxDeliveries.reaction, reaction));
  try {
    await byName.get(reaction)?.run({ ...event, at: event.at.toString() });
    await db.update(outboxDeliveries).set({ state: 'done' }).where(mine);
  } catch (error) {
    const parked = attempts >= PARK_AFTER;
    log.warn('reaction failed', { ...errorFields(error), reaction, event: event.type, attempt: attempts });
    await db
      .update(outboxDeliveries)
      .set({
        state: parked ? 'parked' : 'waiting',
        dueAt: clock.now().add({ milliseconds: backOffMs(attempts) }),
        lastError: error instanceof Error ? error.name : 'unknown',
      })
      .where(mine);
  }
}

/** 0.5 s, 1 s, 2 s … at most 5 minutes, with a quarter of jitter. */
function backOffMs(attempts: number): number {
  return Math.round(Math.min(300_000, 250 * 2 ** attempts) * (0.75 + Math.random() * 0.5));
}
