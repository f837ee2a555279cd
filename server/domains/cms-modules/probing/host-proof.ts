import type { ShopId } from '../../../kernel/ids.ts';
import type { Context } from '../../../platform/context.ts';
import type { ReadDb } from '../../../platform/db.ts';
import type { ProbeParts } from './probe-parts.ts';
import { proofFile, provesHost } from './proof-file.ts';
import { findProbedShop, hasReceivedPayment } from './queries.ts';
import { probedShops } from './tables.ts';

export type ProvenBy = 'payment' | 'file' | null;

/**
 * What proves that a host is the shop's own, as far as is known here. A payment proves the host that was registered when it
 * came: a domain that was changed since has to be proven anew.
 */
export async function proofOfHost(db: ReadDb, shopId: ShopId, host: string): Promise<ProvenBy> {
  const known = await findProbedShop(db, shopId);
  if (known === undefined || known.host === null) return (await hasReceivedPayment(db, shopId)) ? 'payment' : null;
  if (known.host !== host) return null;
  if (known.provenBy !== null) return known.provenBy;
  return known.provenAt !== null && (await hasReceivedPayment(db, shopId, known.provenAt)) ? 'payment' : null;
}

/** The same, remembered; looks for the file where nothing else proves the host, or where only the file counts. */
export async function proveHost(
  ctx: Context,
  parts: ProbeParts,
  { shopId, host, onlyFile }: { shopId: ShopId; host: string; onlyFile: boolean },
): Promise<ProvenBy> {
  const before = await proofOfHost(ctx.read, shopId, host);
  const mustLook = before === null || (onlyFile && before !== 'file');
  const provenBy = mustLook && (await isFileThere(parts, shopId, host)) ? 'file' : before;
  await remember(ctx, shopId, { host, provenBy });
  return provenBy;
}

async function isFileThere({ gateways, safeFetch }: ProbeParts, shopId: ShopId, host: string): Promise<boolean> {
  const { secrets } = gateways;
  const file = await safeFetch({ method: 'GET', url: proofFile(secrets, shopId, host).url });
  return file.kind === 'answered' && file.answer.status === 200 && provesHost(secrets, shopId, host, file.answer.body);
}

async function remember(ctx: Context, shopId: ShopId, seen: { host: string; provenBy: ProvenBy }): Promise<void> {
  const known = await findProbedShop(ctx.read, shopId);
  if (known?.host === seen.host && known.provenBy === seen.provenBy) return;
  const proof = { ...seen, provenAt: ctx.clock.now() };
  await ctx.change('module.watch', String(shopId), ({ tx }) =>
    tx
      .insert(probedShops)
      .values({ shopId, nextLookAt: proof.provenAt, ...proof })
      .onConflictDoUpdate({ target: probedShops.shopId, set: proof }),
  );
}
