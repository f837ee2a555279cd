import {
  forgetOldPosts,
  forgetOldProbes,
  hasDueSettings,
  hasLooksToPlan,
  hasWaitingProbes,
  type ProbeParts,
  planLooks,
  pullSettings,
  runProbes,
  watchHeartbeats,
  watchModules,
} from '../domains/cms-modules/index.ts';
import { forgetOldTurns } from '../platform/safe-fetch/turns.ts';
import type { Job } from './run-job.ts';

/** What is found out about shops: by what their payments say, by asking them, and by asking their gateways. */
export const shopJobs = (probing: ProbeParts): readonly Job[] => [
  { name: 'watch-modules', when: '40 */5 * * * *', run: async (ctx) => void (await watchModules(ctx)) },
  { name: 'watch-heartbeats', when: '50 * * * * *', run: async (ctx) => void (await watchHeartbeats(ctx)) },
  {
    name: 'run-probes',
    when: '* * * * * *',
    hasWork: (ctx) => hasWaitingProbes(ctx.read),
    run: async (ctx) => void (await runProbes(ctx, probing)),
  },
  {
    name: 'plan-looks',
    when: '17 * * * * *',
    hasWork: (ctx) => hasLooksToPlan(ctx.read, ctx.clock.now()),
    run: async (ctx) => void (await planLooks(ctx)),
  },
  {
    name: 'pull-shop-settings',
    when: '*/10 * * * * *',
    hasWork: hasDueSettings,
    run: async (ctx, stopping) => void (await pullSettings(ctx, probing.gateways, stopping)),
  },
  {
    name: 'forget-old-probes',
    when: '0 29 * * * *',
    run: async (ctx) => {
      await forgetOldTurns(probing.gateways.services.db.write, ctx.clock.now());
      await forgetOldProbes(ctx);
      await forgetOldPosts(ctx);
    },
  },
];
