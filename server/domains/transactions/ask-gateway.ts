import { TransactionUid } from '../../kernel/ids.ts';
import type { Context } from '../../platform/context.ts';
import type { ParsedDocument, RefusedDocument } from '../gateways/contract.ts';
import {
  type Gateways,
  instantTextOf,
  isResting,
  listSourceRows,
  lookUpShopsOf,
  noteLookUp,
  type OpenSource,
  ofShop,
  type SourceRow,
  servesLookUps,
  spendLookUps,
} from '../gateways/index.ts';
import type { GatewayAnswer, GatewayKey } from './contract.ts';
import { mergeTransactions } from './merge-transactions.ts';

/** A person waits for the answer, and each account is a request of its own. */
const MOST_ACCOUNTS = 12;

/** Asks one account after another until one knows the payment, and keeps what it says. No transaction is open while the network is waited for. */
export async function askGateway(ctx: Context, gateways: Gateways, key: GatewayKey): Promise<GatewayAnswer> {
  const rows = (await listSourceRows(ctx.read)).filter((row) => servesLookUps(row, key.by));
  let problem: GatewayAnswer['problem'] = rows.length === 0 ? 'no-source' : undefined;
  for (const row of rows) {
    const answer = await askSource(ctx, gateways, row, key);
    if (answer.uids.length > 0) return answer;
    problem ??= answer.problem;
  }
  return { uids: [], ...(problem === undefined ? {} : { problem }) };
}

async function askSource(ctx: Context, gateways: Gateways, row: SourceRow, key: GatewayKey): Promise<GatewayAnswer> {
  if (isResting(row, ctx.clock.now())) return { uids: [], problem: row.lookUpProblem?.kind ?? 'budget-spent' };
  const source = gateways.open(row);
  const refused: RefusedDocument[] = [];
  for (const shopId of lookUpShopsOf(row).slice(0, MOST_ACCOUNTS)) {
    if ((await spendLookUps(ctx, row.id, 1)) === 0) return { uids: [], problem: 'budget-spent' };
    const found = await source.gateway.lookUp(lookUpKeyOf(key, shopId), instantTextOf(ctx.clock.now()));
    if (!found.ok) {
      await noteLookUp(ctx, row.id, { refused, problem: found.error });
      return { uids: [], problem: found.error.kind };
    }
    refused.push(...found.value.refused);
    const documents = found.value.documents.filter(
      ({ transaction }) => key.by !== 'uid' || transaction.uid === key.value,
    );
    if (documents.length === 0) continue;
    return keep(ctx, source, key, { documents: documents.map((one) => ofShop(one, shopId)), refused });
  }
  await noteLookUp(ctx, row.id, { refused });
  return { uids: [] };
}

function lookUpKeyOf({ by, value }: GatewayKey, shopId: number | undefined) {
  if (by === 'tracking-id') return { by, trackingId: value, shopId };
  return by === 'uid' ? { by, uid: value, shopId } : { by, token: value, shopId };
}

async function keep(
  ctx: Context,
  { id }: OpenSource,
  { by }: GatewayKey,
  { documents, refused }: { documents: ParsedDocument[]; refused: RefusedDocument[] },
): Promise<GatewayAnswer> {
  return ctx.change('transaction.refresh', id, async ({ note }) => {
    await mergeTransactions(ctx, { knowledge: 'look-up', documents, origin: `source:${id}` });
    await noteLookUp(ctx, id, { refused });
    const uids = documents.map(({ transaction }) => TransactionUid.parse(transaction.uid));
    note({ by, shown: uids });
    return { uids };
  });
}
