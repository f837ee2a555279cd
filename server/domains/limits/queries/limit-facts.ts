import { sql } from 'drizzle-orm';
import type { LimitId } from '../../../kernel/ids.ts';
import { builtOnce } from '../../../platform/built-once.ts';
import type { ReadDb } from '../../../platform/db.ts';
import type { LimitFacts, LimitKind } from '../contract.ts';
import { limitAlerts, limits, limitTemporaryRaises, limitVersions, recognisedLimits } from '../tables.ts';

export interface AskedLimits {
  uid: string;
  gatewayId: string;
  currency: string;
  /** The moment of the payment. */
  at: string;
}

/** The limits of the terminal of each payment at its moment, and a limit that nobody entered but declines showed then. One statement. */
export async function listLimitFacts(db: ReadDb, asked: readonly AskedLimits[]): Promise<Map<string, LimitFacts>> {
  if (asked.length === 0) return new Map();
  const build = () => selectFacts(db).prepare('limit-facts');
  const rows = await builtOnce(db, 'limit-facts', build).execute({ asked: JSON.stringify(asked) });
  const facts = new Map(asked.map(({ uid }): [string, LimitFacts] => [uid, { limits: [], recognised: null }]));
  for (const row of rows) {
    const fact = facts.get(row.uid);
    if (fact === undefined) continue;
    if (row.limitId !== null) fact.limits.push(asFact({ ...row, limitId: row.limitId }));
    else fact.recognised = asRecognised(row);
  }
  return facts;
}

const UTC = sql.raw(`at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'`);

/** Both kinds of answers under the same columns: a limit of the register, or one that was recognised. */
function selectFacts(db: ReadDb) {
  return db
    .select({
      uid: sql<string>`asked.uid`,
      limitId: sql<LimitId | null>`found.limit_id`,
      kind: sql<LimitKind>`found.kind`,
      currency: sql<string>`asked.currency`,
      cap: sql<string>`found.cap`,
      used: sql<string | null>`found.used`,
      windowStart: sql<string | null>`found.window_start`,
      isReached: sql<boolean>`found.is_reached`,
      recognisedId: sql<string | null>`found.recognised_id`,
      code: sql<string | null>`found.code`,
      startedAt: sql<string | null>`found.started_at`,
      declined: sql<number | null>`found.declined`,
      bins: sql<number | null>`found.bins`,
    })
    .from(
      sql`json_to_recordset(${sql.placeholder('asked')}::text::json) as asked (uid text, "gatewayId" text, currency text, at timestamptz)
      cross join lateral (
        (select l.id as limit_id, l.kind, coalesce(r.value, v.value) as cap, a.used_high as used,
            to_char(a.window_start ${UTC}) as window_start, a.window_start is not null as is_reached,
            null::uuid as recognised_id, null as code, null as started_at, null::integer as declined, null::integer as bins
          from ${limits} l
          join ${limitVersions} v on v.limit_id = l.id and v.valid_from <= asked.at and coalesce(v.valid_to > asked.at, true)
          left join lateral (
            select value from ${limitTemporaryRaises} t
              where t.limit_id = l.id and t.valid_from <= asked.at and t.valid_to > asked.at
              order by t.entered_at desc limit 1
          ) r on true
          left join lateral (
            select used_high, window_start from ${limitAlerts} al
              where al.limit_id = l.id and al.level = 'reached' and al.raised_at <= asked.at
                and coalesce(al.cleared_at > asked.at, true)
              order by al.raised_at desc limit 1
          ) a on true
          where l.terminal_id = asked."gatewayId" and l.currency = asked.currency and coalesce(l.ended_at > asked.at, true))
        union all
        (select null, null, null, null, null, false, g.id, g.code, to_char(g.started_at ${UTC}), g.declined, g.bins
          from ${recognisedLimits} g
          where g.terminal_id = asked."gatewayId" and g.currency = asked.currency
            and g.started_at <= asked.at and coalesce(g.ended_at > asked.at, true)
          order by g.started_at desc limit 1)
      ) as found`,
    );
}

type Row = Awaited<ReturnType<typeof selectFacts>>[number];

function asFact({ limitId, kind, currency, cap, used, windowStart, isReached }: Row & { limitId: LimitId }) {
  const usedNow = used === null ? null : Number(used);
  return {
    limitId,
    kind,
    currency,
    cap: Number(cap),
    usedLow: usedNow,
    usedHigh: usedNow,
    isReached: isReached ? ('yes' as const) : ('no' as const),
    windowStart,
    windowEnd: null,
  };
}

const asRecognised = ({ recognisedId, code, startedAt, declined, bins }: Row): LimitFacts['recognised'] => ({
  id: recognisedId ?? '',
  code: code ?? '',
  startedAt: startedAt ?? '',
  declined: declined ?? 0,
  bins: bins ?? 0,
});
