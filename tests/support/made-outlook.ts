import type { LimitKind, LimitTerms } from '../../server/domains/limits/contract.ts';
import { calendarOf } from '../../server/domains/limits/forecast/calendar.rules.ts';
import type { Outlook } from '../../server/domains/limits/forecast/foretell.rules.ts';
import { historyOf, upTo } from '../../server/domains/limits/forecast/history.rules.ts';
import { hourOf, localHours } from '../../server/domains/limits/forecast/local-hours.rules.ts';
import { fitProfile } from '../../server/domains/limits/forecast/profile.rules.ts';
import { HOURS_AHEAD } from '../../server/domains/limits/forecast/prospect.rules.ts';
import { TERMS } from './back-test.ts';
import { madeTurnover, type Trade } from './made-turnover.ts';

/** Wednesday, 10 June 2026, 14:00 in Warsaw. */
export const WEDNESDAY = Temporal.Instant.from('2026-06-10T12:00:00Z');
const WEEKS = 12;

export interface MadeOutlook extends Partial<Trade> {
  /** How much of the cap there is, above what is used already. */
  room: number;
  used?: number;
  kind?: LimitKind;
  terms?: Partial<LimitTerms>;
  bankOpensAt?: string;
}

/** A limit on a Wednesday at noon, after twelve weeks of trade; and what came in the thirty days after it, hour by hour. */
export function madeOutlook(made: MadeOutlook): Outlook & { came: Float64Array } {
  const { room, used = 0, kind = 'month-amount', terms = {}, bankOpensAt, ...given } = made;
  const trade = { seed: 21, zone: TERMS.zone, paymentsADay: 200, ...given };
  const firstHour = hourOf(WEDNESDAY) - WEEKS * 168;
  const turnover = madeTurnover({ ...trade, firstHour, length: WEEKS * 168 + 30 * 24 });
  const calendar = calendarOf(localHours(trade.zone, firstHour, WEEKS * 168 + HOURS_AHEAD), []);
  const counted = { kind, refunds: 'none', countsHolds: false } as const;
  const history = historyOf(upTo(turnover, WEEKS * 168), counted, calendar);
  const profile = fitProfile(history, history.end, { withMonth: false });
  if (profile === undefined) throw new Error('nothing was paid');
  return {
    at: WEDNESDAY,
    kind,
    terms: { ...TERMS, zone: trade.zone, ...terms },
    caps: [{ fromMs: 0, value: used + room }],
    used: { low: used, likely: used, high: used },
    bankOpensAt: bankOpensAt === undefined ? undefined : Temporal.Instant.from(bankOpensAt),
    history,
    profile,
    seed: 1,
    came: turnover.payments.amount.subarray(WEEKS * 168),
  };
}

/** When the room of an outlook was used up, in milliseconds. */
export function hitAfter({ came, caps, used }: ReturnType<typeof madeOutlook>): number {
  let sum = used.likely;
  const hour = came.findIndex((amount) => {
    sum += amount;
    return sum >= (caps[0]?.value ?? 0);
  });
  return hour < 0 ? Number.POSITIVE_INFINITY : WEDNESDAY.epochMilliseconds + (hour + 1) * 3_600_000;
}
