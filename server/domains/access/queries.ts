import { and, asc, desc, eq, gt, ilike, inArray, isNotNull, isNull, or, sql } from 'drizzle-orm';
import { z } from 'zod';
import { notFound } from '../../kernel/errors.ts';
import type { PersonId, SessionId } from '../../kernel/ids.ts';
import { cutPage, decodeCursor, type Page } from '../../kernel/page.ts';
import type { ReadDb } from '../../platform/db.ts';
import type { Invitation, Me, Person, Session } from './contract.ts';
import { hashToken } from './one-time-token.ts';
import { isLocked, locksAt, owedBy } from './session.rules.ts';
import { invitations, knownDevices, passwordResets, people, recoveryCodes, sessions } from './tables.ts';

const hasSecondFactor = sql<boolean>`${people.sealedTotp} is not null`;

export type PersonRow = typeof people.$inferSelect;

export async function findPersonByEmail(db: ReadDb, email: string): Promise<PersonRow | undefined> {
  const [row] = await db.select().from(people).where(eq(people.email, email));
  return row;
}

export async function getPersonRow(db: ReadDb, personId: PersonId): Promise<PersonRow> {
  const [row] = await db.select().from(people).where(eq(people.id, personId));
  if (row === undefined) throw notFound('person');
  return row;
}

export async function countPeople(db: ReadDb): Promise<number> {
  return db.$count(people);
}

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

export interface PeopleFilter {
  q?: string | undefined;
  state?: 'active' | 'disabled' | undefined;
  after?: string | undefined;
  limit: number;
}

/** Where a page ended: the name and id of its last person. */
const Keyset = z.tuple([z.string(), z.uuid()]);

/** People by name. What concerns their sign-in is there for those who may change it. */
export async function listPeople(db: ReadDb, filter: PeopleFilter, withSecurity: boolean): Promise<Page<Person>> {
  const after = Keyset.safeParse(decodeCursor(filter.after)).data;
  const pattern = `%${(filter.q ?? '').replace(/[\\%_]/g, '\\$&')}%`;
  const rows = await db
    .select()
    .from(people)
    .where(
      and(
        filter.q === undefined || filter.q === ''
          ? undefined
          : or(ilike(people.name, pattern), ilike(people.email, pattern)),
        filter.state === undefined ? undefined : (filter.state === 'active' ? isNull : isNotNull)(people.disabledAt),
        after === undefined ? undefined : sql`(${people.name}, ${people.id}) > (${after[0]}, ${after[1]}::uuid)`,
      ),
    )
    .orderBy(asc(people.name), asc(people.id))
    .limit(filter.limit + 1);
  const page = cutPage(rows, filter.limit, (row) => [row.name, row.id]);
  return { ...page, items: page.items.map((row) => asPerson(row, withSecurity)) };
}

export function asPerson(row: PersonRow, withSecurity: boolean): Person {
  const { id, name, email, role, language, createdAt, disabledAt, lastSeenAt, disabledFor } = row;
  const shown = {
    id,
    name,
    email,
    role,
    language,
    state: disabledAt === null ? ('active' as const) : ('disabled' as const),
    createdAt: createdAt.toString(),
  };
  if (!withSecurity) return shown;
  return {
    ...shown,
    security: {
      hasSecondFactor: row.sealedTotp !== null,
      ...(lastSeenAt === null ? {} : { lastSeenAt: lastSeenAt.toString() }),
      ...(disabledAt === null ? {} : { disabledAt: disabledAt.toString() }),
      ...(disabledFor === null ? {} : { disabledFor }),
    },
  };
}

export async function listOpenInvitations(db: ReadDb, at: Temporal.Instant): Promise<Invitation[]> {
  const rows = await db
    .select()
    .from(invitations)
    .where(and(isNull(invitations.usedAt), isNull(invitations.withdrawnAt)))
    .orderBy(desc(invitations.createdAt), desc(invitations.id))
    .limit(200);
  return rows.map((row) => asInvitation(row, at));
}

export function asInvitation(row: typeof invitations.$inferSelect, at: Temporal.Instant): Invitation {
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    role: row.role,
    invitedBy: row.invitedBy,
    createdAt: row.createdAt.toString(),
    expiresAt: row.expiresAt.toString(),
    state: Temporal.Instant.compare(at, row.expiresAt) < 0 ? 'open' : 'expired',
  };
}

/** An invitation that may still be accepted. */
export async function findUsableInvitation(db: ReadDb, token: string, at: Temporal.Instant) {
  const [row] = await db
    .select()
    .from(invitations)
    .where(
      and(
        eq(invitations.tokenHash, hashToken(token)),
        isNull(invitations.usedAt),
        isNull(invitations.withdrawnAt),
        gt(invitations.expiresAt, at),
      ),
    );
  return row;
}

/** A reset that may still be used, with whose it is. */
export async function findUsableReset(db: ReadDb, token: string, at: Temporal.Instant) {
  const [row] = await db
    .select({ reset: passwordResets, person: people })
    .from(passwordResets)
    .innerJoin(people, eq(people.id, passwordResets.personId))
    .where(
      and(
        eq(passwordResets.tokenHash, hashToken(token)),
        isNull(passwordResets.usedAt),
        gt(passwordResets.expiresAt, at),
        isNull(people.disabledAt),
      ),
    );
  return row;
}
