import {
  findUnsent,
  hasEndpointsToJudge,
  hasLateLog,
  hasResends,
  judgeEndpoints,
  sendResends,
} from '../domains/deliveries/index.ts';
import type { Gateways } from '../domains/gateways/index.ts';
import type { Job } from './run-job.ts';

/** Of one stroke: a log of many days is looked through over some minutes. */
const MOST_STEPS = 10;

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
  {
    name: 'find-unsent',
    when: '20 * * * * *',
    run: async (ctx, stopping) => {
      let steps = 0;
      do {
        await findUnsent(ctx);
        steps += 1;
      } while (steps < MOST_STEPS && stopping?.aborted !== true && (await hasLateLog(ctx)));
    },
  },
];
