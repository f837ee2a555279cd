import { eq } from 'drizzle-orm';
import { SessionId } from '../../kernel/ids.ts';
import type { Tx } from '../../platform/db.ts';
import { newId } from '../../platform/new-id.ts';
import { deviceOf } from './device.rules.ts';
import { networkOf } from './network.rules.ts';
import { hashToken, newToken } from './one-time-token.ts';
import type { PersonRow } from './queries/people.ts';
import { endOf, owedBy } from './session.rules.ts';
import type { SignInOrigin } from './sign-in-origin.ts';
import { knownDevices, people, sessions } from './tables.ts';

/** A session as the browser gets it: the token is in no table and in no answer, only in the cookie. */
export interface OpenedSession {
  sessionId: SessionId;
  token: string;
}

interface Opening {
  person: Pick<PersonRow, 'id' | 'role' | 'sealedTotp'>;
  from: SignInOrigin;
  at: Temporal.Instant;
  /** Given when there is nothing to owe: the demo's visitors. */
  secondFactorAt?: Temporal.Instant;
}

/** Opens a fresh session, always under a new token: one that was planted beforehand is worth nothing. */
export async function openSession(tx: Tx, { person, from, at, secondFactorAt }: Opening): Promise<OpenedSession> {
  const sessionId = newId(SessionId);
  const token = newToken();
  const state = { secondFactorAt: secondFactorAt ?? null };
  const owed = owedBy(state, { role: person.role, hasSecondFactor: person.sealedTotp !== null });
  await tx.insert(sessions).values({
    id: sessionId,
    personId: person.id,
    tokenHash: hashToken(token),
    startedAt: at,
    endsAt: endOf(at, owed),
    lastSeenAt: at,
    lastActiveAt: at,
    ...state,
    network: networkOf(from.address),
    device: deviceOf(from.userAgent),
  });
  await tx.update(people).set({ lastSeenAt: at }).where(eq(people.id, person.id));
  return { sessionId, token };
}

/** A right proof was given: the session goes on under a new token. */
export async function renewToken(
  tx: Tx,
  sessionId: SessionId,
  change: Partial<typeof sessions.$inferInsert>,
): Promise<OpenedSession> {
  const token = newToken();
  await tx
    .update(sessions)
    .set({ ...change, tokenHash: hashToken(token) })
    .where(eq(sessions.id, sessionId));
  return { sessionId, token };
}

/** From now on this browser is known for this person: the token to keep in its cookie. */
export async function rememberDevice(
  tx: Tx,
  personId: PersonRow['id'],
  deviceToken: string | undefined,
  at: Temporal.Instant,
): Promise<string> {
  // Only a token that we gave out is kept: a planted one would make the stranger's browser a known one, too.
  const isOurs =
    deviceToken !== undefined &&
    (await tx.$count(knownDevices, eq(knownDevices.tokenHash, hashToken(deviceToken)))) > 0;
  const token = isOurs ? deviceToken : newToken();
  await tx
    .insert(knownDevices)
    .values({ personId, tokenHash: hashToken(token), createdAt: at, lastUsedAt: at })
    .onConflictDoUpdate({ target: [knownDevices.personId, knownDevices.tokenHash], set: { lastUsedAt: at } });
  return token;
}
