import { type SQL, sql } from 'drizzle-orm';
import type { ReadDb } from '../../../platform/db.ts';
import { asOneText, isAnyOf, textsOf } from '../../../platform/one-text.ts';
import { spreadHours } from '../../transactions/index.ts';
import { addTo, valueAt } from '../forecast/cells.rules.ts';
import { emptyTurnover, type Turnover } from '../forecast/history.rules.ts';
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
      unknown: sql<string>`coalesce(string_agg(cell || ',' || likely, ',') filter (where not is_known), '')`,
    })
    .from(cells(wanted, firstHour, length))
    .groupBy(sql`gateway_id, currency`);
  return new Map(rows.map((row) => [passageKey(row), turnoversOf(row, firstHour, length)]));
}

const PLACES = ['payments', 'captures', 'holds', 'voids', 'refunds'] as const satisfies readonly (keyof Turnover)[];

/** One cell an hour and type, `type,hour,count,amount,squares`, and how much of the last three is likely. As floats, for sums of numerics cost much more. */
function cells(wanted: readonly Passage[], firstHour: number, length: number): SQL {
  const instantOf = (hour: number) => sql`${startOfHour(hour).toString()}::timestamptz`;
  const currencies = [...new Set(wanted.map(({ currency }) => currency))];
  const only = sql`h.status = 'successful' and h.type in ('payment', 'capture', 'authorization', 'void', 'refund')
    and ${isAnyOf(sql`h.currency`, currencies)}`;
  const spread = spreadHours({ from: instantOf(firstHour), to: instantOf(firstHour + length), only });
  const texts = (of: keyof Passage) => textsOf(asOneText(wanted.map((passage) => passage[of])));
  return sql`(
    select gateway_id, currency, is_known, ${PLACE} || ',' || (extract(epoch from hour)::bigint / 3600 - ${firstHour}::bigint) || ','
      || count || ',' || amount || ',' || squares as cell, likely_count || ',' || likely_amount || ',' || likely_squares as likely
    from (
      select gateway_id, currency, is_known, type, hour, sum(payments) as count, sum(amount_minor::float8) as amount,
        sum(amount_squares) as squares, sum(payments * share) as likely_count, sum(amount_minor * share) as likely_amount,
        sum(amount_squares * share) as likely_squares
      from ${spread} as spread
      join unnest(${texts('terminalId')}, ${texts('currency')}) as wanted (gateway_id, currency) using (gateway_id, currency)
      group by 1, 2, 3, 4, 5
    ) as summed
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
  const empty = () => emptyTurnover(firstHour, length);
  const least = empty();
  const knownCells = numbersOf(known);
  enter(least, knownCells, KNOWN_CELL);
  if (unknown === '') return { likely: least, least, most: least };
  const [likely, most] = [empty(), empty()];
  for (const turnover of [likely, most]) enter(turnover, knownCells, KNOWN_CELL);
  const unknownCells = numbersOf(unknown);
  enter(most, unknownCells, UNKNOWN_CELL_WHOLE);
  enter(likely, unknownCells, UNKNOWN_CELL_LIKELY);
  return { likely, least, most };
}

/** How many numbers a cell has, and after how many of them its count, amount and squares stand. */
interface CellShape {
  size: number;
  sums: number;
}

const KNOWN_CELL: CellShape = { size: 5, sums: 2 };
const UNKNOWN_CELL_WHOLE: CellShape = { size: 8, sums: 2 };
const UNKNOWN_CELL_LIKELY: CellShape = { size: 8, sums: 5 };

/** Numbers of JSON are the fastest that an engine reads. */
const numbersOf = (packed: string) => Float64Array.from(JSON.parse(`[${packed}]`) as number[]); // of our own statement

function enter(turnover: Turnover, cells: Float64Array, { size, sums }: CellShape): void {
  for (let cell = 0; cell < cells.length; cell += size) {
    const turned = turnover[PLACES[valueAt(cells, cell)] ?? 'payments'];
    const hour = valueAt(cells, cell + 1);
    addTo(turned.count, hour, valueAt(cells, cell + sums));
    addTo(turned.amount, hour, valueAt(cells, cell + sums + 1));
    addTo(turned.squares, hour, valueAt(cells, cell + sums + 2));
  }
}
