import { explain } from '../../server/domains/diagnosis/explain.rules.ts';
import { gatherFacts } from '../../server/domains/diagnosis/gather-facts.ts';
import { putInWords } from '../../server/domains/diagnosis/put-in-words.ts';
import type { Context } from '../../server/platform/context.ts';
import type { Stage } from './bench-stage.ts';
import { knownOfAll, loadFacts } from './load-facts.ts';
import { loadTransactions } from './load-transactions.ts';
import { type Figure, ms, spreadOf, timeRuns } from './report.ts';
import type { Sizes } from './sizes.ts';

const ON_A_PAGE = 50;
const ONE_P99_MS = 15;
const PAGE_P99_MS = 100;

/** A verdict with all facts of all domains gathered, for one payment and for a page of them, among `sizes.transactions` rows, each with facts of every domain. */
export async function measureVerdict(stage: Stage, sizes: Sizes, end: Temporal.Instant): Promise<Figure[]> {
  await loadTransactions(stage.db, stage.contextAt, sizes.transactions, end);
  const ctx = stage.contextAt(end);
  await loadFacts(stage.db, ctx);
  return [
    await measured(ctx, sizes, { many: 1, what: 'verdict of one payment with all facts', target: ONE_P99_MS }),
    await measured(ctx, sizes, { many: ON_A_PAGE, what: `verdicts of a page of ${ON_A_PAGE}`, target: PAGE_P99_MS }),
  ];
}

interface Wanted {
  what: string;
  many: number;
  target: number;
}

async function measured(
  ctx: Context,
  { transactions, lookUps }: Sizes,
  { what, many, target }: Wanted,
): Promise<Figure> {
  const run = async (index: number) => {
    const uids = Array.from({ length: many }, (_, at) => knownOfAll((index * many + at) * 48_271 + 17, transactions));
    const facts = await gatherFacts(ctx, uids);
    if (facts.length !== new Set(uids).size) throw new Error(`${facts.length} of ${many} payments were found`);
    for (const each of facts) putInWords(explain(each), 'Europe/Minsk');
  };
  const { p50, p99 } = spreadOf(await timeRuns(many === 1 ? lookUps : Math.ceil(lookUps / 5), 1, run));
  return { what, value: `p50 ${ms(p50)}, p99 ${ms(p99)}`, target: `p99 ≤ ${target} ms`, held: p99 <= target };
}
