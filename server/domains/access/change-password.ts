import { conflict } from '../../kernel/errors.ts';
import type { Context } from '../../platform/context.ts';
import type { AccessParts } from './access-parts.ts';
import { endSessionsOf } from './end-sessions.ts';
import { acceptPassword, storePassword } from './new-password.ts';
import { holdOwn, personActor } from './own-session.ts';
import { provePassword } from './prove.ts';
import type { SignInOrigin } from './sign-in-origin.ts';

/** Changes the own password; all other sessions end. */
export async function changePassword(
  ctx: Context,
  parts: AccessParts,
  { current, next, from }: { current: string; next: string; from: SignInOrigin },
): Promise<void> {
  const actor = personActor(ctx.actor);
  const before = await provePassword(ctx, parts, current, from);
  const passwordHash = await acceptPassword(next, before);
  await ctx.change('password.change', actor.personId, async (write) => {
    const at = ctx.clock.now();
    const { person, session } = await holdOwn(write.tx, actor, at);
    if (person.passwordHash !== before.passwordHash)
      throw conflict('password-changed-meanwhile', 'The password was changed at the same time.');
    await storePassword(write.tx, person, passwordHash);
    await endSessionsOf(write, person.id, at, session.id);
  });
}
