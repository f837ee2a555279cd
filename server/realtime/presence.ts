import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { CONSOLE, CONSOLE_LASTS_SECONDS } from '../platform/connected.ts';
import type { Database } from '../platform/db.ts';
import { errorFields, type Logger } from '../platform/logger.ts';
import type { Presence } from './contract.ts';
import { changesOf, gathered, type Present } from './presence.rules.ts';

const LOOK_MS = 1000;
const HEARTBEAT_MS = 5000;
/** A node that died is forgotten after this. */
const LASTS_SECONDS = CONSOLE_LASTS_SECONDS;
const TYPING_LASTS_MS = 4000;
const GATHER_MS = 50;

export interface PresenceBoard {
  enter(socketId: string, personId: string, stream: string): void;
  leave(socketId: string, stream?: string): void;
  typing(socketId: string, stream: string): void;
  /** Who is where, as far as this node knows. */
  everywhere(): Presence[];
  stop(): Promise<void>;
}

interface Place extends Present {
  typingUntil: number;
}

interface PresenceOptions {
  db: Database;
  log: Logger;
  /** Tells the consoles of this node what is different. */
  tell(changes: Presence[]): void;
}

/** Who looks at which thing, over all nodes. It is a courtesy, not a lock: nothing depends on it being right. */
export function startPresence({ db, log, tell }: PresenceOptions): PresenceBoard {
  const node = randomUUID();
  const places = new Map<string, Map<string, Place>>();
  let known: ReadonlyMap<string, Presence['people']> = new Map();
  let soon: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> | undefined;

  const own = (): Present[] => {
    const now = performance.now();
    return [...places.values()]
      .flatMap((ofSocket) => [...ofSocket.values()])
      .map(({ stream, personId, typingUntil }) => ({
        stream,
        personId,
        mode: typingUntil > now ? 'typing' : 'viewing',
      }));
  };
  const look = async (write: boolean) => {
    try {
      if (write) await writeOwn(db, node, own());
      if (places.size === 0 && known.size === 0) return;
      const now = gathered(await listPresent(db));
      const changes = changesOf(known, now);
      known = now;
      if (changes.length > 0) tell(changes);
    } catch (error) {
      log.warn('presence not kept', errorFields(error));
    }
  };
  const run = (write: boolean) => {
    running = (running ?? Promise.resolve()).then(() => look(write));
  };
  const changed = () => {
    soon ??= setTimeout(() => {
      soon = undefined;
      run(true);
    }, GATHER_MS);
  };
  const looking = setInterval(() => places.size > 0 && run(false), LOOK_MS);
  const heartbeat = setInterval(() => places.size > 0 && run(true), HEARTBEAT_MS);
  looking.unref();
  heartbeat.unref();
  return {
    enter: (socketId, personId, stream) => {
      const ofSocket = places.get(socketId) ?? new Map<string, Place>();
      // Who watches again is there already, and may be typing.
      if (ofSocket.has(stream)) return;
      places.set(socketId, ofSocket.set(stream, { stream, personId, mode: 'viewing', typingUntil: 0 }));
      changed();
    },
    leave: (socketId, stream) => {
      if (stream === undefined) places.delete(socketId);
      else places.get(socketId)?.delete(stream);
      changed();
    },
    typing: (socketId, stream) => {
      const place = places.get(socketId)?.get(stream);
      if (place === undefined) return;
      place.typingUntil = performance.now() + TYPING_LASTS_MS;
      changed();
      setTimeout(changed, TYPING_LASTS_MS + GATHER_MS).unref();
    },
    everywhere: () => [...known].map(([stream, people]) => ({ stream, people })),
    stop: async () => {
      clearInterval(looking);
      clearInterval(heartbeat);
      clearTimeout(soon);
      places.clear();
      run(true);
      await running;
    },
  };
}

/** This node's rows become just these; an open console is forgotten by time alone. The database's clock decides how long they last. */
async function writeOwn(db: Database, node: string, present: readonly Present[]): Promise<void> {
  const people = [...gathered(present)].flatMap(([stream, here]) => here.map((person) => ({ stream, ...person })));
  await db.write.execute(sql`
    with gone as (
      delete from presence where (node = ${node} and stream <> ${CONSOLE} and not (stream || ' ' || person_id) = any(${sql.param(
        people.map(({ stream, personId }) => `${stream} ${personId}`),
      )}::text[])) or until < now() - interval '1 minute'
    )
    insert into presence (stream, person_id, node, mode, until)
    select stream, person_id, ${node}, mode, now() + ${LASTS_SECONDS} * interval '1 second'
    from unnest(${sql.param(people.map(({ stream }) => stream))}::text[],
      ${sql.param(people.map(({ personId }) => personId))}::text[],
      ${sql.param(people.map(({ mode }) => mode))}::text[]) as here(stream, person_id, mode)
    on conflict (stream, person_id, node) do update set mode = excluded.mode, until = excluded.until`);
}

async function listPresent(db: Database): Promise<Present[]> {
  const rows = await db.read.execute<{ stream: string; person_id: string; mode: Present['mode'] }>(
    sql`select stream, person_id, mode from presence where until > now() and stream <> ${CONSOLE}`,
  );
  return rows.map(({ stream, person_id, mode }) => ({ stream, personId: person_id, mode }));
}
