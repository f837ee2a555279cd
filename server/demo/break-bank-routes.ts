import { Router } from 'express';
import type { Clock } from '../kernel/clock.ts';
import { serve } from '../platform/http/serve.ts';
import * as contract from './contract.ts';
import { brokenUntil, nameOfBank, type SampleWorld, startOutage } from './sample/index.ts';

/** A bank of the sample begins to fail now. Only the demo's composition has these routes. */
export function breakBankRoutes({ world, clock }: { world: SampleWorld; clock: Clock }): Router {
  const router = Router();
  const nowMs = () => clock.now().epochMilliseconds;
  serve(router, contract.listBrokenBanks, 'demo.write', async () => ({
    items: contract.BreakableBank.options.map((bank) => {
      const untilMs = brokenUntil(world, bank, nowMs());
      return { bank, name: nameOfBank(bank), brokenUntil: untilMs === undefined ? null : textOf(untilMs) };
    }),
  }));
  serve(router, contract.breakBank, 'demo.write', async ({ body: { bank, minutes } }) => {
    const fromMs = nowMs();
    const untilMs = fromMs + minutes * 60_000;
    startOutage(world, { acquirer: bank, fromMs, untilMs });
    return { until: textOf(untilMs) };
  });
  return router;
}

const textOf = (ms: number) => Temporal.Instant.fromEpochMilliseconds(ms).toString();
