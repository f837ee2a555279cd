import { and, asc, eq, isNull } from 'drizzle-orm';
import { conflict } from '../../kernel/errors.ts';
import type { PersonId } from '../../kernel/ids.ts';
import type { Tx } from '../../platform/db.ts';
import { people } from './tables.ts';

/** Refuses what would leave the desk without an administrator. Holds them all, so that two cannot remove each other at once. */
export async function refuseLastAdministrator(tx: Tx, leaving: PersonId): Promise<void> {
  const administrators = await tx
    .select({ id: people.id })
    .from(people)
    .where(and(eq(people.role, 'administrator'), isNull(people.disabledAt)))
    .orderBy(asc(people.id))
    .for('update');
  if (administrators.length === 1 && administrators[0]?.id === leaving)
    throw conflict('last-administrator', 'The last active administrator must stay.');
}
