import { Router } from 'express';
import { notFound } from '../../kernel/errors.ts';
import { serve } from '../../platform/http/serve.ts';
import { answerTexts } from './answer-texts.ts';
import * as contract from './contract.ts';
import { explain, explainByRules } from './explain.rules.ts';
import { gatherFacts } from './gather-facts.ts';
import { putInWords, shortVerdict } from './put-in-words.ts';

export function diagnosisRoutes({ timeZone }: { timeZone: string }): Router {
  const router = Router();
  serve(router, contract.getVerdict, 'verdict.read', async ({ ctx, params, query: { question } }) => {
    const [facts] = await gatherFacts(ctx, [params.uid]);
    if (facts === undefined) throw notFound('transaction');
    const verdict = explain(facts);
    const { rule, cause, side, certainty } = explainByRules(facts);
    ctx.noteRead('verdict.read', [params.uid], { rule, cause, side, certainty });
    return {
      verdict,
      words: putInWords(verdict, timeZone),
      texts: answerTexts({ facts, verdict, timeZone, question }),
    };
  });
  serve(
    router,
    contract.listVerdicts,
    'verdict.read',
    async ({ ctx, body }) => {
      const known = await gatherFacts(ctx, body.uids);
      ctx.noteRead('verdict.read', ['list'], { shown: known.map(({ transaction }) => transaction.uid) });
      return { verdicts: known.map((facts) => shortVerdict(explain(facts))) };
    },
    { repeatable: true },
  );
  return router;
}
