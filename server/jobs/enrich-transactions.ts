import type { ParsedDocument, RefusedDocument, SourceProblem } from '../domains/gateways/contract.ts';
import {
  type Gateways,
  instantTextOf,
  isResting,
  listSourceRows,
  lookUpsLeft,
  noteLookUp,
  type OpenSource,
  ofShop,
  type SourceRow,
  servesLookUps,
  spendLookUps,
} from '../domains/gateways/index.ts';
import {
  type LookUpOutcome,
  listUidsToEnrich,
  mergeTransactions,
  noteEnriched,
  type ToEnrich,
} from '../domains/transactions/index.ts';
import type { Context } from '../platform/context.ts';

const BATCH = 60;
const AT_ONCE = 6;

/** Whether any source may be asked, and anything is worth asking. */
export async function hasLookUps(ctx: Context): Promise<boolean> {
  const at = ctx.clock.now();
  if (!(await listSourceRows(ctx.read)).some((row) => mayLookUp(row, at))) return false;
  return (await listUidsToEnrich(ctx.read, { limit: 1, at })).length > 0;
}

/** Looks up what the pages of a source do not say: what somebody opened, failed ones, then the rest, within each source's budget. */
export async function enrichTransactions(ctx: Context, gateways: Gateways): Promise<void> {
  const rows = (await listSourceRows(ctx.read)).filter((row) => mayLookUp(row, ctx.clock.now()));
  if (rows.length === 0) return;
  const wanted = await listUidsToEnrich(ctx.read, { limit: BATCH, at: ctx.clock.now() });
  const bySource = Map.groupBy(wanted, ({ shopId }) => sourceFor(rows, shopId));
  await Promise.all([...bySource].map(([row, ofSource]) => row && enrichFrom(ctx, gateways, row, ofSource)));
}

function mayLookUp(row: SourceRow, at: Temporal.Instant): boolean {
  return servesLookUps(row, 'uid') && !isResting(row, at) && lookUpsLeft(row, at) > 0;
}

/** The source that has the shop's own key, or reports of it; else a back office, which answers for all. */
function sourceFor(rows: readonly SourceRow[], shopId: number | null): SourceRow | undefined {
  const own = rows.find(
    ({ kind, settings, fingerprints }) =>
      fingerprints.shops.some((shop) => shop.shopId === shopId && shop.secret !== undefined) ||
      (kind === 'begateway-report' && settings.user === String(shopId)),
  );
  return own ?? rows.find(({ kind }) => kind === 'begateway-back-office');
}

async function enrichFrom(ctx: Context, gateways: Gateways, row: SourceRow, wanted: ToEnrich[]): Promise<void> {
  const granted = await spendLookUps(ctx, row.id, wanted.length);
  const source = gateways.open(row);
  const answers: Answer[] = [];
  const waiting = wanted.slice(0, granted);
  // A source in trouble is not asked for the rest.
  while (waiting.length > 0 && !answers.some(({ problem }) => problem !== undefined)) {
    answers.push(...(await Promise.all(waiting.splice(0, AT_ONCE).map((one) => lookUp(ctx, source, one)))));
  }
  if (answers.length > 0) await keepAnswers(ctx, row, answers);
}

interface Answer {
  uid: string;
  documents: ParsedDocument[];
  refused: RefusedDocument[];
  problem?: SourceProblem;
}

async function lookUp(ctx: Context, { gateway }: OpenSource, { uid, shopId }: ToEnrich): Promise<Answer> {
  const key = { by: 'uid' as const, uid, shopId: shopId ?? undefined };
  const found = await gateway.lookUp(key, instantTextOf(ctx.clock.now()));
  if (!found.ok) return { uid, documents: [], refused: [], problem: found.error };
  const documents = found.value.documents.filter(({ transaction }) => transaction.uid === uid);
  return { uid, documents: documents.map((document) => ofShop(document, shopId)), refused: found.value.refused };
}

async function keepAnswers(ctx: Context, row: SourceRow, answers: readonly Answer[]): Promise<void> {
  const problem = answers.find((answer) => answer.problem !== undefined)?.problem;
  await ctx.change('transaction.enrich', row.id, async ({ note }) => {
    const documents = answers.flatMap((answer) => answer.documents);
    if (documents.length > 0)
      await mergeTransactions(ctx, { knowledge: 'look-up', documents, origin: `source:${row.id}` });
    await noteEnriched(ctx, answers.map(outcomeOf));
    const refused = answers.flatMap((answer) => answer.refused);
    await noteLookUp(ctx, row.id, { refused, ...(problem === undefined ? {} : { problem }) });
    note({ lookedUp: answers.length, found: documents.length });
  });
}

function outcomeOf({ uid, documents, refused, problem }: Answer): LookUpOutcome {
  if (documents.length > 0) return { uid, outcome: 'found' };
  if (problem !== undefined) return { uid, outcome: 'failed', reason: problem.kind };
  return { uid, outcome: 'absent', reason: refused[0]?.reason ?? 'not-found' };
}
