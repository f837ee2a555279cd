import { eq } from 'drizzle-orm';
import { conflict } from '../../kernel/errors.ts';
import type { Context } from '../../platform/context.ts';
import type { AccessParts } from './access-parts.ts';
import { endSessionsOf } from './end-sessions.ts';
import { type OpenedSession, rememberDevice, renewToken } from './open-session.ts';
import { withCode } from './prove.ts';
import { SESSION_HOURS } from './session.rules.ts';
import type { SignInOrigin } from './sign-in-origin.ts';
import { people } from './tables.ts';
import { replaceRecoveryCodes, stepOfCode } from './take-code.ts';

type Confirmed = OpenedSession & { deviceToken: string; recoveryCodes: string[] };

/** The first code of the new app: it counts from now on, with fresh recovery codes; other sessions end. */
export async function confirmSecondFactor(
  ctx: Context,
  parts: AccessParts,
  { code, from }: { code: string; from: SignInOrigin },
): Promise<Confirmed> {
  let step: number | undefined;
  const matches = async (
    _: unknown,
    { person, at }: { person: { sealedPendingTotp: string | null }; at: Temporal.Instant },
  ) => {
    if (person.sealedPendingTotp === null) throw conflict('nothing-to-confirm', 'Begin the enrolment first.');
    step = stepOfCode(parts.secrets.open(person.sealedPendingTotp), code, at, null);
    return step === undefined ? undefined : 'app';
  };
  return withCode(
    ctx,
    parts,
    'second-factor.enrol',
    { code, from, matches },
    async (write, { person, session, at }) => {
      write.note({ step: 'confirmed' });
      await write.tx
        .update(people)
        .set({ sealedTotp: person.sealedPendingTotp, sealedPendingTotp: null, lastTotpStep: step ?? null })
        .where(eq(people.id, person.id));
      const recoveryCodes = await replaceRecoveryCodes(write.tx, person.id);
      await endSessionsOf(write, person.id, at, session.id);
      const endsAt = session.startedAt.add({ hours: SESSION_HOURS });
      const renewed = await renewToken(write.tx, session.id, { secondFactorAt: at, lastActiveAt: at, endsAt });
      return {
        ...renewed,
        recoveryCodes,
        deviceToken: await rememberDevice(write.tx, person.id, from.deviceToken, at),
      };
    },
  );
}
