import type { Context } from '../../platform/context.ts';
import type { AccessParts } from './access-parts.ts';
import { withCode } from './prove.ts';
import type { SignInOrigin } from './sign-in-origin.ts';
import { replaceRecoveryCodes } from './take-code.ts';

export async function renewRecoveryCodes(
  ctx: Context,
  parts: AccessParts,
  { code, from }: { code: string; from: SignInOrigin },
): Promise<string[]> {
  return withCode(ctx, parts, 'second-factor.enrol', { code, from }, ({ tx, note }, { person }) => {
    note({ step: 'codes-renewed' });
    return replaceRecoveryCodes(tx, person.id);
  });
}
