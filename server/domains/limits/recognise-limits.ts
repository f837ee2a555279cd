import { and, eq, isNull, sql } from 'drizzle-orm';
import type { TerminalId } from '../../kernel/ids.ts';
import type { Context, Write } from '../../platform/context.ts';
import { acquirers, terminals } from '../acquirers/tables.ts';
import { type LimitKind, RecognisedLimit } from './contract.ts';
import { LIMITS_STREAM, limitsForetold } from './events.ts';
import { findSurroundings, listPassedAgain, listSuspectAttempts } from './queries/suspects.ts';
import { listUsagesAt } from './queries/usages-at.ts';
import { type Estimate, estimatesAtEnd, estimatesOf, isLimit, type Pattern, patternOf } from './recognise.rules.ts';
import { limitForecasts, limits, recognisedLimits } from './tables.ts';

/** Looks at the last hours for terminals that stand at a limit nobody entered, and at those that pass payments again. Says what began and ended. */
export async function recogniseLimits(ctx: Context): Promise<{ begun: number; ended: number }> {
  const at = ctx.clock.now();
  const passing = await listPassedAgain(ctx.read, at);
  const found = await findLimits(ctx, at);
  if (passing.length === 0 && found.length === 0) return { begun: 0, ended: 0 };
  return ctx.change('limit.watch', 'recognised', async (write) => {
    for (const { id, passedAt } of passing) await endRecognised(write, id, passedAt);
    let begun = 0;
    for (const limit of found) if (await keepRecognised(write, limit)) begun += 1;
    write.note({ begun, ended: passing.length });
    if (begun + passing.length > 0) await write.emit(limitsForetold, LIMITS_STREAM, {}, LIMITS_STREAM);
    return { begun, ended: passing.length };
  });
}

interface Found {
  terminalId: TerminalId;
  currency: string;
  pattern: Pattern;
  estimates: Estimate[];
}

async function findLimits(ctx: Context, at: Temporal.Instant): Promise<Found[]> {
  const attempts = await listSuspectAttempts(ctx.read, at);
  const found: Found[] = [];
  for (const ofTerminal of Map.groupBy(attempts, ({ terminalId, currency }) => `${terminalId} ${currency}`).values()) {
    const pattern = patternOf(ofTerminal);
    const [first] = ofTerminal;
    if (pattern === undefined || first === undefined) continue;
    const asked = { ...first, code: pattern.code, startedAt: pattern.startedAt };
    if (!isLimit(await findSurroundings(ctx.read, asked, at)) || (await isEntered(ctx, first))) continue;
    const { terminalId, currency } = first;
    found.push({ terminalId, currency, pattern, estimates: await estimate(ctx, first, pattern) });
  }
  return found;
}

type OfTerminal = Pick<Found, 'terminalId' | 'currency'>;

/** Whether a limit of the register says why: likely used up. That a wide band reaches its value says nothing. */
async function isEntered({ read }: Context, { terminalId, currency }: OfTerminal): Promise<boolean> {
  const [used] = await read
    .select({ limitId: limits.id })
    .from(limits)
    .innerJoin(limitForecasts, eq(limitForecasts.limitId, limits.id))
    .where(
      and(
        eq(limits.terminalId, terminalId),
        eq(limits.currency, currency),
        isNull(limits.endedAt),
        sql`${limitForecasts.usedLikely} >= 0.98 * ${limitForecasts.cap}`,
      ),
    )
    .limit(1);
  return used !== undefined;
}

const KINDS = ['day-amount', 'day-count', 'month-amount', 'month-count'] as const satisfies readonly LimitKind[];

async function estimate(
  { read }: Context,
  { terminalId, currency }: OfTerminal,
  pattern: Pattern,
): Promise<Estimate[]> {
  const terms = { ...PLAIN_TERMS, zone: await zoneOf(read, terminalId) };
  const asked = KINDS.map((kind) => ({
    key: kind,
    limit: { terminalId, currency, kind, terms },
    at: pattern.startedAt,
  }));
  const used = await listUsagesAt(read, asked);
  return estimatesOf(
    pattern,
    KINDS.flatMap((kind) => {
      const of = used.get(kind);
      return of === undefined ? [] : [{ kind, low: of.low, high: of.high }];
    }),
  );
}

/** As most banks count: whole days and months, and refunds give no room. */
const PLAIN_TERMS = {
  value: 1,
  window: 'calendar',
  resetClock: '00:00',
  resetDay: 1,
  refunds: 'none',
  countsHolds: true,
  document: '',
  agreedBy: '',
} as const;

async function zoneOf(read: Context['read'], terminalId: TerminalId): Promise<string> {
  const [bank] = await read
    .select({ hours: acquirers.hours })
    .from(terminals)
    .innerJoin(acquirers, eq(acquirers.id, terminals.acquirerId))
    .where(eq(terminals.id, terminalId));
  return bank?.hours.zone ?? 'UTC';
}

/** One row while it lasts; its counts grow. Says whether it is new. */
async function keepRecognised({ tx }: Write, { terminalId, currency, pattern, estimates }: Found): Promise<boolean> {
  const { code, startedAt, attempts, declined, bins } = pattern;
  const counts = { attempts, declined, bins };
  const [kept] = await tx
    .insert(recognisedLimits)
    .values({
      id: crypto.randomUUID(),
      terminalId,
      currency,
      code,
      startedAt,
      ...counts,
      estimates: JSON.stringify(estimates),
    })
    .onConflictDoUpdate({
      target: [recognisedLimits.terminalId, recognisedLimits.currency, recognisedLimits.code],
      targetWhere: sql`${recognisedLimits.endedAt} is null`,
      set: counts,
    })
    .returning({ isNew: sql<boolean>`xmax = 0` });
  return kept?.isNew === true;
}

async function endRecognised({ tx }: Write, id: string, endedAt: Temporal.Instant): Promise<void> {
  const [ended] = await tx
    .update(recognisedLimits)
    .set({ endedAt })
    .where(and(eq(recognisedLimits.id, id), isNull(recognisedLimits.endedAt)))
    .returning({ terminalId: recognisedLimits.terminalId, estimates: recognisedLimits.estimates });
  if (ended === undefined) return;
  const estimates = RecognisedLimit.shape.estimates.parse(JSON.parse(ended.estimates));
  const left = estimatesAtEnd(estimates, endedAt, await zoneOf(tx, ended.terminalId));
  await tx
    .update(recognisedLimits)
    .set({ estimates: JSON.stringify(left) })
    .where(eq(recognisedLimits.id, id));
}
