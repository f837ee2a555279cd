import { AppError } from '../../kernel/errors.ts';
import type { Context, Write } from '../../platform/context.ts';
import type { AccessParts } from './access-parts.ts';
import { holdOwn, personActor, refuseUnproven, type SessionRow } from './own-session.ts';
import { passwordFits } from './password-hash.ts';
import { getPersonRow, type PersonRow } from './queries/people.ts';
import { noteRefusal } from './sign-in.ts';
import type { SignInOrigin } from './sign-in-origin.ts';
import { takeCode } from './take-code.ts';

export interface Proven {
  person: PersonRow;
  session: SessionRow;
  at: Temporal.Instant;
}

/** The own password, counted and audited like a sign-in; gives the person as they were when it fitted. */
export async function provePassword(
  ctx: Context,
  parts: AccessParts,
  password: string,
  from: SignInOrigin,
): Promise<PersonRow> {
  const { personId } = personActor(ctx.actor);
  const person = await getPersonRow(ctx.read, personId);
  const guess = await parts.throttle.take('password', person.email, from, ctx.clock.now());
  if (!(await passwordFits(password, person.passwordHash))) {
    await noteRefusal(ctx, personId, 'wrong-password', from);
    throw new AppError('unprocessable', 'wrong-password', 'The password is wrong.');
  }
  await guess.giveBack();
  return person;
}

export interface CodeProof {
  code: string;
  from: SignInOrigin;
  /** Instead of the enrolled app: what the code is compared with. */
  matches?: (write: Write, proven: Proven) => Promise<string | undefined>;
  /** The code is what this session still owes. */
  whileOwing?: boolean;
}

/** Runs `work` in one change if the code fits; a wrong one is counted and audited although the change is rolled back. */
export async function withCode<T>(
  ctx: Context,
  parts: AccessParts,
  action: 'second-factor.pass' | 'second-factor.enrol',
  { code, from, matches, whileOwing }: CodeProof,
  work: (write: Write, proven: Proven) => Promise<T>,
): Promise<T> {
  const actor = personActor(ctx.actor);
  const { email } = await getPersonRow(ctx.read, actor.personId);
  const guess = await parts.throttle.take('code', email, from, ctx.clock.now());
  const proved = await ctx
    .change(action, actor.personId, async (write) => {
      const at = ctx.clock.now();
      const proven = { ...(await holdOwn(write.tx, actor, at)), at };
      if (whileOwing !== true) refuseUnproven(proven, at);
      const by = await (matches?.(write, proven) ?? takeCode(write.tx, parts.secrets, proven.person, code, at));
      if (by === undefined) throw new WrongCode();
      write.note({ by });
      return work(write, proven);
    })
    .then(
      (value) => ({ value }),
      (error: unknown) => {
        if (error instanceof WrongCode) return undefined;
        throw error;
      },
    );
  if (proved === undefined) {
    await noteRefusal(ctx, actor.personId, 'wrong-code', from);
    throw new AppError('unprocessable', 'wrong-code', 'The code is wrong or was used before.');
  }
  await guess.giveBack();
  return proved.value;
}

class WrongCode extends Error {}
