import { and, eq, isNull } from 'drizzle-orm';
import { unprocessable } from '../../kernel/errors.ts';
import type { PersonId } from '../../kernel/ids.ts';
import type { ReadDb } from '../../platform/db.ts';
import { people } from '../access/tables.ts';
import { mayTakeShifts } from './queries/on-duty.ts';

/** Refuses whoever cannot be on duty: unknown, disabled, or not allowed to answer tickets. */
export async function knownEngineer(db: ReadDb, id: PersonId, field: 'personId' | 'insteadOf'): Promise<PersonId> {
  const [person] = await db
    .select({ role: people.role })
    .from(people)
    .where(and(eq(people.id, id), isNull(people.disabledAt)));
  if (person === undefined || !mayTakeShifts(person.role))
    throw unprocessable('person-takes-no-shifts', 'This person does not answer tickets, so they take no shifts.', {
      fields: { [field]: 'person-takes-no-shifts' },
    });
  return id;
}
