import { sql } from 'drizzle-orm';
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
  const go = () => {
    while (running < AT_ONCE && waiting.length > 0) {
      const together = waiting.slice(0, MOST_TOGETHER);
      waiting = waiting.slice(MOST_TOGETHER);
      running += 1;
      void keepTogether(db, together).finally(() => {
        running -= 1;
        go();
      });
    }
  };
  return (incoming) =>
    new Promise((resolve, reject) => {
      waiting.push({ incoming, resolve, reject });
      go();
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
  const column = (of: (row: Incoming) => string) => sql`string_to_array(${rows.map(of).join(UNIT)}, ${UNIT})`;
  const kept = await db.execute<{ id: string }>(sql`
    insert into ${gatewayNotifications} (id, source_id, digest, said, document, received_at, state, attempts)
    select id::uuid, source_id::uuid, decode(digest, 'hex'), said, document, received_at::timestamptz, 'waiting', 0
    from unnest(
      ${column((row) => row.id)}, ${column((row) => row.sourceId)}, ${column((row) => row.digest)},
      ${column((row) => row.said)}, ${column((row) => row.document)}, ${column((row) => row.receivedAt)}
    ) as heard (id, source_id, digest, said, document, received_at)
    on conflict do nothing
    returning id`);
  return new Set(kept.map(({ id }) => id));
}
