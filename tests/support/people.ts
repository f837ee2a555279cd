import { eq } from 'drizzle-orm';
import { generateSecret, generateSync } from 'otplib';
import { startSession } from '../../server/domains/access/index.ts';
import { joinDesk } from '../../server/domains/access/join-desk.ts';
import { hashPassword } from '../../server/domains/access/password-hash.ts';
import { people } from '../../server/domains/access/tables.ts';
import { replaceRecoveryCodes } from '../../server/domains/access/take-code.ts';
import type { Actor, Role } from '../../server/kernel/actor.ts';
import type { PersonId } from '../../server/kernel/ids.ts';
import type { Context } from '../../server/platform/context.ts';
import { SESSION_COOKIE } from '../../server/platform/http/identify.ts';
import { createSecrets } from '../../server/platform/secrets.ts';

/** The key for secrets in tests. */
export const testSecrets = createSecrets([Buffer.alloc(32, 7)]);

export const PASSWORD = 'tram-lilac-7-orbit';
// Slow on purpose, so it is made once a process.
const passwordHash = hashPassword(PASSWORD);

export interface TestPerson {
  id: PersonId;
  email: string;
  role: Role;
  password: string;
  /** The seed of their authenticator app, when they have one. */
  seed: string | undefined;
  recoveryCodes: string[];
}

export interface PersonGiven {
  role?: Role;
  name?: string;
  email?: string;
  /** With an authenticator app enrolled. */
  withApp?: boolean;
}

let made = 0;

/** A person of the desk, by default an engineer without a second factor. */
export async function makePerson(ctx: Context, given: PersonGiven = {}): Promise<TestPerson> {
  made += 1;
  const { role = 'engineer', name = 'Jana Sample', email = `person-${made}@example.com`, withApp = false } = given;
  const seed = withApp ? generateSecret() : undefined;
  const newcomer = { role, name, email, language: 'en' as const, passwordHash: await passwordHash };
  return ctx.change('sample.build', email, async (write) => {
    const { id } = await joinDesk(write, newcomer, ctx.clock.now());
    if (seed !== undefined)
      await write.tx
        .update(people)
        .set({ sealedTotp: testSecrets.seal(seed) })
        .where(eq(people.id, id));
    const recoveryCodes = withApp ? await replaceRecoveryCodes(write.tx, id) : [];
    return { id, email, role, password: PASSWORD, seed, recoveryCodes };
  });
}

/** The code that their app shows now. */
export function codeOf({ seed }: Pick<TestPerson, 'seed'>, at: Temporal.Instant): string {
  if (seed === undefined) throw new Error('this person has no app');
  return generateSync({ secret: seed, epoch: Math.floor(at.epochMilliseconds / 1000) });
}

export interface SignedIn {
  /** The value of a Cookie header. */
  cookie: string;
  actor: Extract<Actor, { kind: 'person' }>;
}

/** A session of a person that owes nothing. */
export async function signedIn(ctx: Context, { id, role }: TestPerson): Promise<SignedIn> {
  const from = { address: '192.0.2.1', userAgent: 'Mozilla/5.0 (X11; Linux) Firefox/140.0' };
  const { sessionId, token } = await startSession(ctx, { personId: id, from });
  return { cookie: `${SESSION_COOKIE}=${token}`, actor: { kind: 'person', personId: id, sessionId, role } };
}
