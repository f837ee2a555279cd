import { eq } from 'drizzle-orm';
import { AppError } from '../../kernel/errors.ts';
import type { Context } from '../../platform/context.ts';
import type { Language } from './contract.ts';
import { joinDesk } from './join-desk.ts';
import { acceptPassword } from './new-password.ts';
import { hashToken } from './one-time-token.ts';
import { type OpenedSession, openSession } from './open-session.ts';
import { isSetupToken } from './queries/links.ts';
import { countPeople } from './queries/people.ts';
import type { SignInOrigin } from './sign-in-origin.ts';
import { setupTokens } from './tables.ts';

interface FirstAdministrator {
  token: string;
  name: string;
  email: string;
  password: string;
  language: Language;
  from: SignInOrigin;
}

/** Creates the first administrator. The token dies with it; of two at once one wins. */
export async function finishSetup(ctx: Context, input: FirstAdministrator): Promise<OpenedSession> {
  const { token, name, email, password, language, from } = input;
  if (!(await isSetupToken(ctx.read, token))) throw setupClosed();
  const passwordHash = await acceptPassword(password, { email, name });
  return ctx.change('setup.finish', 'first-administrator', async (write) => {
    const taken = await write.tx
      .delete(setupTokens)
      .where(eq(setupTokens.tokenHash, hashToken(token)))
      .returning({ name: setupTokens.name });
    if (taken.length === 0 || (await countPeople(write.tx)) > 0) throw setupClosed();
    const at = ctx.clock.now();
    const person = await joinDesk(write, { name, email, role: 'administrator', language, passwordHash }, at);
    write.note({ personId: person.id });
    return openSession(write.tx, { person, from, at });
  });
}

const setupClosed = () =>
  new AppError('gone', 'setup-closed', 'This set-up address has been used, or a newer one was printed.');
