import { sql } from 'drizzle-orm';
import type { Db } from '../db.ts';
import { errorFields, type Logger } from '../logger.ts';
import type { NewAuditEntry } from './entry.ts';
import { auditEntries } from './tables.ts';

/** Notes of reads wait here at most a second and are written together, so that a look-up does not wait for a commit. */
export interface ReadNotes {
  note(entries: NewAuditEntry[]): void;
  /** Writes what waits; on stop, the last call. */
  flush(): Promise<void>;
  stop(): Promise<void>;
}

const FLUSH_MS = 500;
const BATCH = 500;

export function createReadNotes(db: Db, log: Logger): ReadNotes {
  let waiting: NewAuditEntry[] = [];
  let flushing: Promise<void> = Promise.resolve();
  const write = async () => {
    while (waiting.length > 0) {
      const batch = waiting.slice(0, BATCH);
      await db.execute(insertionOf(batch));
      waiting = waiting.slice(batch.length);
    }
  };
  const flush = () => {
    // A failed batch stays in `waiting` and is tried again with the next tick.
    flushing = flushing.then(write).catch((error) => log.error('read notes not written', errorFields(error)));
    return flushing;
  };
  const timer = setInterval(() => void flush(), FLUSH_MS);
  timer.unref();
  return {
    note: (entries) => {
      waiting.push(...entries);
    },
    flush,
    stop: async () => {
      clearInterval(timer);
      await flush();
    },
  };
}

/** All in one parameter: a value each would be five thousand, written out and parsed anew for every batch. */
const insertionOf = (batch: readonly NewAuditEntry[]) => sql`
  insert into ${auditEntries}
    (id, at, actor_kind, actor, action, subject_id, result, request_id, address, details)
  select * from jsonb_to_recordset(${JSON.stringify(batch)}::text::jsonb) as noted (
    id uuid, at timestamptz, "actorKind" text, actor text, action text, "subjectId" text, result text,
    "requestId" text, address text, details jsonb)
  on conflict do nothing`;
