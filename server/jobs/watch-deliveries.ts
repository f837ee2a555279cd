import {
  findUnsent,
  hasEndpointsToJudge,
  hasResends,
  judgeEndpoints,
  sendResends,
} from '../domains/deliveries/index.ts';
import type { Gateways } from '../domains/gateways/index.ts';
import type { Job } from './run-job.ts';

/** What is done about notifications to shops without anyone asking. */
export const deliveryJobs = (gateways: Gateways): readonly Job[] => [
  {
    name: 'send-resends',
    when: '* * * * * *',
    hasWork: (ctx) => hasResends(ctx.read),
    run: async (ctx) => void (await sendResends(ctx, gateways)),
  },
  {
    name: 'judge-endpoints',
    when: '*/2 * * * * *',
    hasWork: (ctx) => hasEndpointsToJudge(ctx.read, ctx.clock.now()),
    run: async (ctx, stopping) => {
      while ((await judgeEndpoints(ctx)) > 0 && stopping?.aborted !== true);
    },
  },
  { name: 'find-unsent', when: '20 * * * * *', run: async (ctx) => void (await findUnsent(ctx)) },
];
