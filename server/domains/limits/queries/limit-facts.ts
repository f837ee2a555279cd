import { sql } from 'drizzle-orm';
import { type LimitId, TerminalId } from '../../../kernel/ids.ts';
import { builtOnce } from '../../../platform/built-once.ts';
import type { ReadDb } from '../../../platform/db.ts';
import type { LimitFact, LimitFacts, LimitKind, LimitTerms } from '../contract.ts';
import { limits, limitTemporaryRaises, limitVersions, recognisedLimits } from '../tables.ts';
import { listUsagesAt, type UsageAt } from './usages-at.ts';

export interface AskedLimits {
  uid: string;
  gatewayId: string;
  currency: string;
  /** The moment of the payment. */
  at: string;
}

/** The limits of the terminal of each payment and what was used of them at its moment, and a limit that nobody entered but declines showed then. Two statements, however many are asked. */
export async function listLimitFacts(db: ReadDb, asked: readonly AskedLimits[]): Promise<Map<string, LimitFacts>> {
  if (asked.length === 0) return new Map();
  const build = () => selectFacts(db).prepare('limit-facts');
  const rows = await builtOnce(db, 'limit-facts', build).execute({ asked: JSON.stringify(asked) });
  const byUid = new Map(asked.map((one) => [one.uid, one]));
  const used = await listUsagesAt(
    db,
    rows.flatMap((row) => usageOf(row, byUid.get(row.uid))),
  );
  const facts = new Map(asked.map(({ uid }): [string, LimitFacts] => [uid, { limits: [], recognised: null }]));
  for (const row of rows) {
    const fact = facts.get(row.uid);
    if (fact === undefined) continue;
    if (row.limitId === null) fact.recognised = asRecognised(row);
    else fact.limits.push(asFact(row, row.limitId, used.get(keyOf(row))));
  }
  return facts;
}

const keyOf = ({ uid, limitId }: Pick<Row, 'uid' | 'limitId'>) => `${uid} ${limitId}`;

function usageOf(row: Row, one: AskedLimits | undefined) {
  if (row.terms === null || one === undefined) return [];
  const { kind, terms, currency } = row;
  const terminalId = TerminalId.parse(one.gatewayId);
  return [{ key: keyOf(row), limit: { terminalId, currency, kind, terms }, at: Temporal.Instant.from(one.at) }];
}

const UTC = sql.raw(`at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'`);
const TERMS =
  sql.raw(`json_build_object('value', v.value, 'window', v."window", 'zone', v.zone, 'resetClock', v.reset_clock,
  'resetDay', v.reset_day, 'refunds', v.refunds, 'countsHolds', v.counts_holds, 'document', v.document, 'agreedBy', v.agreed_by)`);

/** Both kinds of answers under the same columns: a limit of the register, or one that was recognised. */
function selectFacts(db: ReadDb) {
  return db
    .select({
      uid: sql<string>`asked.uid`,
      limitId: sql<LimitId | null>`found.limit_id`,
      kind: sql<LimitKind>`found.kind`,
      currency: sql<string>`asked.currency`,
      cap: sql<string>`found.cap`,
      terms: sql<LimitTerms | null>`found.terms`,
      recognisedId: sql<string | null>`found.recognised_id`,
      code: sql<string | null>`found.code`,
      startedAt: sql<string | null>`found.started_at`,
      declined: sql<number | null>`found.declined`,
      bins: sql<number | null>`found.bins`,
    })
    .from(
      sql`json_to_recordset(${sql.placeholder('asked')}::text::json) as asked (uid text, "gatewayId" text, currency text, at timestamptz)
      cross join lateral (
        (select l.id as limit_id, l.kind, coalesce(r.value, v.value) as cap, ${TERMS} as terms,
            null::uuid as recognised_id, null as code, null as started_at, null::integer as declined, null::integer as bins
          from ${limits} l
          join ${limitVersions} v on v.limit_id = l.id and v.valid_from <= asked.at and coalesce(v.valid_to > asked.at, true)
          left join lateral (
            select value from ${limitTemporaryRaises} t
              where t.limit_id = l.id and t.valid_from <= asked.at and t.valid_to > asked.at
              order by t.entered_at desc limit 1
          ) r on true
          where l.terminal_id = asked."gatewayId" and l.currency = asked.currency and coalesce(l.ended_at > asked.at, true))
        union all
        (select null, null, null, null, g.id, g.code, to_char(g.started_at ${UTC}), g.declined, g.bins
          from ${recognisedLimits} g
          where g.terminal_id = asked."gatewayId" and g.currency = asked.currency
            and g.started_at <= asked.at and coalesce(g.ended_at > asked.at, true)
          order by g.started_at desc limit 1)
      ) as found`,
    );
}

type Row = Awaited<ReturnType<typeof selectFacts>>[number];

function asFact({ kind, currency, cap: text }: Row, limitId: LimitId, used: UsageAt | undefined): LimitFact {
  const cap = Number(text);
  const window = {
    windowStart: used?.windowStart.toString() ?? null,
    windowEnd: used?.windowEnd.toString() ?? null,
  };
  const band = { usedLow: used?.low ?? null, usedHigh: used?.high ?? null };
  return { limitId, kind, currency, cap, ...band, isReached: reachedBy(used, cap), ...window };
}

/** What is certain reaches it, or only what may belong to it does. */
function reachedBy(used: UsageAt | undefined, cap: number): LimitFact['isReached'] {
  if (used === undefined || used.high < cap) return 'no';
  return used.low >= cap ? 'yes' : 'maybe';
}

const asRecognised = ({ recognisedId, code, startedAt, declined, bins }: Row): LimitFacts['recognised'] => ({
  id: recognisedId ?? '',
  code: code ?? '',
  startedAt: startedAt ?? '',
  declined: declined ?? 0,
  bins: bins ?? 0,
});
