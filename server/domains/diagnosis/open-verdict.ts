import type { Context } from '../../platform/context.ts';
import type { Verdict } from './contract.ts';
import { explain, explainByRules } from './explain.rules.ts';
import type { Facts } from './facts.ts';
import { gatherFacts } from './gather-facts.ts';

/** The verdict of a payment that somebody opens: noted with what the rules said, corrected or not, for their accuracy. */
export async function openVerdict(ctx: Context, uid: string): Promise<{ facts: Facts; verdict: Verdict } | undefined> {
  const [facts] = await gatherFacts(ctx, [uid]);
  if (facts === undefined) return undefined;
  const { rule, cause, side, certainty } = explainByRules(facts);
  ctx.noteRead('verdict.read', [uid], { rule, cause, side, certainty });
  return { facts, verdict: explain(facts) };
}
