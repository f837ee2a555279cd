import { sql } from 'drizzle-orm';
import { builtOnce } from '../../platform/built-once.ts';
import type { Db } from '../../platform/db.ts';
import { gathered } from '../../platform/gathered.ts';
import { asOneText, textsOf } from '../../platform/one-text.ts';
import { gatewayNotifications } from './tables.ts';

export interface Incoming {
  id: string;
  sourceId: string;
  /** Hexadecimal. */
  digest: string;
  said: string;
  document: string;
  receivedAt: string;
}

/** Keeps notifications, each once; says whether this one is new. Resolves when it is committed. */
export type Intake = (incoming: Incoming) => Promise<boolean>;

export const createIntake = (db: Db): Intake =>
  gathered(async (incoming) => {
    const kept = await insert(db, incoming);
    return incoming.map(({ id }) => kept.has(id));
  });

async function insert(db: Db, rows: readonly Incoming[]): Promise<Set<string>> {
  // JSON, hexadecimal or a time: none of them can hold the separator.
  const column = (of: (row: Incoming) => string) => asOneText(rows.map(of));
  const kept = await insertion(db).execute({
    ids: column((row) => row.id),
    sourceIds: column((row) => row.sourceId),
    digests: column((row) => row.digest),
    said: column((row) => row.said),
    documents: column((row) => row.document),
    times: column((row) => row.receivedAt),
  });
  return new Set(kept.map(({ id }) => id));
}

const column = (name: string) => textsOf(sql.placeholder(name));

const insertion = (db: Db) =>
  builtOnce(db, 'keep-notifications', () =>
    db
      .insert(gatewayNotifications)
      // In the order of the table's columns.
      .select(
        sql`
          select id::uuid, source_id::uuid, decode(digest, 'hex'), 'waiting', said, document, received_at::timestamptz, 0, null
          from unnest(
            ${column('ids')}, ${column('sourceIds')}, ${column('digests')},
            ${column('said')}, ${column('documents')}, ${column('times')}
          ) as heard (id, source_id, digest, said, document, received_at)`,
      )
      .onConflictDoNothing()
      .returning({ id: gatewayNotifications.id })
      .prepare('keep-notifications'),
  );
