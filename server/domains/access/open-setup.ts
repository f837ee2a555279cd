import type { Context } from '../../platform/context.ts';
import { hashToken, newToken } from './one-time-token.ts';
import { countPeople } from './queries/people.ts';
import { setupTokens } from './tables.ts';

const FIRST_ADMINISTRATOR = 'first-administrator';

/** The one-time address at which the first administrator is set up; a new one each time, none once somebody is there. */
export async function openSetup(ctx: Context, publicOrigin: string): Promise<string | undefined> {
  if ((await countPeople(ctx.read)) > 0) return undefined;
  const token = newToken();
  await ctx.change('setup.open', FIRST_ADMINISTRATOR, async ({ tx }) => {
    const row = { tokenHash: hashToken(token), createdAt: ctx.clock.now() };
    await tx
      .insert(setupTokens)
      .values({ name: FIRST_ADMINISTRATOR, ...row })
      .onConflictDoUpdate({ target: setupTokens.name, set: row });
  });
  return `${publicOrigin}/setup#${token}`;
}
