import { Router } from 'express';
import type { Clock } from '../kernel/clock.ts';
import { serve } from '../platform/http/serve.ts';
import * as contract from './contract.ts';
import { type SampleWorld, startOutage } from './sample/index.ts';

/** A bank of the sample begins to fail now. Only the demo's composition has this route. */
export function breakBankRoutes({ world, clock }: { world: SampleWorld; clock: Clock }): Router {
  const router = Router();
  serve(router, contract.breakBank, 'demo.write', async ({ body: { bank, minutes } }) => {
    const fromMs = clock.now().epochMilliseconds;
    const untilMs = fromMs + minutes * 60_000;
    startOutage(world, { acquirer: bank, fromMs, untilMs });
    return { until: Temporal.Instant.fromEpochMilliseconds(untilMs).toString() };
  });
  return router;
}
