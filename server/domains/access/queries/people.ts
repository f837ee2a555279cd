import { and, asc, desc, eq, ilike, isNotNull, isNull, lt, notInArray, or, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Role } from '../../../kernel/actor.ts';
import { notFound } from '../../../kernel/errors.ts';
import type { PersonId } from '../../../kernel/ids.ts';
import { cutPage, decodeCursor, type Page } from '../../../kernel/page.ts';
import type { ReadDb } from '../../../platform/db.ts';
import type { Person } from '../contract.ts';
import { people } from '../tables.ts';

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

/** What somebody may be at this moment; undefined once they are disabled. */
export async function findActiveRole(db: ReadDb, personId: PersonId): Promise<Role | undefined> {
  const [row] = await db
    .select({ role: people.role })
    .from(people)
    .where(and(eq(people.id, personId), isNull(people.disabledAt)));
  return row?.role;
}

export async function countPeople(db: ReadDb): Promise<number> {
  return db.$count(people);
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

/** Active people not seen since, longest gone first; not among them the active administrator who was here last. */
export async function listInactivePeople(db: ReadDb, since: Temporal.Instant): Promise<{ id: PersonId }[]> {
  const lastHere = sql`greatest(${people.lastSeenAt}, ${people.enabledAt})`;
  const staying = db
    .select({ id: people.id })
    .from(people)
    .where(and(eq(people.role, 'administrator'), isNull(people.disabledAt)))
    .orderBy(desc(lastHere), desc(people.id))
    .limit(1);
  return db
    .select({ id: people.id })
    .from(people)
    .where(
      and(
        isNull(people.disabledAt),
        lt(lastHere, sql`${since.toString()}::timestamptz`),
        notInArray(people.id, staying),
      ),
    )
    .orderBy(asc(lastHere));
}
