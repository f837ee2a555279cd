import { ZONE } from '../../server/demo/sample/index.ts';
import { type ShopNames, searchTransactions, understandWords } from '../../server/domains/transactions/index.ts';
import type { Context } from '../../server/platform/context.ts';
import type { MeasuredCase } from './measured-cases.ts';

export interface Outcome {
  given: MeasuredCase;
  /** Place of the truth, from 1; undefined where it is not among the first. */
  place: number | undefined;
  attached: string | undefined;
  first: string | undefined;
}

const SIDE_BY_SIDE = 4;
const SHOWN = 5;

/** Reads and searches each message as the product does, at the moment at which it was written. */
export async function measureCases(
  ctx: Context,
  cases: readonly MeasuredCase[],
  knownShops: ShopNames,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  let next = 0;
  const worker = async () => {
    for (let given = cases[next++]; given !== undefined; given = cases[next++])
      outcomes.push(await measureOne(ctx, given, knownShops));
  };
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, worker));
  return outcomes;
}

async function measureOne(ctx: Context, given: MeasuredCase, knownShops: ShopNames): Promise<Outcome> {
  const { text, terms } = understandWords(given.text, { now: given.at, knownShops });
  if (terms.length === 0) return { given, place: undefined, attached: undefined, first: undefined };
  const answer = await searchTransactions(ctx, { text, terms, limit: SHOWN }, { timeZone: ZONE, knownShops });
  const uids = answer.items.map(({ transaction }) => String(transaction.uid));
  const place = given.truth === undefined ? -1 : uids.indexOf(given.truth);
  return {
    given,
    place: place < 0 ? undefined : place + 1,
    attached: answer.isFarAhead ? uids[0] : undefined,
    first: uids[0],
  };
}

export interface Tally {
  cases: number;
  answerable: number;
  first: number;
  inFive: number;
  attached: number;
  wrong: Outcome[];
  missed: Outcome[];
}

export function tallyOf(outcomes: readonly Outcome[]): Tally {
  const answerable = outcomes.filter(({ given }) => given.truth !== undefined);
  const attached = outcomes.filter((outcome) => outcome.attached !== undefined);
  return {
    cases: outcomes.length,
    answerable: answerable.length,
    first: answerable.filter(({ place }) => place === 1).length,
    inFive: answerable.filter(({ place }) => place !== undefined).length,
    attached: attached.length,
    wrong: attached.filter(({ attached: uid, given }) => uid !== given.truth),
    missed: answerable.filter(({ place }) => place !== 1),
  };
}

export const share = (part: number, whole: number) => `${((part / Math.max(1, whole)) * 100).toFixed(2)} %`;
