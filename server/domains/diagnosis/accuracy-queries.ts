import { and, count, countDistinct, desc, eq, gte, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { TransactionUid } from '../../kernel/ids.ts';
import { cutPage, decodeCursor, type Page } from '../../kernel/page.ts';
import { auditEntries } from '../../platform/audit/tables.ts';
import type { Context } from '../../platform/context.ts';
import type { ReadDb } from '../../platform/db.ts';
import { people } from '../access/tables.ts';
import { onlyOwnShops } from '../merchants/index.ts';
import { transactionKeys, transactions } from '../transactions/tables.ts';
import { Cause, Certainty, type JudgedPayment, type RuleAccuracy, Side } from './contract.ts';
import { headlineIn } from './put-in-words.ts';
import { verdictCorrections } from './tables.ts';

/*
 * A verdict counts as given when somebody opened it: each opening is a line of the audit that names the rule, so that the
 * figures can be counted again from what happened.
 */
const rule = sql<string>`${auditEntries.details} ->> 'rule'`;
const opened = (from: Temporal.Instant) =>
  and(eq(auditEntries.action, 'verdict.read'), gte(auditEntries.at, from), sql`${auditEntries.details} ? 'rule'`);

type Asker = Pick<Context, 'read' | 'actor' | 'reach'>;

/** Payments whose verdict was opened since then, and corrected since then, by rule; the most corrected first. */
export async function listAccuracy(ctx: Asker, from: Temporal.Instant): Promise<RuleAccuracy[]> {
  const [given, corrected] = await Promise.all([countGiven(ctx.read, from), countCorrected(ctx.read, from)]);
  const rules = new Set([...given.keys(), ...corrected.keys()]);
  return [...rules]
    .map((name) => ({ rule: name, given: given.get(name) ?? 0, corrected: corrected.get(name) ?? 0 }))
    .toSorted((a, b) => b.corrected - a.corrected || b.given - a.given || a.rule.localeCompare(b.rule));
}

async function countGiven(db: ReadDb, from: Temporal.Instant): Promise<Map<string, number>> {
  const rows = await db
    .select({ rule, given: countDistinct(auditEntries.subjectId) })
    .from(auditEntries)
    .where(opened(from))
    .groupBy(rule);
  return new Map(rows.map((row) => [row.rule, row.given]));
}

async function countCorrected(db: ReadDb, from: Temporal.Instant): Promise<Map<string, number>> {
  const rows = await db
    .select({ rule: verdictCorrections.rule, corrected: count() })
    .from(verdictCorrections)
    .where(standing(from))
    .groupBy(verdictCorrections.rule);
  return new Map(rows.map((row) => [row.rule, row.corrected]));
}

/** What was taken back or replaced was no finding of a mistake. */
const standing = (from: Temporal.Instant) =>
  and(gte(verdictCorrections.correctedAt, from), sql`${verdictCorrections.withdrawnAt} is null`);

interface Asked {
  rule: string;
  from: Temporal.Instant;
  after: string | undefined;
  limit: number;
}

const Keyset = z.tuple([z.iso.datetime(), z.string()]);

/** The payments whose verdict of this rule was opened, by their last opening, newest first. */
export async function listGiven(ctx: Asker, { rule: name, from, after, limit }: Asked): Promise<Page<JudgedPayment>> {
  const db = ctx.read;
  const place = Keyset.safeParse(decodeCursor(after)).data;
  const last = db
    .selectDistinctOn([auditEntries.subjectId], {
      uid: auditEntries.subjectId,
      at: auditEntries.at,
      details: auditEntries.details,
    })
    .from(auditEntries)
    .where(and(opened(from), sql`${rule} = ${name}`))
    .orderBy(auditEntries.subjectId, desc(auditEntries.at))
    .as('last');
  const rows = await db
    .select({ uid: last.uid, at: last.at, details: last.details, ...CORRECTED })
    .from(last)
    .leftJoin(verdictCorrections, and(eq(sql`${verdictCorrections.uid}`, last.uid), standing(from)))
    .leftJoin(people, eq(people.id, verdictCorrections.correctedBy))
    .where(place && sql`(${last.at}, ${last.uid}) < (${place[0]}::timestamptz, ${place[1]})`)
    .orderBy(desc(last.at), desc(last.uid))
    .limit(limit + 1);
  const page = cutPage(rows, limit, (row) => [row.at.toString(), row.uid]);
  return {
    ...page,
    items: page.items.flatMap(({ details, ...row }) => asGiven({ ...row, said: Said.safeParse(details).data })),
  };
}

/** The payments whose verdict of this rule was corrected, newest first. */
export async function listCorrected(ctx: Asker, asked: Asked): Promise<Page<JudgedPayment>> {
  const { rule: name, from, after, limit } = asked;
  const place = Keyset.safeParse(decodeCursor(after)).data;
  const rows = await ctx.read
    .select({
      uid: sql<string>`${verdictCorrections.uid}`,
      at: verdictCorrections.correctedAt,
      said: {
        cause: verdictCorrections.wasCause,
        side: verdictCorrections.wasSide,
        certainty: verdictCorrections.wasCertainty,
      },
      ...CORRECTED,
    })
    .from(verdictCorrections)
    .innerJoin(transactionKeys, eq(transactionKeys.uid, verdictCorrections.uid))
    .innerJoin(
      transactions,
      and(eq(transactions.uid, transactionKeys.uid), eq(transactions.partitionAt, transactionKeys.partitionAt)),
    )
    .innerJoin(people, eq(people.id, verdictCorrections.correctedBy))
    .where(
      and(
        standing(from),
        eq(verdictCorrections.rule, name),
        onlyOwnShops(ctx.read, ctx, transactions.shopId),
        place &&
          sql`(${verdictCorrections.correctedAt}, ${verdictCorrections.uid}) < (${place[0]}::timestamptz, ${place[1]})`,
      ),
    )
    .orderBy(desc(verdictCorrections.correctedAt), desc(verdictCorrections.uid))
    .limit(limit + 1);
  const page = cutPage(rows, limit, (row) => [row.at.toString(), row.uid]);
  return { ...page, items: page.items.flatMap(asGiven) };
}

const CORRECTED = {
  cause: verdictCorrections.cause,
  side: verdictCorrections.side,
  note: verdictCorrections.note,
  byName: people.name,
};

const Said = z.object({ cause: Cause, side: Side, certainty: Certainty });

interface JudgedRow {
  uid: string;
  at: Temporal.Instant;
  said: z.infer<typeof Said> | undefined;
  cause: Cause | null;
  side: Side | null;
  note: string | null;
  byName: string | null;
}

/** A line whose cause this program no longer knows is left out. */
function asGiven({ uid, at, said, cause, side, note, byName }: JudgedRow): JudgedPayment[] {
  if (said === undefined) return [];
  const correction =
    cause === null || side === null
      ? null
      : { cause, side, headline: headlineIn(cause), note: note ?? '', byName: byName ?? '' };
  // Both tables hold uids alone under these columns.
  return [{ uid: uid as TransactionUid, at: at.toString(), ...said, headline: headlineIn(said.cause), correction }];
}
