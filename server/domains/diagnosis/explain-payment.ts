import type { Context } from '../../platform/context.ts';
import type { GatewayTransaction } from '../gateways/contract.ts';
import { type AnswerGiven, answerBodies } from './answer-texts.ts';
import { answerTo } from './answer-to.ts';
import type { Cause, ExplainedVerdict, Language, Question, ShortVerdict, Verdict } from './contract.ts';
import { explain } from './explain.rules.ts';
import type { Facts } from './facts.ts';
import { gatherFacts } from './gather-facts.ts';
import { settlementWords, shortVerdict } from './put-in-words.ts';
import { WORDS } from './templates/languages.ts';
import { mayPayerHear } from './templates/topics.ts';
import { type MerchantTextFacts, merchantTextFacts } from './text-facts.ts';

/** What an answer about one payment is made from, and what it must not let slip. */
export interface ExplainedPayment {
  transaction: GatewayTransaction;
  shop: Facts['shop'];
  verdict: Verdict;
  short: ShortVerdict;
  /** The texts without a greeting. */
  bodies: ExplainedVerdict['texts'];
  /** The facts as a text names them. */
  named: Record<Language, MerchantTextFacts>;
  /** The causes that were found, in words of both languages, and whether the payer may hear each by its name. */
  causes: { cause: Cause; words: string[]; forPayer: boolean }[];
}

/** The verdict of one payment with everything that can be said of it; undefined where the asker may not see it. */
export async function explainPayment(
  ctx: Context,
  uid: string,
  { timeZone, question }: { timeZone: string; question?: Question | undefined },
): Promise<ExplainedPayment | undefined> {
  const [facts] = await gatherFacts(ctx, [uid]);
  return facts === undefined ? undefined : explainedPayment({ facts, verdict: explain(facts), timeZone, question });
}

export function explainedPayment(given: AnswerGiven): ExplainedPayment {
  const { facts, timeZone, question } = given;
  const { transaction } = facts;
  const { verdict } = answerTo(given.verdict, question, transaction);
  const namedIn = (language: Language) => {
    const settlement = settlementWords(verdict.settlement, language, timeZone);
    return merchantTextFacts({ facts, verdict, language, timeZone, words: WORDS[language], settlement });
  };
  return {
    transaction,
    shop: facts.shop,
    verdict,
    short: shortVerdict(given.verdict),
    bodies: answerBodies(given),
    named: { ru: namedIn('ru'), en: namedIn('en') },
    causes: [verdict, ...verdict.also].map((finding) => ({
      cause: finding.cause,
      words: [WORDS.ru.headline[finding.cause], WORDS.en.headline[finding.cause]],
      forPayer: mayPayerHear(finding, transaction),
    })),
  };
}
