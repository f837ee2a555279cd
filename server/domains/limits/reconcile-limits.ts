import type { SourceId } from '../../kernel/ids.ts';
import { minorUnitsOf } from '../../kernel/money.ts';
import type { Context } from '../../platform/context.ts';
import { listTerminals } from '../acquirers/index.ts';
import type { AggregatedRow } from '../gateways/contract.ts';
import { type Gateways, listSourceRows } from '../gateways/index.ts';
import { LIMITS_STREAM, limitsForetold } from './events.ts';
import { listTakenHours } from './queries/taken-hours.ts';
import { type OwnTaken, type ReconciledRow, reconcile } from './reconcile.rules.ts';
import { limitReconciliations } from './tables.ts';

/**
 * Compares what the provider's aggregation report says of this month with what was counted here, kind of gateway by kind of
 * gateway. No transaction is open while the network is waited for. Answers how many reports were read, and the words for those that were not.
 */
export async function reconcileLimits(
  ctx: Context,
  gateways: Gateways,
): Promise<{ compared: number; problems: string[] }> {
  const to = wholeHour(ctx.clock.now());
  const from = monthOf(to);
  const problems: string[] = [];
  let compared = 0;
  for (const source of await listSourceRows(ctx.read)) {
    const { gateway } = gateways.open(source);
    if (gateway.aggregate === undefined) continue;
    const said = await gateway.aggregate(from.toString(), to.toString());
    if (said.ok) {
      await store(ctx, source.id, { from, to }, reconcile(inMinor(said.value), await listOwn(ctx, from, to)));
      compared += 1;
    } else problems.push(said.error.kind);
  }
  return { compared, problems };
}

const wholeHour = (at: Temporal.Instant) => at.round({ smallestUnit: 'hour', roundingMode: 'floor' });

/** The hours are those of UTC, so is the month: neither side has an hour that the other cuts in two. */
const monthOf = (at: Temporal.Instant) =>
  at.subtract({ nanoseconds: 1 }).toZonedDateTimeISO('UTC').with({ day: 1 }).startOfDay().toInstant();

const inMinor = (rows: readonly AggregatedRow[]) =>
  rows.map(({ volume, ...row }) => ({ ...row, minor: Math.round(volume * 10 ** (minorUnitsOf(row.currency) ?? 2)) }));

async function listOwn(ctx: Context, from: Temporal.Instant, to: Temporal.Instant): Promise<OwnTaken[]> {
  const [taken, terminals] = await Promise.all([listTakenHours(ctx.read, from, to), listTerminals(ctx.read)]);
  const typeOf = new Map(terminals.map(({ id, codeBook, acquirer }) => [String(id), codeBook ?? acquirer]));
  return taken.map(({ gatewayId, ...row }) => ({ ...row, gatewayType: typeOf.get(gatewayId) ?? null }));
}

async function store(
  ctx: Context,
  sourceId: SourceId,
  { from, to }: { from: Temporal.Instant; to: Temporal.Instant },
  rows: readonly ReconciledRow[],
): Promise<void> {
  const checkedAt = ctx.clock.now();
  await ctx.change('limit.watch', sourceId, async ({ tx, emit, note }) => {
    for (const row of rows) {
      const said = { ...row, toAt: to, checkedAt };
      await tx
        .insert(limitReconciliations)
        .values({ sourceId, fromAt: from, ...said })
        .onConflictDoUpdate({
          target: [
            limitReconciliations.sourceId,
            limitReconciliations.fromAt,
            limitReconciliations.gatewayType,
            limitReconciliations.currency,
          ],
          set: said,
        });
    }
    note({ rows: rows.length });
    await emit(limitsForetold, sourceId, {}, LIMITS_STREAM);
  });
}
