import { randomUUID } from 'node:crypto';
import { and, eq, sql } from 'drizzle-orm';
import type { ProbeId, ShopId } from '../../../kernel/ids.ts';
import type { Context } from '../../../platform/context.ts';
import { endTurn, spendOfHour, takeTurn } from '../../../platform/safe-fetch/turns.ts';
import { noteModuleFacts } from '../note-module-facts.ts';
import { listFacts } from '../queries/list-facts.ts';
import type { Probe, ProbeFinding, Sight, TestAnswer } from './contract.ts';
import { currencyOf } from './currency-of.rules.ts';
import { probeFinished } from './events.ts';
import { factsOfSight } from './facts-of-sight.rules.ts';
import { findingsOf } from './findings.rules.ts';
import { proveHost } from './host-proof.ts';
import { knownAddresses } from './known-addresses.rules.ts';
import { type KnownShop, knownShop } from './known-shop.ts';
import { lookAtShop, pleaIn } from './look-at-shop.ts';
import type { ProbeParts } from './probe-parts.ts';
import { findProbe } from './queries.ts';
import { sendTestNotification } from './send-test-notification.ts';
import { probes } from './tables.ts';

const AT_ONCE = 8;
/** What a merchant's shops may cost in an hour, scheduled looks included. */
const MOST_AN_HOUR = 30;
/** A probe that has run this long belongs to a program that died. */
const LOST_SECONDS = 120;

/** What came of a probe. */
export interface Finding {
  refusal?: string;
  sight?: Sight;
  findings?: ProbeFinding[];
  answer?: TestAnswer;
}

/** Asks the shops that wait for it, several side by side; answers how many were asked. */
export async function runProbes(ctx: Context, parts: ProbeParts): Promise<number> {
  await giveUpLost(ctx);
  const claimed = await claimWaiting(ctx);
  await Promise.all(
    claimed.map(async (id) => {
      const probe = await findProbe(ctx.read, id);
      if (probe !== undefined) await finishProbe(ctx, probe, await runOne(ctx, parts, probe));
    }),
  );
  return claimed.length;
}

function claimWaiting(ctx: Context): Promise<ProbeId[]> {
  return ctx.change('module.watch', 'probes', async ({ tx }) => {
    const rows = await tx
      .update(probes)
      .set({ state: 'running', startedAt: ctx.clock.now() })
      .where(
        sql`${probes.id} in (
          select id from ${probes} where state = 'waiting' order by asked_at, id limit ${AT_ONCE} for update skip locked)`,
      )
      .returning({ id: probes.id });
    return rows.map(({ id }) => id);
  });
}

async function giveUpLost(ctx: Context): Promise<void> {
  const at = ctx.clock.now();
  const before = at.subtract({ seconds: LOST_SECONDS }).toString();
  await ctx.change('module.watch', 'probes', ({ tx }) =>
    tx
      .update(probes)
      .set({ state: 'refused', refusal: 'interrupted', finishedAt: at })
      .where(and(eq(probes.state, 'running'), sql`${probes.startedAt} < ${before}::timestamptz`)),
  );
}

async function runOne(ctx: Context, parts: ProbeParts, probe: Probe): Promise<Finding> {
  const at = ctx.clock.now();
  const db = parts.gateways.services.db.write;
  const shop = await knownShop(ctx, probe.shopId);
  if (shop.host === null) return { refusal: 'shop-without-domain' };
  if (!(await spendOfHour(db, `probes:${shop.merchantId}`, MOST_AN_HOUR, at))) return { refusal: 'budget-spent' };
  const turn = await takeTurn(db, { host: shop.host, holder: randomUUID() }, at);
  if (!turn.ok) return { refusal: turn.error };
  let found: Finding = {};
  try {
    found = await visit(ctx, parts, probe, { ...shop, host: shop.host });
    return found;
  } finally {
    await endTurn(db, turn.value, ctx.clock.now(), pleaIn(found.sight?.exchanges ?? []));
  }
}

async function visit(
  ctx: Context,
  parts: ProbeParts,
  probe: Probe,
  shop: KnownShop & { host: string },
): Promise<Finding> {
  const { id: shopId, host } = shop;
  const provenBy = await proveHost(ctx, parts, { shopId, host, onlyFile: probe.kind === 'test-notification' });
  if (provenBy === null) return { refusal: 'host-not-proven' };
  const facts = await listFacts(ctx.read, shopId);
  const known = knownAddresses(facts, host);
  const at = ctx.clock.now();
  if (probe.kind === 'test-notification')
    return sendTestNotification(parts, {
      ...{ shopId, host, at },
      notification: known.notification,
      currency: currencyOf(facts),
      maySendSecret: provenBy === 'file',
    });
  const sight = await lookAtShop(parts.safeFetch, { host, ...known }, at);
  return { sight, findings: findingsOf(sight, { ...known, at }) };
}

async function finishProbe(ctx: Context, probe: Probe, found: Finding): Promise<void> {
  const at = ctx.clock.now();
  await ctx.change('module.watch', String(probe.shopId), async ({ tx, emit, note }) => {
    note({ probe: probe.id, kind: probe.kind, refusal: found.refusal });
    await tx
      .update(probes)
      .set({
        state: found.refusal === undefined ? 'done' : 'refused',
        finishedAt: at,
        refusal: found.refusal ?? null,
        sight: found.sight ?? null,
        findings: found.findings ?? [],
        answer: found.answer ?? null,
      })
      .where(and(eq(probes.id, probe.id), eq(probes.state, 'running')));
    await emit(probeFinished, probe.id, { probeId: probe.id });
    if (probe.kind === 'look') await noteSight(ctx, probe.shopId, found, at);
  });
}

async function noteSight(
  ctx: Context,
  shopId: ShopId,
  { sight, findings = [] }: Finding,
  at: Temporal.Instant,
): Promise<void> {
  if (sight === undefined) return;
  const seen = factsOfSight(sight, findings, at);
  await noteModuleFacts(
    ctx,
    shopId,
    'probe',
    seen.map((fact) => ({ ...fact, observedAt: at, line: null })),
  );
}
