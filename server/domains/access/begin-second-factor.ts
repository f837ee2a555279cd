import { eq } from 'drizzle-orm';
import { generateSecret, generateURI } from 'otplib';
import { unprocessable } from '../../kernel/errors.ts';
import type { Context } from '../../platform/context.ts';
import type { Tx } from '../../platform/db.ts';
import type { AccessParts } from './access-parts.ts';
import { holdOwn, personActor, refuseUnproven } from './own-session.ts';
import { withCode } from './prove.ts';
import { getPersonRow, type PersonRow } from './queries/people.ts';
import type { SignInOrigin } from './sign-in-origin.ts';
import { people } from './tables.ts';

/** Makes a seed that waits for its first code. Replacing an enrolled app takes a code of the old one, or a recovery code. */
export async function beginSecondFactor(
  ctx: Context,
  parts: AccessParts,
  { code, from }: { code?: string | undefined; from: SignInOrigin },
): Promise<{ secret: string; uri: string }> {
  const actor = personActor(ctx.actor);
  const known = await getPersonRow(ctx.read, actor.personId);
  if (known.sealedTotp !== null) {
    if (code === undefined) throw codeNeeded();
    return withCode(ctx, parts, 'second-factor.enrol', { code, from }, ({ tx }, { person }) =>
      keepSeed(tx, parts, person),
    );
  }
  return ctx.change('second-factor.enrol', actor.personId, async ({ tx, note }) => {
    const at = ctx.clock.now();
    const own = await holdOwn(tx, actor, at);
    refuseUnproven(own, at);
    if (own.person.sealedTotp !== null) throw codeNeeded();
    note({ step: 'begun' });
    return keepSeed(tx, parts, own.person);
  });
}

const codeNeeded = () => unprocessable('code-needed', 'Replacing the second factor needs a code of the present one.');

async function keepSeed(tx: Tx, { secrets }: AccessParts, person: PersonRow) {
  const secret = generateSecret();
  await tx
    .update(people)
    .set({ sealedPendingTotp: secrets.seal(secret) })
    .where(eq(people.id, person.id));
  return { secret, uri: generateURI({ issuer: 'Vakhta', label: person.email, secret }) };
}
