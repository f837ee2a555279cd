import { conflict } from '../../kernel/errors.ts';
import type { Context } from '../../platform/context.ts';
import type { AccessParts } from './access-parts.ts';
import { type OpenedSession, rememberDevice, renewToken } from './open-session.ts';
import { withCode } from './prove.ts';
import { SESSION_HOURS } from './session.rules.ts';
import type { SignInOrigin } from './sign-in-origin.ts';

/** Passes the owed second factor; the session goes on under a new token, and the browser is known from now on. */
export async function passSecondFactor(
  ctx: Context,
  parts: AccessParts,
  { code, from }: { code: string; from: SignInOrigin },
): Promise<OpenedSession & { deviceToken: string }> {
  return withCode(
    ctx,
    parts,
    'second-factor.pass',
    { code, from, whileOwing: true },
    async ({ tx }, { person, session, at }) => {
      if (session.secondFactorAt !== null)
        throw conflict('second-factor-not-owed', 'This session owes no second factor.');
      const endsAt = session.startedAt.add({ hours: SESSION_HOURS });
      const renewed = await renewToken(tx, session.id, {
        secondFactorAt: at,
        lastActiveAt: at,
        lockedAt: null,
        endsAt,
      });
      return { ...renewed, deviceToken: await rememberDevice(tx, person.id, from.deviceToken, at) };
    },
  );
}
