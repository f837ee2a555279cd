import { eq } from 'drizzle-orm';
import { unprocessable } from '../../kernel/errors.ts';
import type { PersonId } from '../../kernel/ids.ts';
import type { Context } from '../../platform/context.ts';
import { people } from '../access/tables.ts';
import { managerFor } from './account-manager.rules.ts';

/** The account manager to be stored, who must be a person of the desk. */
export async function knownAccountManager(ctx: Context, wanted: PersonId | null): Promise<PersonId | null> {
  const id = managerFor(ctx, wanted);
  if (id === null) return null;
  const [person] = await ctx.read.select({ id: people.id }).from(people).where(eq(people.id, id));
  if (person !== undefined) return id;
  throw unprocessable('account-manager-unknown', 'There is no such account manager.', {
    fields: { accountManagerId: 'account-manager-unknown' },
  });
}
