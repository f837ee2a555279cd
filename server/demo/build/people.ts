import { randomBytes } from 'node:crypto';
import { acceptInvitation, findPersonByEmail, invitePerson } from '../../domains/access/index.ts';
import type { PersonId } from '../../kernel/ids.ts';
import { STAFF } from '../sample/index.ts';
import { atDay, type Stage } from './stage.ts';

/** Late enough that nobody counts as long gone. */
const JOINED_DAYS_AGO = 40;

/** The provider's people, by the names that merchants refer to. Their passwords are nobody's: in the demo one enters without. */
export async function buildPeople(
  { ctx, clock, world }: Stage,
  publicOrigin: string,
): Promise<ReadonlyMap<string, PersonId>> {
  const people = new Map<string, PersonId>();
  clock.set(atDay(world, world.days - JOINED_DAYS_AGO).add({ hours: 9 }));
  for (const { key, name, email, role, language } of STAFF) {
    const { link } = await invitePerson(ctx, publicOrigin, { name, email, role, language });
    const password = `${randomBytes(9).toString('base64url')}~${randomBytes(9).toString('base64url')}`;
    const token = link.slice(link.indexOf('#') + 1);
    await acceptInvitation(ctx, {
      token,
      name,
      password,
      language,
      from: { address: '127.0.0.1', userAgent: 'sample' },
    });
    const person = await findPersonByEmail(ctx.read, email);
    if (person !== undefined) people.set(key, person.id);
  }
  return people;
}
