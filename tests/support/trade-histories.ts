import type { CapFrom } from '../../server/domains/limits/forecast/ahead.rules.ts';
import { valueAt } from '../../server/domains/limits/forecast/cells.rules.ts';
import { drawsFrom } from '../../server/domains/limits/forecast/draws.rules.ts';
import type { Turnover } from '../../server/domains/limits/forecast/history.rules.ts';
import { hourOf } from '../../server/domains/limits/forecast/local-hours.rules.ts';
import { type Span, windowAt } from '../../server/domains/limits/windows.rules.ts';
import { TERMS, type Tried, usedIn, type WindowOutcome, watchWindow } from './back-test.ts';
import { madeTurnover, type Trade } from './made-turnover.ts';

/** Kinds of merchants' months against which foretelling is tried. */
export const TRADES = [
  'steady',
  'sale',
  'growing',
  'month-start',
  'raised',
  'refund-heavy',
  'clock-change',
  'full-last-month',
] as const;
export type TradeKind = (typeof TRADES)[number];

/** Seeds below were for tuning: what is shown is tried on others. */
export const TRYING = 1_000_000;

/** The month that is watched: of a change of the clock, the one with the change. */
const MONTH: Record<TradeKind, string> = {
  steady: '2026-06',
  sale: '2026-06',
  growing: '2026-06',
  'month-start': '2026-06',
  raised: '2026-06',
  'refund-heavy': '2026-06',
  'clock-change': '2026-10',
  'full-last-month': '2026-06',
};

const SHAPE: Record<TradeKind, Partial<Trade>> = {
  steady: {},
  // Three days of a sale, two and a half times a usual day.
  sale: { dayFactor: ({ date }) => (date >= '2026-06-12' && date <= '2026-06-14' ? 2.5 : 1) },
  growing: { growthAWeek: 0.025 },
  'month-start': { dayFactor: ({ dayOfMonth }) => (dayOfMonth <= 5 ? 1.7 : 0.9) },
  raised: {},
  'refund-heavy': { refunded: 0.2 },
  'clock-change': {},
  'full-last-month': {},
};

const HISTORY_DAYS = 84;
/** The fifteenth of the month: the day on which a raise begins to hold. */
const RAISE_DAY = 14;

/** A limit whose month ends anywhere from a tenth over the cap to a tenth under it: what is further off is easily told. */
export function madeMonth(kind: TradeKind, seed: number): { tried: Tried; within: Temporal.Instant } {
  const draw = drawsFrom(seed);
  const within = Temporal.Instant.from(`${MONTH[kind]}-15T12:00:00Z`);
  const window = windowAt('month-amount', TERMS, within);
  if (window === undefined) throw new Error('a month has a window');
  const firstHour = hourOf(window.start) - HISTORY_DAYS * 24;
  const demand = madeTurnover({
    seed: seed + 1,
    zone: TERMS.zone,
    firstHour,
    length: hourOf(window.end) - firstHour,
    paymentsADay: 15 * 20 ** draw(),
    logDeviation: 0.5 + draw(),
    dayDeviation: 0.05 + 0.2 * draw(),
    ...SHAPE[kind],
  });
  const terms = kind === 'refund-heavy' ? { ...TERMS, refunds: 'subtract' as const } : TERMS;
  const tried: Tried = { turnover: demand, kind: 'month-amount', terms, caps: [] };
  const cap = usedIn(tried, window) * (0.9 + 0.2 * draw());
  if (kind === 'full-last-month') return { tried: fullBefore(tried, cap, window.start), within };
  return { tried: { ...tried, caps: capsOf(kind, cap, window.start) }, within };
}

/** The month before stopped at two thirds of what it would have brought; since then more is agreed. */
function fullBefore(tried: Tried, cap: number, start: Temporal.Instant): Tried {
  const before = windowAt(tried.kind, tried.terms, start.subtract({ hours: 1 }));
  if (before === undefined) throw new Error('a month has a window');
  const full = (2 / 3) * usedIn(tried, before);
  const caps = [
    { fromMs: 0, value: Number.POSITIVE_INFINITY },
    { fromMs: before.start.epochMilliseconds, value: full },
    { fromMs: start.epochMilliseconds, value: cap },
  ];
  return { ...tried, turnover: stoppedAt(tried.turnover, before, full), caps };
}

/** As if the bank had declined what would have gone beyond a cap. */
function stoppedAt(demand: Turnover, { start, end }: Span, cap: number): Turnover {
  const { count, amount, squares } = demand.payments;
  const passed = { count: count.slice(), amount: amount.slice(), squares: squares.slice() };
  let sum = 0;
  for (let at = hourOf(start) - demand.firstHour; at < hourOf(end) - demand.firstHour; at += 1) {
    const wanted = valueAt(amount, at);
    const part = wanted === 0 ? 1 : Math.min(1, Math.max(0, cap - sum) / wanted);
    for (const cells of [passed.count, passed.amount, passed.squares]) cells[at] = valueAt(cells, at) * part;
    sum += wanted;
  }
  return { ...demand, payments: passed };
}

/** A raise that is agreed is in the register from the beginning of the month on. */
function capsOf(kind: TradeKind, cap: number, start: Temporal.Instant): CapFrom[] {
  if (kind !== 'raised') return [{ fromMs: 0, value: cap }];
  const raisedMs = start.add({ hours: RAISE_DAY * 24 }).epochMilliseconds;
  return [
    { fromMs: 0, value: cap * 0.8 },
    { fromMs: raisedMs, value: cap },
  ];
}

export interface TradeOutcome {
  kind: TradeKind;
  breaches: number;
  /** Shares of the breaches: foretold at all, and 48 hours or more ahead. */
  foretold: number;
  inTime: number;
  medianLeadHours: number;
  /** Alarms that were taken back or after which no breach came, a merchant a month. */
  falseAlarms: number;
  /** Their share of all alarms. */
  falseShare: number;
}

/** `merchants` months of one kind, each watched to its end. */
export function tryTrade(kind: TradeKind, merchants: number, firstSeed: number): TradeOutcome {
  const outcomes = Array.from({ length: merchants }, (_, merchant) => {
    const { tried, within } = madeMonth(kind, firstSeed + merchant * 10);
    return watchWindow(tried, within);
  });
  const breaches = outcomes.filter(({ isHit }) => isHit);
  const leads = breaches.flatMap(({ leadHours }) => leadHours ?? []).toSorted((a, b) => a - b);
  return {
    kind,
    breaches: breaches.length,
    foretold: leads.length / breaches.length,
    inTime: leads.filter((hours) => hours >= 48).length / breaches.length,
    medianLeadHours: leads[Math.floor(leads.length / 2)] ?? 0,
    falseAlarms: sumOf(outcomes, 'falseAlarms') / merchants,
    falseShare: sumOf(outcomes, 'falseAlarms') / Math.max(1, sumOf(outcomes, 'alarms')),
  };
}

const sumOf = (outcomes: readonly WindowOutcome[], of: 'alarms' | 'falseAlarms') =>
  outcomes.reduce((sum, outcome) => sum + outcome[of], 0);
