/** Sizes of a run, by environment; the defaults are a quick look, `BENCH_FULL=1` is the full run. */
export interface Sizes {
  /** Rows that are looked up among, over 14 months. */
  transactions: number;
  /** Rows pulled through the whole pipeline. */
  backfill: number;
  /** Tickets on the desk, with a message each. */
  tickets: number;
  /** Messages sent to the desk at once. */
  messages: number;
  /** How long messages come in at each pace. */
  paceSeconds: number;
  /** Mails handed on to the desk. */
  mails: number;
  /** Look-ups of each kind. */
  lookUps: number;
  /** Notifications sent. */
  notifications: number;
  /** Screens at the doorbell. */
  screens: number;
  /** Limits forecast at once. */
  limits: number;
  /** Merchants of each kind whose months are gone through again. */
  merchants: number;
  /** Payments of the one day that is watched. */
  dayPayments: number;
  /** Days of the sample in which its outages are looked for: its first four weeks are learnt from. */
  sampleDays: number;
  /** How long a desk full of consoles is watched. */
  consoleSeconds: number;
}

export function sizesFrom(environment: Record<string, string | undefined>): Sizes {
  const full = environment.BENCH_FULL === '1';
  const size = (name: string, quick: number, whole: number) => Number(environment[name] ?? (full ? whole : quick));
  return {
    transactions: size('BENCH_TRANSACTIONS', 200_000, 10_000_000),
    backfill: size('BENCH_BACKFILL', 100_000, 1_000_000),
    tickets: size('BENCH_TICKETS', 100_000, 1_000_000),
    messages: size('BENCH_MESSAGES', 10_000, 10_000),
    paceSeconds: size('BENCH_PACE_SECONDS', 10, 30),
    mails: size('BENCH_MAILS', 1000, 5000),
    lookUps: size('BENCH_LOOK_UPS', 500, 2000),
    notifications: size('BENCH_NOTIFICATIONS', 5000, 20_000),
    screens: size('BENCH_SCREENS', 1000, 1000),
    limits: size('BENCH_LIMITS', 2000, 2000),
    merchants: size('BENCH_MERCHANTS', 12, 100),
    dayPayments: size('BENCH_DAY_PAYMENTS', 100_000, 1_000_000),
    sampleDays: size('BENCH_SAMPLE_DAYS', 90, 90),
    consoleSeconds: size('BENCH_CONSOLE_SECONDS', 30, 120),
  };
}
