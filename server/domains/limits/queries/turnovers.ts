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
      known: sql<string>`coalesce(string_agg(cell, ';') filter (where is_known), '')`,
      unknown: sql<string>`coalesce(string_agg(cell, ';') filter (where not is_known), '')`,
    })
    .from(cells(wanted, firstHour, length))
    .groupBy(sql`gateway_id, currency`);
  return new Map(rows.map((row) => [passageKey(row), turnoversOf(row, firstHour, length)]));
}

const TYPES = ['payment', 'capture', 'authorization', 'void', 'refund'] as const;
const PLACES = ['payments', 'captures', 'holds', 'voids', 'refunds'] as const satisfies readonly (keyof Turnover)[];

/** One cell: `type,hour,count,amount,squares,share`; of several rows of one hour and share, their sums. */
function cells(wanted: readonly Passage[], firstHour: number, length: number): SQL {
  const instantOf = (hour: number) => sql`${startOfHour(hour).toString()}::timestamptz`;
  const currencies = [...new Set(wanted.map(({ currency }) => currency))];
  const only = sql`h.status = 'successful' and ${isAnyOf(sql`h.type`, TYPES)} and ${isAnyOf(sql`h.currency`, currencies)}`;
  const spread = spreadHours({ from: instantOf(firstHour), to: instantOf(firstHour + length), only });
  const keys = asOneText(wanted.map(passageKey));
  return sql`(
    select gateway_id, currency, is_known, concat_ws(',', array_position(${textsOf(asOneText(TYPES))}, type) - 1,
      (extract(epoch from hour)::bigint / 3600) - ${firstHour}::bigint, sum(payments), sum(amount_minor), sum(amount_squares), share) as cell
    from ${spread} as spread
    where gateway_id || ' ' || currency = any (${textsOf(keys)})
    group by gateway_id, currency, is_known, type, hour, share
  ) as cells`;
}

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

function enter(turnover: Turnover, packed: string, partOf: (share: number) => number): void {
  if (packed === '') return;
  for (const cell of packed.split(';')) {
    const [type = 0, hour = 0, count = 0, amount = 0, squares = 0, share = 1] = cell.split(',').map(Number);
    const place = PLACES[type];
    if (place !== undefined) addPart(turnover[place], hour, partOf(share), { count, amount, squares });
  }
}

function addPart(turned: Turned, hour: number, part: number, more: Record<keyof Turned, number>): void {
  addTo(turned.count, hour, part * more.count);
  addTo(turned.amount, hour, part * more.amount);
  addTo(turned.squares, hour, part * more.squares);
}
