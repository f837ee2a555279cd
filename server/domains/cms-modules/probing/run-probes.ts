import { randomUUID } from 'node:crypto';
import { and, eq, sql } from 'drizzle-orm';
import type { ProbeId, ShopId } from '../../../kernel/ids.ts';
import type { Context } from '../../../platform/context.ts';
import { endTurn, spendOfHour, takeTurns } from '../../../platform/safe-fetch/turns.ts';
import type { ModuleFact } from '../contract.ts';
import { noteModuleFacts } from '../note-module-facts.ts';
import { listFacts } from '../queries/list-facts.ts';
import type { Probe, ProbeFinding, Sight, TestAnswer } from './contract.ts';
import { currencyOf } from './currency-of.rules.ts';
import { probeFinished } from './events.ts';
import { factsOfSight } from './facts-of-sight.rules.ts';
import { findingsOf } from './findings.rules.ts';
import { proveHost } from './host-proof.ts';
import { hostsAsked, knownAddresses } from './known-addresses.rules.ts';
import { knownShop } from './known-shop.ts';
import { lookAtShop, pleaIn } from './look-at-shop.ts';
import type { ProbeParts } from './probe-parts.ts';
import { findProbe } from './queries.ts';
import { sendTestNotification } from './send-test-notification.ts';
import { probes } from './tables.ts';

/** Of all nodes together. Each asks one question at a time, so that there are never more connections than these. */
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

/** Claims what may run besides what runs already, at whichever node. */
function claimWaiting(ctx: Context): Promise<ProbeId[]> {
  return ctx.change('module.watch', 'probes', async ({ tx }) => {
    // Two nodes that claim in the same moment wait here for each other: the second counts what the first has claimed.
    await tx.execute(
      sql`select from ${probes} where state in ('waiting', 'running') order by asked_at, id limit ${AT_ONCE} for update`,
    );
    const rows = await tx
      .update(probes)
      .set({ state: 'running', startedAt: ctx.clock.now() })
      .where(
        sql`${probes.id} in (
          select id from ${probes} where state = 'waiting' order by asked_at, id
          limit greatest(0, ${AT_ONCE} - (select count(*) from ${probes} where state = 'running')) for update)`,
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
  const { host } = shop;
  if (host === null) return { refusal: 'shop-without-domain' };
  if (!(await spendOfHour(db, `probes:${shop.merchantId}`, MOST_AN_HOUR, at))) return { refusal: 'budget-spent' };
  const facts = await listFacts(ctx.read, probe.shopId);
  const holder = randomUUID();
  const turns = await takeTurns(db, { hosts: hostsAsked(knownAddresses(facts, host), host), holder }, at);
  if (!turns.ok) return { refusal: turns.error };
  let found: Finding = {};
  try {
    found = await visit(ctx, parts, probe, { host, facts });
    return found;
  } finally {
    for (const turn of turns.value)
      await endTurn(db, turn, ctx.clock.now(), pleaIn(found.sight?.exchanges ?? [], turn.host));
  }
}

async function visit(
  ctx: Context,
  parts: ProbeParts,
  probe: Probe,
  { host, facts }: { host: string; facts: readonly ModuleFact[] },
): Promise<Finding> {
  const { shopId } = probe;
  const provenBy = await proveHost(ctx, parts, { shopId, host, onlyFile: probe.kind === 'test-notification' });
  if (provenBy === null) return { refusal: 'host-not-proven' };
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
