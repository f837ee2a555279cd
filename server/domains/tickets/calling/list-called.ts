import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import type { ReadDb } from '../../../platform/db.ts';
import { people } from '../../access/tables.ts';
import { reaches } from '../tables.ts';
import type { Called } from './contract.ts';

/** Who is called where nobody is on shift, or an owner does not come: the leads who can be, else the administrators who can be. */
export const listCalled = async (db: ReadDb): Promise<Called[]> => (await listLastCalled(db)).called;

/** The same, and who is called after them: the administrators, where a call to the leads does not arrive. */
export async function listLastCalled(db: ReadDb): Promise<{ called: Called[]; beyond: Called[] }> {
  const rows = await db
    .select({ id: people.id, name: people.name, role: people.role })
    .from(people)
    .innerJoin(reaches, eq(reaches.personId, people.id))
    .where(and(inArray(people.role, ['lead', 'administrator']), isNull(people.disabledAt)))
    .orderBy(asc(people.id));
  const of = (asked: 'lead' | 'administrator') =>
    rows.filter(({ role }) => role === asked).map(({ id, name }) => ({ id, name }));
  const [leads, administrators] = [of('lead'), of('administrator')];
  return leads.length > 0 ? { called: leads, beyond: administrators } : { called: administrators, beyond: [] };
}
