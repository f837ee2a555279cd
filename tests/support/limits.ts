import { AcquirerInput } from '../../server/domains/acquirers/contract.ts';
import { addAcquirer, saveTerminal } from '../../server/domains/acquirers/index.ts';
import type { WorkingCalendar } from '../../server/domains/calendar/contract.ts';
import { type ForecastError, type LimitForecast, NewLimit } from '../../server/domains/limits/contract.ts';
import { addLimit } from '../../server/domains/limits/index.ts';
import { limitForecasts, terminalShops } from '../../server/domains/limits/tables.ts';
import type { AcquirerId, LimitId, ShopId } from '../../server/kernel/ids.ts';
import { TerminalId } from '../../server/kernel/ids.ts';
import type { Context } from '../../server/platform/context.ts';

const WORKDAY = [{ from: '09:00', to: '18:00' }];
/** Monday to Friday, nine to six, in Minsk. */
export const BANK_HOURS: WorkingCalendar = {
  zone: 'Europe/Minsk',
  week: { 1: WORKDAY, 2: WORKDAY, 3: WORKDAY, 4: WORKDAY, 5: WORKDAY, 6: [], 7: [] },
  holidays: [],
};

let made = 0;

/** A bank with one person who answers letters, and one who only answers the telephone. */
export async function makeBank(ctx: Context, given: Partial<AcquirerInput> = {}): Promise<AcquirerId> {
  made += 1;
  const { id } = await addAcquirer(
    ctx,
    AcquirerInput.parse({
      name: `Sample Bank ${made}`,
      hours: BANK_HOURS,
      contacts: [
        { name: 'Vera Limits', duty: 'limits', email: 'limits@bank.example' },
        { name: 'Night Desk', duty: 'duty officer', phone: '+375 17 000 00 00', isOutOfHours: true },
      ],
      ...given,
    }),
  );
  return id;
}

/** A terminal of a fresh bank, or of the one named. */
export async function makeTerminal(ctx: Context, given: { currency?: string | null; bank?: AcquirerId } = {}) {
  made += 1;
  const id = TerminalId.parse(`term-${made}`);
  const acquirerId = given.bank ?? (await makeBank(ctx));
  await saveTerminal(ctx, id, { acquirerId, name: `Terminal ${made}`, currency: given.currency ?? null });
  return id;
}

/** A limit of 10 000.00 BYN a month, unless said otherwise. */
export async function makeLimit(ctx: Context, given: Partial<NewLimit> = {}): Promise<LimitId> {
  const terminalId = given.terminalId ?? (await makeTerminal(ctx));
  const limit = { kind: 'month-amount', currency: 'BYN', value: 1_000_000, zone: 'Europe/Minsk', ...given, terminalId };
  return (await addLimit(ctx, NewLimit.parse(limit))).id;
}

/** The shop's payments pass the terminal. */
export async function passThrough(ctx: Context, terminalId: TerminalId, shopId: number, currency = 'BYN') {
  const at = ctx.clock.now();
  await ctx.change('sample.build', terminalId, ({ tx }) =>
    tx
      .insert(terminalShops)
      .values({ terminalId, shopId: shopId as ShopId, currency, firstSeenAt: at, lastSeenAt: at })
      .onConflictDoNothing(),
  );
}

interface Counted {
  used: number;
  /** At most, while the terminal of some payments is not known. */
  usedHigh?: number;
  windowStart: string;
  pBeforeBankOpens?: number;
  pBeforeReset?: number;
  error?: ForecastError;
  cap?: number;
}

/** What the last count said of a limit. */
export async function countUsage(ctx: Context, limitId: LimitId, counted: Counted): Promise<void> {
  const { used, usedHigh = used, windowStart, pBeforeBankOpens = null, pBeforeReset = 0, cap = 1_000_000 } = counted;
  const row = {
    asOf: ctx.clock.now(),
    windowStart: Temporal.Instant.from(windowStart),
    windowEnd: null,
    usedLow: used,
    usedLikely: used,
    usedHigh,
    cap,
    pBeforeBankOpens,
    error: counted.error === undefined ? null : JSON.stringify(counted.error),
    forecast: pBeforeBankOpens === null ? null : JSON.stringify(forecastOf(pBeforeBankOpens, pBeforeReset)),
  };
  await ctx.change('sample.build', limitId, ({ tx }) =>
    tx
      .insert(limitForecasts)
      .values({ limitId, ...row })
      .onConflictDoUpdate({ target: limitForecasts.limitId, set: row }),
  );
}

const forecastOf = (pBeforeBankOpens: number, pBeforeReset: number): LimitForecast => ({
  p10: null,
  p50: null,
  p90: null,
  pBeforeReset,
  pBeforeBankOpens,
  bankOpensAt: null,
  curve: [],
  monthP95: null,
});
