import { asc, eq } from 'drizzle-orm';
import { builtOnce } from '../../platform/built-once.ts';
import type { ReadDb } from '../../platform/db.ts';
import type { Acquirer, Terminal } from './contract.ts';
import { acquirers, terminals } from './tables.ts';

const ACQUIRER = {
  id: acquirers.id,
  name: acquirers.name,
  codeBook: acquirers.codeBook,
  hours: acquirers.hours,
  contacts: acquirers.contacts,
  settlement: acquirers.settlement,
  note: acquirers.note,
};

/** Every bank, by name: a provider has a handful. */
export async function listAcquirers(db: ReadDb): Promise<Acquirer[]> {
  const build = () => db.select(ACQUIRER).from(acquirers).orderBy(asc(acquirers.name)).prepare('acquirers');
  return builtOnce(db, 'acquirers', build).execute();
}

/** Every terminal with the bank behind it. */
export async function listTerminals(db: ReadDb): Promise<(Terminal & { acquirer: string; codeBook: string | null })[]> {
  const build = () =>
    db
      .select({
        id: terminals.id,
        acquirerId: terminals.acquirerId,
        name: terminals.name,
        currency: terminals.currency,
        acquirer: acquirers.name,
        codeBook: acquirers.codeBook,
      })
      .from(terminals)
      .innerJoin(acquirers, eq(acquirers.id, terminals.acquirerId))
      .orderBy(asc(terminals.id))
      .prepare('terminals');
  return builtOnce(db, 'terminals', build).execute();
}
