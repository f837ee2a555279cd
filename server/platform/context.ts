import { AsyncLocalStorage } from 'node:async_hooks';
import type { z } from 'zod';
import type { Actor } from '../kernel/actor.ts';
import type { Clock } from '../kernel/clock.ts';
import type { EventType } from '../kernel/event.ts';
import { EventId } from '../kernel/ids.ts';
import type { Action, Reach } from '../kernel/permissions.ts';
import { auditEntry, type NewAuditEntry, type Origin } from './audit/entry.ts';
import type { ReadNotes } from './audit/read-notes.ts';
import { asksForRetry, type Database, type ReadDb, type Tx } from './db.ts';
import { newId } from './new-id.ts';
import { type Fact, writeFacts } from './outbox/write-facts.ts';

/** Records a fact with the change. With `stream`, screens that follow the stream hear of it, in order. */
export type Emit = <Data extends z.ZodType>(
  type: EventType<Data>,
  subjectId: string,
  data: z.input<Data>,
  stream?: string,
) => Promise<void>;

export interface Write {
  tx: Tx;
  emit: Emit;
  /** More for the audit line: ids and names of changed fields, never values from outside. */
  note(details: Record<string, unknown>): void;
}

/** What a verb is given: eyes, one door for writing, a clock, and who asks. */
export interface Context {
  /** Inside `change` this reads through its transaction. */
  readonly read: ReadDb;
  change<T>(action: Action, subjectId: string, work: (write: Write) => Promise<T>): Promise<T>;
  /** Notes that personal or payment details were read; written within a second. Of a page, one line whose `details.shown` names what was on it. */
  noteRead(action: Action, subjectIds: string[], details?: Record<string, unknown>): void;
  readonly clock: Clock;
  readonly actor: Actor;
  /** Whether the actor may reach every object or only those of their own merchants. */
  readonly reach: Reach;
}

/** What contexts are made from; one per process. */
export interface ContextServices {
  db: Database;
  clock: Clock;
  readNotes: ReadNotes;
  /** The reactions that wait for an event of this type. */
  reactionsTo(type: string): readonly string[];
  /** Called after a commit that emitted something, so that this node's relay looks at once. */
  wake(): void;
}

/** The open transaction of the running call chain and the services it belongs to. */
const open = new AsyncLocalStorage<{
  tx: Tx;
  services: ContextServices;
  facts: Fact[];
  lines: NewAuditEntry[];
}>();

const TRIES = 5;

/** A fresh context: one per request, job run and reaction. */
export function createContext(services: ContextServices, actor: Actor, reach: Reach, origin: Origin = {}): Context {
  const { clock } = services;
  const current = () => {
    const found = open.getStore();
    return found?.services === services ? found : undefined;
  };
  return {
    clock,
    actor,
    reach,
    get read() {
      return current()?.tx ?? services.db.read;
    },
    noteRead: (action, subjectIds, details) =>
      services.readNotes.note(
        subjectIds.map((id) => auditEntry(clock.now(), actor, action, id, origin, details, 'read')),
      ),
    change: async (action, subjectId, work) => {
      const run = async () => {
        const store = current();
        if (store === undefined) throw new Error('change runs inside inTransaction');
        let details: Record<string, unknown> | undefined;
        const value = await work({
          tx: store.tx,
          emit: emitter(services, store),
          note: (more) => {
            details = { ...details, ...more };
          },
        });
        store.lines.push(auditEntry(clock.now(), actor, action, subjectId, origin, details));
        return value;
      };
      return current() === undefined ? inTransaction(services, run) : run();
    },
  };
}

/** Runs `work` in one transaction that every `change` below joins; run again when the server asks for it. */
export async function inTransaction<T>(services: ContextServices, work: (tx: Tx) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    const facts: Fact[] = [];
    const lines: NewAuditEntry[] = [];
    try {
      const value = await services.db.write.transaction((tx) =>
        open.run({ tx, services, facts, lines }, async () => {
          const result = await work(tx);
          await writeFacts(tx, { lines, facts, reactionsTo: services.reactionsTo });
          return result;
        }),
      );
      if (facts.length > 0) services.wake();
      return value;
    } catch (error) {
      if (attempt >= TRIES || !asksForRetry(error)) throw error;
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 20 * 2 ** attempt));
    }
  }
}

function emitter({ clock }: ContextServices, { facts }: { facts: Fact[] }): Emit {
  return async (type, subjectId, data, stream) => {
    const payload = type.data.parse(data) as Record<string, unknown>; // an event's data is an object
    facts.push({ id: newId(EventId), type: type.type, subjectId, data: payload, at: clock.now(), stream });
  };
}
