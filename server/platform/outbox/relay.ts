import { and, eq, sql } from 'drizzle-orm';
import type { Clock } from '../../kernel/clock.ts';
import type { CommittedEvent } from '../../kernel/event.ts';
import type { Db } from '../db.ts';
import { errorFields, type Logger } from '../logger.ts';
import { outboxDeliveries } from './tables.ts';

/** What happens when something happened. Idempotent by `event.id`: it may run twice. */
export interface Reaction {
  name: string;
  /** The event types that it waits for. */
  to: readonly string[];
  run(event: CommittedEvent): Promise<void>;
  /** The same for facts about different subjects, where one way to the database serves them all; when it fails, each is run alone. */
  runTogether?(events: readonly CommittedEvent[]): Promise<void>;
}

export interface Relay {
  /** Looks at once instead of at the next poll. */
  wake(): void;
  /** Runs until nothing is due; for tests and a graceful stop. */
  drain(): Promise<void>;
  stop(): Promise<void>;
}

const POLL_MS = 50;
const BATCH = 100;
/** Reactions that run at once: they wait for the database most of the time. */
const SIDE_BY_SIDE = 4;
/** Facts that share one way to the database. */
const TOGETHER = 16;
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

/** Events of one subject are delivered in order; subjects side by side. */
async function deliverDue(parts: Delivering): Promise<number> {
  const claimed = await claim(parts);
  const lanes = [...Map.groupBy(claimed, ({ event }) => event.subjectId).values()];
  const done: Claimed[] = [];
  for (let place = 0; lanes.some((lane) => lane.length > place); place += 1)
    done.push(
      ...(await deliverSideBySide(
        parts,
        lanes.flatMap((lane) => lane[place] ?? []),
      )),
    );
  if (done.length > 0) await markDone(parts.db, done);
  return claimed.length;
}

/** Of different subjects; gives those that went well. */
async function deliverSideBySide(parts: Delivering, deliveries: readonly Claimed[]): Promise<Claimed[]> {
  const groups = [...Map.groupBy(deliveries, ({ reaction }) => reaction)].flatMap(([reaction, of]) =>
    chunksOf(of, parts.byName.get(reaction)?.runTogether === undefined ? 1 : TOGETHER),
  );
  const done: Claimed[] = [];
  let next = 0;
  const worker = async () => {
    for (let group = groups[next++]; group !== undefined; group = groups[next++])
      done.push(...(await deliverGroup(parts, group)));
  };
  await Promise.all(Array.from({ length: Math.min(SIDE_BY_SIDE, groups.length) }, worker));
  return done;
}

async function deliverGroup(parts: Delivering, group: readonly Claimed[]): Promise<Claimed[]> {
  const together = group.length > 1 ? parts.byName.get(group[0]?.reaction ?? '')?.runTogether : undefined;
  if (together !== undefined && (await succeeds(together(group.map(({ event }) => event))))) return [...group];
  const done: Claimed[] = [];
  for (const delivery of group) if (await deliver(parts, delivery)) done.push(delivery);
  return done;
}

const succeeds = (work: Promise<void>): Promise<boolean> =>
  work.then(
    () => true,
    () => false,
  );

const chunksOf = <T>(all: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, n) => all.slice(n * size, (n + 1) * size));

interface ClaimedRow extends Record<string, unknown> {
  id: string;
  type: string;
  subject_id: string;
  data: Record<string, unknown>;
  at: string;
  reaction: string;
  attempts: number;
}

interface Claimed {
  event: CommittedEvent;
  reaction: string;
  attempts: number;
}

async function claim({ db, clock, byName }: Delivering): Promise<Claimed[]> {
  const now = clock.now();
  const rows = await db.execute<ClaimedRow>(sql`
    with due as (
      select event_id, reaction from outbox_deliveries
      where state = 'waiting' and due_at <= ${now.toString()}::timestamptz
        and reaction = any(${sql.param([...byName.keys()])}::text[])
      order by due_at, event_id
      limit ${BATCH}
      for update skip locked
    ), claimed as (
      update outbox_deliveries d
      set attempts = d.attempts + 1, due_at = ${now.add({ milliseconds: LEASE_MS }).toString()}::timestamptz
      from due where d.event_id = due.event_id and d.reaction = due.reaction
      returning d.event_id, d.reaction, d.attempts
    )
    select e.id, e.type, e.subject_id, e.data, e.at, c.reaction, c.attempts
    from claimed c join outbox_events e on e.id = c.event_id
    order by e.id, c.reaction`);
  return rows.map(({ id, type, subject_id, data, at, reaction, attempts }) => ({
    event: { id, type, subjectId: subject_id, data, at: Temporal.Instant.from(at.replace(' ', 'T')).toString() },
    reaction,
    attempts,
  }));
}

async function markDone(db: Db, done: readonly Claimed[]): Promise<void> {
  const events = sql.param(done.map(({ event }) => event.id));
  const names = sql.param(done.map(({ reaction }) => reaction));
  await db.execute(sql`
    update outbox_deliveries d set state = 'done'
    from unnest(${events}::text[], ${names}::text[]) as done(event_id, reaction)
    where d.event_id = done.event_id::uuid and d.reaction = done.reaction`);
}

/** Whether it went well; one that did not is tried again later, or parked. */
async function deliver({ db, clock, log, byName }: Delivering, delivery: Claimed): Promise<boolean> {
  const { event, reaction, attempts } = delivery;
  try {
    await byName.get(reaction)?.run(event);
    return true;
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
      .where(and(eq(outboxDeliveries.eventId, event.id), eq(outboxDeliveries.reaction, reaction)));
    return false;
  }
}

/** 0.5 s, 1 s, 2 s … at most 5 minutes, with a quarter of jitter. */
function backOffMs(attempts: number): number {
  return Math.round(Math.min(300_000, 250 * 2 ** attempts) * (0.75 + Math.random() * 0.5));
}
