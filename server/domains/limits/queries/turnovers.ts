import { type SQL, sql } from 'drizzle-orm';
import type { ReadDb } from '../../../platform/db.ts';
import { asOneText, isAnyOf, textsOf } from '../../../platform/one-text.ts';
import { spreadUnknownHours } from '../../transactions/index.ts';
import { transactionHours } from '../../transactions/tables.ts';
import { addTo, valueAt } from '../forecast/cells.rules.ts';
import { emptyTurned, type Turnover } from '../forecast/history.rules.ts';
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

/** From `firstHour` (hours since 1970) on. */
export interface HourSpan {
  firstHour: number;
  length: number;
}

/** By terminal and currency, as text. */
type Packed = ReadonlyMap<string, string>;

/** Successful payments of which no source named the terminal, spread over those that they most likely passed: one statement, for `listTurnovers`. */
export async function listUnplaced(db: ReadDb, passages: readonly Passage[], span: HourSpan): Promise<Packed> {
  const wanted = onceEach(passages);
  if (wanted.length === 0) return new Map();
  return packed(db, unknownCells(wanted, stretchOf(wanted, span)), span.firstHour);
}

/**
 * Successful payments by the hour, of many terminals: those that name their terminal, one statement, with those that `unplaced` took to be of it. Each
 * terminal comes as one text, for rows by the million would take longer to read than to count.
 */
export async function listTurnovers(
  db: ReadDb,
  passages: readonly Passage[],
  span: HourSpan,
  unplaced: Promise<Packed>,
): Promise<Map<string, Turnovers>> {
  const wanted = onceEach(passages);
  if (wanted.length === 0) return new Map();
  const [known, unknown] = await Promise.all([
    packed(db, knownCells(wanted, stretchOf(wanted, span)), span.firstHour),
    unplaced,
  ]);
  const keys = wanted.map(passageKey).filter((key) => known.has(key) || unknown.has(key));
  return new Map(keys.map((key) => [key, turnoversOf(known.get(key) ?? '', unknown.get(key) ?? '', span)]));
}

const onceEach = (passages: readonly Passage[]): Passage[] => [
  ...new Map(passages.map((passage) => [passageKey(passage), passage])).values(),
];

const stretchOf = (wanted: readonly Passage[], { firstHour, length }: HourSpan): Stretch => ({
  from: instantAt(firstHour),
  to: instantAt(firstHour + length),
  only: onlyPassed(wanted),
});

const PLACES = ['payments', 'captures', 'holds', 'voids', 'refunds'] as const satisfies readonly (keyof Turnover)[];

const instantAt = (hour: number) => sql`${startOfHour(hour).toString()}::timestamptz`;

const onlyPassed = (wanted: readonly Passage[]): SQL => sql`h.status = 'successful'
  and h.type in ('payment', 'capture', 'authorization', 'void', 'refund') and ${isAnyOf(sql`h.currency`, [...new Set(wanted.map(({ currency }) => currency))])}`;

interface Stretch {
  from: SQL;
  to: SQL;
  only: SQL;
}

/** By terminals named outright: joined to a list, the planner takes them for a handful of rows. */
const knownCells = (wanted: readonly Passage[], { from, to, only }: Stretch): SQL => sql`(
  select h.gateway_id, h.currency, h.hour, h.type, h.payments, h.amount_minor, h.amount_squares, 1 as share from ${transactionHours} h
  where ${isAnyOf(sql`h.gateway_id`, [...new Set(wanted.map(({ terminalId }) => terminalId))])}
    and h.hour >= ${from} and h.hour < ${to} and not h.test and ${only}
) as hours`;

function unknownCells(wanted: readonly Passage[], stretch: Stretch): SQL {
  const texts = (of: keyof Passage) => textsOf(asOneText(wanted.map((passage) => passage[of])));
  return sql`(${spreadUnknownHours(stretch)}) as hours
    join unnest(${texts('terminalId')}, ${texts('currency')}) as wanted (gateway_id, currency) using (gateway_id, currency)`;
}

/** One cell a row, `type,hour,count,amount,squares,share`: what falls together is summed by the reader, for sums cost more here. */
async function packed(db: ReadDb, hours: SQL, firstHour: number): Promise<Map<string, string>> {
  const rows = await db
    .select({
      terminalId: sql<string>`gateway_id`,
      currency: sql<string>`currency`,
      cells: sql<string>`string_agg(${PLACE} || ',' || (extract(epoch from hour)::bigint / 3600 - ${firstHour}::bigint) || ',' || payments
        || ',' || amount_minor || ',' || amount_squares || ',' || share, ',')`,
    })
    .from(hours)
    .groupBy(sql`gateway_id, currency`);
  return new Map(rows.map((row) => [passageKey(row), row.cells]));
}

/** The position in `PLACES`. */
const PLACE = sql.raw(
  `case type when 'payment' then 0 when 'capture' then 1 when 'authorization' then 2 when 'void' then 3 else 4 end`,
);

function turnoversOf(known: string, unknown: string, span: HourSpan): Turnovers {
  const cells = numbersOf(known);
  const unsure = numbersOf(unknown);
  const empty = () => turnoverFor([cells, unsure], span);
  const least = entered(empty(), cells, false);
  if (unknown === '') return { likely: least, least, most: least };
  return {
    likely: entered(entered(empty(), cells, false), unsure, true),
    least,
    most: entered(entered(empty(), cells, false), unsure, false),
  };
}

/** With room for the types there are; the others share one emptiness, for most terminals see payments alone. */
function turnoverFor(parts: readonly Float64Array[], { firstHour, length }: HourSpan): Turnover {
  const none = emptyTurned(length);
  const turnover = { firstHour, payments: none, captures: none, holds: none, voids: none, refunds: none };
  for (const [place, type] of PLACES.entries())
    if (parts.some((cells) => hasType(cells, place))) turnover[type] = emptyTurned(length);
  return turnover;
}

function hasType(cells: Float64Array, place: number): boolean {
  for (let at = 0; at < cells.length; at += NUMBERS_A_CELL) if (cells[at] === place) return true;
  return false;
}

/** Numbers of JSON are the fastest that an engine reads. */
const numbersOf = (cells: string) => Float64Array.from(JSON.parse(`[${cells}]`) as number[]); // of our own statement
const NUMBERS_A_CELL = 6;

/** With cells added to it: in whole, or only as much of each as is likely. */
function entered(turnover: Turnover, cells: Float64Array, isByShare: boolean): Turnover {
  for (let at = 0; at < cells.length; at += NUMBERS_A_CELL) {
    const turned = turnover[PLACES[valueAt(cells, at)] ?? 'payments'];
    const hour = valueAt(cells, at + 1);
    const part = isByShare ? valueAt(cells, at + 5) : 1;
    addTo(turned.count, hour, part * valueAt(cells, at + 2));
    addTo(turned.amount, hour, part * valueAt(cells, at + 3));
    addTo(turned.squares, hour, part * valueAt(cells, at + 4));
  }
  return turnover;
}
