import { and, asc, eq, gt, inArray, isNull } from 'drizzle-orm';
import type { PersonId } from '../../../kernel/ids.ts';
import { reachOf } from '../../../kernel/permissions.ts';
import type { ReadDb } from '../../../platform/db.ts';
import { hashToken } from '../../access/index.ts';
import { people } from '../../access/tables.ts';
import type { Announced } from '../feed.rules.ts';
import type { Span } from '../shifts.rules.ts';
import { rotaFeeds, shiftOverrides, shiftRules } from '../tables.ts';
import { asPatternOverride, asPatternRule, listPattern } from './pattern.ts';

/** How long a shift that does not take place is said to be cancelled. */
const REMEMBERED_HOURS = 24 * 30;

/** The calendar addresses of a person. */
export async function listFeeds(db: ReadDb, personId: PersonId) {
  const rows = await db
    .select({ whose: rotaFeeds.whose, createdAt: rotaFeeds.createdAt, lastReadAt: rotaFeeds.lastReadAt })
    .from(rotaFeeds)
    .where(eq(rotaFeeds.personId, personId))
    .orderBy(asc(rotaFeeds.whose));
  return rows.map(({ whose, createdAt, lastReadAt }) => ({
    whose,
    createdAt: createdAt.toString(),
    lastReadAt: lastReadAt?.toString() ?? null,
  }));
}

/** Whose calendar a token opens: of somebody who is still here and may see the rota. */
export async function findFeed(db: ReadDb, token: string) {
  const [row] = await db
    .select({
      personId: rotaFeeds.personId,
      whose: rotaFeeds.whose,
      lastReadAt: rotaFeeds.lastReadAt,
      language: people.language,
      role: people.role,
    })
    .from(rotaFeeds)
    .innerJoin(people, eq(people.id, rotaFeeds.personId))
    .where(and(eq(rotaFeeds.tokenHash, hashToken(token)), isNull(people.disabledAt)));
  return row !== undefined && reachOf(row.role, 'rota.read') !== undefined ? row : undefined;
}

/** The pattern of a window, with what was ended and taken back lately. */
export async function listAnnounced(db: ReadDb, at: Temporal.Instant, window: Span): Promise<Announced> {
  const lately = at.subtract({ hours: REMEMBERED_HOURS });
  const pattern = await listPattern(db, window);
  const ended = await db.select().from(shiftRules).where(gt(shiftRules.endedAt, lately));
  const takenBack = await db.select().from(shiftOverrides).where(gt(shiftOverrides.takenBackAt, lately));
  return { ...pattern, endedRules: ended.map(asPatternRule), takenBack: takenBack.map(asPatternOverride) };
}

/** Names of people, gone ones too. */
export async function listNames(db: ReadDb, ids: readonly PersonId[]): Promise<Map<PersonId, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select({ id: people.id, name: people.name })
    .from(people)
    .where(inArray(people.id, [...new Set(ids)]));
  return new Map(rows.map(({ id, name }) => [id, name]));
}
