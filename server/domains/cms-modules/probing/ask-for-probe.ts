import { actorName } from '../../../kernel/actor.ts';
import { AppError, conflict, unprocessable } from '../../../kernel/errors.ts';
import { ProbeId, type ShopId } from '../../../kernel/ids.ts';
import type { Action } from '../../../kernel/permissions.ts';
import type { Context } from '../../../platform/context.ts';
import { newId } from '../../../platform/new-id.ts';
import { findTurn } from '../../../platform/safe-fetch/turns.ts';
import { listFacts } from '../queries/list-facts.ts';
import type { Probe, ProbeKind } from './contract.ts';
import { hostsAsked, knownAddresses } from './known-addresses.rules.ts';
import { knownShop } from './known-shop.ts';
import { asProbe, findPendingProbe } from './queries.ts';
import { probes } from './tables.ts';

const ACTION: Record<ProbeKind, Action> = { look: 'shop.probe', 'test-notification': 'shop.test-notification' };

/** Has a shop asked within seconds; refused at once while its host was asked a moment ago, with the time that is left. */
export async function askForProbe(ctx: Context, shopId: ShopId, kind: ProbeKind): Promise<Probe> {
  const at = ctx.clock.now();
  const { host } = await knownShop(ctx, shopId);
  if (host === null) throw unprocessable('shop-without-domain', 'No domain of this shop is registered.');
  if ((await findPendingProbe(ctx.read, shopId)) !== null)
    throw conflict('probe-pending', 'This shop is being asked just now.');
  const addresses = knownAddresses(await listFacts(ctx.read, shopId), host);
  const turn = await findTurn(ctx.read, hostsAsked(addresses, host));
  if (turn !== undefined && Temporal.Instant.compare(at, turn.notBefore) < 0)
    throw new AppError('too_many_requests', 'host-asked-moments-ago', 'This host was asked a moment ago.', {
      retryAfterSeconds: Math.ceil(turn.notBefore.since(at).total('seconds')),
    });
  const id = newId(ProbeId);
  return ctx.change(ACTION[kind], String(shopId), async ({ tx }) => {
    const [row] = await tx
      .insert(probes)
      .values({ id, shopId, kind, state: 'waiting', askedBy: actorName(ctx.actor), askedAt: at, findings: [] })
      .onConflictDoNothing()
      .returning();
    if (row === undefined) throw conflict('probe-pending', 'This shop is being asked just now.');
    return asProbe(row);
  });
}
