import { and, eq, isNull } from 'drizzle-orm';
import { AppError } from '../../kernel/errors.ts';
import type { PersonId } from '../../kernel/ids.ts';
import type { Context } from '../../platform/context.ts';
import type { Tx } from '../../platform/db.ts';
import { endSessionsOf } from './end-sessions.ts';
import { acceptPassword, storePassword } from './new-password.ts';
import { findUsableReset } from './queries/links.ts';
import { knownDevices, passwordResets, people, recoveryCodes } from './tables.ts';

/** Sets a new password with a reset link. Nobody is signed in by it: the second factor still stands, or is enrolled anew. */
export async function useReset(
  ctx: Context,
  { token, password }: { token: string; password: string },
): Promise<{ email: string }> {
  const at = ctx.clock.now();
  const found = await findUsableReset(ctx.read, token, at);
  if (found === undefined) throw resetGone();
  const { reset, person } = found;
  const passwordHash = await acceptPassword(password, person);
  return ctx.change('reset.use', person.id, async (write) => {
    const { tx, note } = write;
    const taken = await tx
      .update(passwordResets)
      .set({ usedAt: at })
      .where(and(eq(passwordResets.tokenHash, reset.tokenHash), isNull(passwordResets.usedAt)))
      .returning({ personId: passwordResets.personId });
    if (taken.length === 0) throw resetGone();
    await storePassword(tx, person, passwordHash);
    if (reset.clearsSecondFactor) await clearSecondFactor(tx, person.id);
    await endSessionsOf(write, person.id, at);
    note({ clearsSecondFactor: reset.clearsSecondFactor });
    return { email: person.email };
  });
}

export const resetGone = () =>
  new AppError('gone', 'reset-gone', 'This reset link has been used or replaced, or is older than 24 hours.');

async function clearSecondFactor(tx: Tx, personId: PersonId): Promise<void> {
  await tx
    .update(people)
    .set({ sealedTotp: null, sealedPendingTotp: null, lastTotpStep: null })
    .where(eq(people.id, personId));
  await tx.delete(recoveryCodes).where(eq(recoveryCodes.personId, personId));
  await tx.delete(knownDevices).where(eq(knownDevices.personId, personId));
}
