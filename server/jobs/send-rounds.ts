import { findActiveRole } from '../domains/access/index.ts';
import { type AnswerParts, type InNameOf, sendRoundAnswer } from '../domains/answers/index.ts';
import { hasDueRounds, hasOwedRounds, repeatRounds } from '../domains/incidents/index.ts';
import { reachOf } from '../kernel/permissions.ts';
import { type ContextServices, createContext } from '../platform/context.ts';
import type { Job } from './run-job.ts';

/** What sends answers to all at their pace, and again where an update is due. */
export function roundJobs(services: ContextServices, parts: AnswerParts): Job[] {
  const inNameOf: InNameOf = async ({ personId, sessionId }) => {
    const role = await findActiveRole(services.db.read, personId);
    const reach = reachOf(role, 'incident.answer');
    if (role === undefined || reach === undefined) return undefined;
    return createContext(services, { kind: 'person', personId, sessionId, role }, reach);
  };
  return [
    {
      name: 'send-rounds',
      when: '* * * * * *',
      hasWork: (ctx) => hasDueRounds(ctx.read, ctx.clock.now()),
      run: async (ctx, stopping) => {
        while ((await sendRoundAnswer(ctx, inNameOf, parts)) && stopping?.aborted !== true);
      },
    },
    {
      name: 'repeat-rounds',
      when: '15 * * * * *',
      hasWork: (ctx) => hasOwedRounds(ctx.read, ctx.clock.now()),
      run: (ctx) => repeatRounds(ctx, parts),
    },
  ];
}
