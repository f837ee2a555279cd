import type { Context } from './context.ts';
import type { ReadDb } from './db.ts';

const built = new Map<string, object>();

/**
 * A statement with placeholders, written out once: for a look-up of a fifth of a millisecond, writing it takes longer than
 * answering it. `name` tells apart everything that changes its text.
 */
export function builtOnce<Statement extends object>(db: ReadDb, name: string, build: () => Statement): Statement {
  const known = (built.get(name) as Statement | undefined) ?? build(); // the name belongs to one `build`
  built.set(name, known);
  return askedThrough(db, known);
}

/** drizzle ties a statement to the connection, or the transaction, for which it was built; nothing else of it is of that one alone. */
function askedThrough<Statement extends object>(db: ReadDb, statement: Statement): Statement {
  const { session } = db as unknown as { session: { client: unknown } }; // not among drizzle's types
  return Object.create(statement, { client: { value: session.client } }) as Statement; // the same with another client
}

/** The same for what only shows an asker their own: such a statement names the asker, so it is not kept. */
export const builtFor = <Statement extends object>(
  { read, reach }: Pick<Context, 'read' | 'reach'>,
  name: string,
  build: () => Statement,
): Statement => (reach === 'all' ? builtOnce(read, name, build) : build());
