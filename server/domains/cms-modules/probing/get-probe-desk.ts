import type { ShopId } from '../../../kernel/ids.ts';
import type { Context } from '../../../platform/context.ts';
import type { ReadDb } from '../../../platform/db.ts';
import { findTurn } from '../../../platform/safe-fetch/turns.ts';
import { shopKeyring } from '../../gateways/index.ts';
import { listFacts } from '../queries/list-facts.ts';
import type { ProbeDesk } from './contract.ts';
import { proofOfHost } from './host-proof.ts';
import { hostsAsked, knownAddresses } from './known-addresses.rules.ts';
import { knownShop } from './known-shop.ts';
import type { ProbeParts } from './probe-parts.ts';
import { proofFile } from './proof-file.ts';
import { findLastProbe, findPendingProbe, findProbedShop } from './queries.ts';

type ProbedShop = Awaited<ReturnType<typeof findProbedShop>>;

/** All that the probe panel of a shop shows. */
export async function getProbeDesk(ctx: Context, { gateways }: ProbeParts, shopId: ShopId): Promise<ProbeDesk> {
  const db = ctx.read;
  const { host } = await knownShop(ctx, shopId);
  const known = await findProbedShop(db, shopId);
  const provenBy = host === null ? null : await proofOfHost(db, shopId, host);
  const addresses = knownAddresses(await listFacts(db, shopId), host);
  const { notification, return: back } = addresses;
  const keyring = await shopKeyring(gateways, shopId);
  return {
    shopId,
    host,
    provenBy,
    proofFile: host === null || provenBy === 'file' ? null : proofFile(gateways.secrets, shopId, host),
    notification,
    return: back,
    maySign: keyring.signNotification !== undefined || keyring.secretKeys.length > 0,
    ...(await paceOf(db, host === null ? [] : hostsAsked(addresses, host))),
    pending: await findPendingProbe(db, shopId),
    look: await findLastProbe(db, shopId, 'look'),
    testNotification: await findLastProbe(db, shopId, 'test-notification'),
    ...heartOf(known),
  };
}

async function paceOf(db: ReadDb, hosts: readonly string[]) {
  const turn = await findTurn(db, hosts);
  return { notBefore: turn?.notBefore.toString() ?? null, lastAskedAt: turn?.startedAt.toString() ?? null };
}

const heartOf = (known: ProbedShop) => ({
  heartbeatAt: known?.heartbeatAt?.toString() ?? null,
  heartbeatSeconds: known?.heartbeatSeconds ?? null,
});
