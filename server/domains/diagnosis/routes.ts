import { Router } from 'express';
import { notFound } from '../../kernel/errors.ts';
import { serve } from '../../platform/http/serve.ts';
import { listAccuracy, listCorrected, listGiven } from './accuracy-queries.ts';
import { answerTexts } from './answer-texts.ts';
import * as contract from './contract.ts';
import { correctVerdict } from './correct-verdict.ts';
import { explain } from './explain.rules.ts';
import { CHOSEN_CAUSES } from './fits-outcome.rules.ts';
import { gatherFacts } from './gather-facts.ts';
import { listMerchantSettlements } from './list-merchant-settlements.ts';
import { openVerdict } from './open-verdict.ts';
import { headlineIn, putInWords, shortVerdict } from './put-in-words.ts';
import { setMerchantTerms } from './set-merchant-terms.ts';
import { withdrawCorrection } from './withdraw-correction.ts';

export function diagnosisRoutes({ timeZone }: { timeZone: string }): Router {
  const router = Router();
  serve(router, contract.getVerdict, 'verdict.read', async ({ ctx, params, query: { question } }) => {
    const opened = await openVerdict(ctx, params.uid);
    if (opened === undefined) throw notFound('transaction');
    const { facts, verdict } = opened;
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
  serveCorrections(router);
  serve(router, contract.listMerchantSettlements, 'merchant.read', async ({ ctx, params }) => ({
    items: await listMerchantSettlements(ctx, params.merchantId),
  }));
  serve(router, contract.setMerchantTerms, 'acquirer.change', ({ ctx, params, body }) =>
    setMerchantTerms(ctx, { ...params, ...body }),
  );
  return router;
}

function serveCorrections(router: Router): void {
  const causes = CHOSEN_CAUSES.map(({ cause, side }) => ({ cause, side, headline: headlineIn(cause) }));
  serve(router, contract.listCauses, 'verdict.correct', async () => ({ items: causes }));
  serve(router, contract.correctVerdict, 'verdict.correct', ({ ctx, params, body }) =>
    correctVerdict(ctx, { uid: params.uid, ...body }),
  );
  serve(router, contract.withdrawCorrection, 'verdict.correct', async ({ ctx, params }) => {
    await withdrawCorrection(ctx, params);
    return {};
  });
  serve(router, contract.listAccuracy, 'verdict.correct', async ({ ctx, query: { days } }) => {
    const from = ctx.clock.now().subtract({ hours: days * 24 });
    return { from: from.toString(), items: await listAccuracy(ctx, from) };
  });
  serve(router, contract.listJudged, 'verdict.correct', async ({ ctx, query: { days, which, ...asked } }) => {
    const list = which === 'given' ? listGiven : listCorrected;
    const page = await list(ctx, {
      ...asked,
      from: ctx.clock.now().subtract({ hours: days * 24 }),
      after: asked.after,
    });
    ctx.noteRead('verdict.correct', ['list'], { shown: page.items.map(({ uid }) => uid) });
    return page;
  });
}
