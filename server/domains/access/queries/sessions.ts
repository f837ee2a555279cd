import { and, desc, eq, gt, inArray, isNull, sql } from 'drizzle-orm';
import { notFound } from '../../../kernel/errors.ts';
import type { PersonId, SessionId } from '../../../kernel/ids.ts';
import type { ReadDb } from '../../../platform/db.ts';
import type { Me, Session } from '../contract.ts';
import { hashToken } from '../one-time-token.ts';
import { isLocked, locksAt, owedBy } from '../session.rules.ts';
import { knownDevices, people, recoveryCodes, sessions } from '../tables.ts';

const hasSecondFactor = sql<boolean>`${people.sealedTotp} is not null`;

/** What every request asks: whose session this token is, and in what state. One prepared look into a unique index. */
export function sessionByToken(db: ReadDb) {
  const look = db
    .select({
      sessionId: sessions.id,
      personId: sessions.personId,
      endsAt: sessions.endsAt,
      endedAt: sessions.endedAt,
      lastSeenAt: sessions.lastSeenAt,
      lastActiveAt: sessions.lastActiveAt,
      lockedAt: sessions.lockedAt,
      secondFactorAt: sessions.secondFactorAt,
      role: people.role,
      hasSecondFactor,
      disabledAt: people.disabledAt,
    })
    .from(sessions)
    .innerJoin(people, eq(people.id, sessions.personId))
    .where(eq(sessions.tokenHash, sql.placeholder('tokenHash')))
    .prepare('session_by_token');
  return async (token: string) => {
    const [row] = await look.execute({ tokenHash: hashToken(token) });
    return row;
  };
}

/** Which of these sessions stand, and with what rights: for sockets, which outlive the request that opened them. */
export async function listStandingSessions(db: ReadDb, sessionIds: SessionId[], at: Temporal.Instant) {
  const rows = await db
    .select({
      sessionId: sessions.id,
      secondFactorAt: sessions.secondFactorAt,
      role: people.role,
      hasSecondFactor,
    })
    .from(sessions)
    .innerJoin(people, eq(people.id, sessions.personId))
    .where(
      and(
        inArray(sessions.id, sessionIds),
        isNull(sessions.endedAt),
        gt(sessions.endsAt, at),
        isNull(people.disabledAt),
      ),
    );
  return rows.map((row) => ({ sessionId: row.sessionId, role: row.role, owes: owedBy(row, row) }));
}

export async function isKnownDevice(db: ReadDb, email: string, deviceToken: string): Promise<boolean> {
  const [row] = await db
    .select({ personId: knownDevices.personId })
    .from(knownDevices)
    .innerJoin(people, eq(people.id, knownDevices.personId))
    .where(and(eq(people.email, email), eq(knownDevices.tokenHash, hashToken(deviceToken))));
  return row !== undefined;
}

export async function getMe(db: ReadDb, sessionId: SessionId, at: Temporal.Instant): Promise<Me> {
  const [row] = await db
    .select({ session: sessions, person: people, codesLeft: codesLeftOf })
    .from(sessions)
    .innerJoin(people, eq(people.id, sessions.personId))
    .where(eq(sessions.id, sessionId));
  if (row === undefined) throw notFound('session');
  const { session, person, codesLeft } = row;
  const enrolled = person.sealedTotp !== null;
  const locked = isLocked(session, at);
  return {
    id: person.id,
    name: person.name,
    email: person.email,
    role: person.role,
    language: person.language,
    theme: person.theme,
    sessionId,
    owes: owedBy(session, { role: person.role, hasSecondFactor: enrolled }) ?? null,
    locked,
    ...(locked ? {} : { locksAt: locksAt(session).toString() }),
    endsAt: session.endsAt.toString(),
    hasSecondFactor: enrolled,
    recoveryCodesLeft: Number(codesLeft),
  };
}

const codesLeftOf = sql<number>`(
  select count(*) from ${recoveryCodes}
  where ${recoveryCodes.personId} = ${people.id} and ${recoveryCodes.usedAt} is null
)`;

export async function listSessions(
  db: ReadDb,
  personId: PersonId,
  current: SessionId | undefined,
  at: Temporal.Instant,
): Promise<Session[]> {
  const rows = await db
    .select()
    .from(sessions)
    .where(and(eq(sessions.personId, personId), isNull(sessions.endedAt), gt(sessions.endsAt, at)))
    .orderBy(desc(sessions.startedAt), desc(sessions.id));
  return rows.map((row) => ({
    id: row.id,
    startedAt: row.startedAt.toString(),
    lastSeenAt: row.lastSeenAt.toString(),
    endsAt: row.endsAt.toString(),
    network: row.network,
    device: row.device,
    locked: isLocked(row, at),
    current: row.id === current,
  }));
}
