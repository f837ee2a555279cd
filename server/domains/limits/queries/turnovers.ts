import { type SQL, sql } from 'drizzle-orm';
import type { ReadDb } from '../../../platform/db.ts';
import { asOneText, isAnyOf, textsOf } from '../../../platform/one-text.ts';
import { spreadHours } from '../../transactions/index.ts';
import { addTo } from '../forecast/cells.rules.ts';
import { emptyTurnover, type Turned, type Turnover } from '../forecast/history.rules.ts';
import { startOfHour } from '../forecast/local-hours.rules.ts';

/** One terminal in one currency. */
export interface Passage {
  terminalId: string;
  currency: string;
}

/** What passed: most likely, at least (the terminal is known) and at most (all that may have passed it). One and the same where all is known. */
export interface Turnovers {
  likely: Turnover;
  least: Turnover;
  most: Turnover;
}

export const passageKey = ({ terminalId, currency }: Passage): string => `${terminalId} ${currency}`;

/**
 * Successful payments by the hour, `length` hours from `firstHour` on (hours since 1970), of many terminals: one statement. Each terminal comes as one
 * text, for rows by the million would take longer to read than to count.
 */
export async function listTurnovers(
  db: ReadDb,
  passages: readonly Passage[],
  { firstHour, length }: { firstHour: number; length: number },
): Promise<Map<string, Turnovers>> {
  const wanted = [...new Map(passages.map((passage) => [passageKey(passage), passage])).values()];
  if (wanted.length === 0) return new Map();
  const rows = await db
    .select({
      terminalId: sql<string>`gateway_id`,
      currency: sql<string>`currency`,
      known: sql<string>`coalesce(string_agg(cell, ',') filter (where is_known), '')`,
      unknown: sql<string>`coalesce(string_agg(cell, ',') filter (where not is_known), '')`,
    })
    .from(cells(wanted, firstHour, length))
    .groupBy(sql`gateway_id, currency`);
  return new Map(rows.map((row) => [passageKey(row), turnoversOf(row, firstHour, length)]));
}

const PLACES = ['payments', 'captures', 'holds', 'voids', 'refunds'] as const satisfies readonly (keyof Turnover)[];

/** One cell a row, `type,hour,count,amount,squares,share`: what falls together is summed by the reader, for sums of numerics cost more here. */
function cells(wanted: readonly Passage[], firstHour: number, length: number): SQL {
  const instantOf = (hour: number) => sql`${startOfHour(hour).toString()}::timestamptz`;
  const currencies = [...new Set(wanted.map(({ currency }) => currency))];
  const only = sql`h.status = 'successful' and h.type in ('payment', 'capture', 'authorization', 'void', 'refund')
    and ${isAnyOf(sql`h.currency`, currencies)}`;
  const spread = spreadHours({ from: instantOf(firstHour), to: instantOf(firstHour + length), only });
  const texts = (of: keyof Passage) => textsOf(asOneText(wanted.map((passage) => passage[of])));
  return sql`(
    select gateway_id, currency, is_known, ${PLACE} || ',' || (extract(epoch from hour)::bigint / 3600 - ${firstHour}::bigint) || ',' || payments
      || ',' || amount_minor || ',' || amount_squares || ',' || share as cell
    from ${spread} as spread
    join unnest(${texts('terminalId')}, ${texts('currency')}) as wanted (gateway_id, currency) using (gateway_id, currency)
  ) as cells`;
}

/** The position in `PLACES`. */
const PLACE = sql.raw(
  `case type when 'payment' then 0 when 'capture' then 1 when 'authorization' then 2 when 'void' then 3 else 4 end`,
);

interface Packed {
  known: string;
  unknown: string;
}

function turnoversOf({ known, unknown }: Packed, firstHour: number, length: number): Turnovers {
  const least = emptyTurnover(firstHour, length);
  enter(least, known, () => 1);
  if (unknown === '') return { likely: least, least, most: least };
  const [likely, most] = [emptyTurnover(firstHour, length), emptyTurnover(firstHour, length)];
  for (const turnover of [likely, most]) enter(turnover, known, () => 1);
  enter(likely, unknown, (share) => share);
  enter(most, unknown, () => 1);
  return { likely, least, most };
}

const NUMBERS_A_CELL = 6;

/** Numbers of JSON are the fastest that an engine reads. */
function enter(turnover: Turnover, packed: string, partOf: (share: number) => number): void {
  const numbers = Float64Array.from(JSON.parse(`[${packed}]`) as number[]); // of our own statement
  for (let cell = 0; cell < numbers.length; cell += NUMBERS_A_CELL) {
    const [type = 0, hour = 0, count = 0, amount = 0, squares = 0, share = 1] = numbers.subarray(
      cell,
      cell + NUMBERS_A_CELL,
    );
    const place = PLACES[type];
    if (place !== undefined) addPart(turnover[place], hour, partOf(share), { count, amount, squares });
  }
}

function addPart(turned: Turned, hour: number, part: number, more: Record<keyof Turned, number>): void {
  addTo(turned.count, hour, part * more.count);
  addTo(turned.amount, hour, part * more.amount);
  addTo(turned.squares, hour, part * more.squares);
}
