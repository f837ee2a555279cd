import type { Context } from './context.ts';
import type { ReadDb } from './db.ts';

const built = new WeakMap<ReadDb, Map<string, unknown>>();

/**
 * A statement with placeholders, written out once for each database: for a look-up of a fifth of a millisecond, writing it takes
 * longer than answering it. `name` tells apart everything that changes its text.
 */
export function builtOnce<Statement>(db: ReadDb, name: string, build: () => Statement): Statement {
  const statements = built.get(db) ?? new Map<string, unknown>();
  built.set(db, statements);
  const known = statements.get(name) as Statement | undefined; // the name belongs to one `build`
  if (known !== undefined) return known;
  const statement = build();
  statements.set(name, statement);
  return statement;
}

/** The same for what only shows an asker their own: such a statement names the asker, so it is not kept. */
export const builtFor = <Statement>(
  { read, reach }: Pick<Context, 'read' | 'reach'>,
  name: string,
  build: () => Statement,
): Statement => (reach === 'all' ? builtOnce(read, name, build) : build());
