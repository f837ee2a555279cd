import { sql } from 'drizzle-orm';
import { builtOnce } from '../../platform/built-once.ts';
import type { Db } from '../../platform/db.ts';
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

interface Waiting {
  incoming: Incoming;
  resolve(isNew: boolean): void;
  reject(error: unknown): void;
}

const AT_ONCE = 2;
const MOST_TOGETHER = 200;

/** While the database commits some, those that come in meanwhile gather and go in together: one is as fast as alone, many share. */
export function createIntake(db: Db): Intake {
  let waiting: Waiting[] = [];
  let running = 0;
  let isDue = false;
  // After what came over the wire in the same moment, so that it shares one commit.
  const goSoon = () => {
    if (isDue) return;
    isDue = true;
    setImmediate(go);
  };
  const go = () => {
    isDue = false;
    while (running < AT_ONCE && waiting.length > 0) {
      const together = waiting.slice(0, MOST_TOGETHER);
      waiting = waiting.slice(MOST_TOGETHER);
      running += 1;
      void keepTogether(db, together).finally(() => {
        running -= 1;
        goSoon();
      });
    }
  };
  return (incoming) =>
    new Promise((resolve, reject) => {
      waiting.push({ incoming, resolve, reject });
      goSoon();
    });
}

async function keepTogether(db: Db, together: readonly Waiting[]): Promise<void> {
  try {
    const kept = await insert(
      db,
      together.map(({ incoming }) => incoming),
    );
    for (const { incoming, resolve } of together) resolve(kept.has(incoming.id));
  } catch (error) {
    // One that cannot be kept must not take the others along.
    const [only, ...others] = together;
    if (others.length === 0) only?.reject(error);
    else await Promise.all(together.map((one) => keepTogether(db, [one])));
  }
}

/** Between values that are JSON, hexadecimal or a time: none of them can hold it. */
const UNIT = '\u001f';

async function insert(db: Db, rows: readonly Incoming[]): Promise<Set<string>> {
  const column = (of: (row: Incoming) => string) => rows.map(of).join(UNIT);
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

const column = (name: string) => sql`string_to_array(${sql.placeholder(name)}, ${sql.raw(`E'\\x1f'`)})`;

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
