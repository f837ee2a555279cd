import {
  attachTickets,
  countNorms,
  hasOldNorms,
  hasTicketsToAttach,
  watchPayments,
} from '../domains/incidents/index.ts';
import type { Job } from './run-job.ts';

/** What finds incidents by itself: what is usual, what deviates from it, and whose question is about it. */
export function incidentJobs(timeZone: string): Job[] {
  return [
    {
      name: 'count-norms',
      when: '20 */10 * * * *',
      hasWork: (ctx) => hasOldNorms(ctx.read, ctx.clock.now()),
      run: async (ctx) => void (await countNorms(ctx, { timeZone })),
    },
    { name: 'watch-payments', when: '5 * * * * *', run: (ctx) => watchPayments(ctx, { timeZone }) },
    {
      // A payment may be heard of after the ticket about it.
      name: 'attach-tickets',
      when: '*/15 * * * * *',
      hasWork: (ctx) => hasTicketsToAttach(ctx.read, ctx.clock.now()),
      run: async (ctx) => void (await attachTickets(ctx, 'all')),
    },
  ];
}
