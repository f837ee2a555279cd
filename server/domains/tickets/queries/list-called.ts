import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import type { z } from 'zod';
import type { ReadDb } from '../../../platform/db.ts';
import { people } from '../../access/tables.ts';
import type { PersonName } from '../contract.ts';
import { reaches } from '../tables.ts';

/** Who is called where nobody is on shift, or an owner does not come: the leads who can be, else the administrators who can be. */
export async function listCalled(db: ReadDb): Promise<z.infer<typeof PersonName>[]> {
  const rows = await db
    .select({ id: people.id, name: people.name, role: people.role })
    .from(people)
    .innerJoin(reaches, eq(reaches.personId, people.id))
    .where(and(inArray(people.role, ['lead', 'administrator']), isNull(people.disabledAt)))
    .orderBy(asc(people.id));
  const leads = rows.filter(({ role }) => role === 'lead');
  return (leads.length > 0 ? leads : rows).map(({ id, name }) => ({ id, name }));
}
