import { disableInactivePeople, forgetOldFailures } from '../domains/access/index.ts';
import type { AnswerParts } from '../domains/answers/index.ts';
import {
  type Channels,
  fetchFiles,
  forgetOldUploads,
  hasFilesToFetch,
  hasLostMail,
  lookForMail,
} from '../domains/channels/index.ts';
import type { ProbeParts } from '../domains/cms-modules/index.ts';
import { forgetOldDeliveries } from '../domains/deliveries/index.ts';
import { forgetOldNotifications, type Gateways, hasWaitingNotifications } from '../domains/gateways/index.ts';
import { learnTerminals, reconcileLimits } from '../domains/limits/index.ts';
import { freezeDays } from '../domains/status-pages/index.ts';
import { callPeople, hasUnopenedTickets } from '../domains/tickets/index.ts';
import { createPartitions, hasStaleHours, recountHours, refreshHours } from '../domains/transactions/index.ts';
import type { ContextServices } from '../platform/context.ts';
import { forgetOldAnswers } from '../platform/http/idempotency.ts';
import type { Logger } from '../platform/logger.ts';
import { forgetOldEvents } from '../platform/outbox/forget-old-events.ts';
import { createPulls, type Pulls } from './create-pulls.ts';
import { enrichTransactions, hasLookUps } from './enrich-transactions.ts';
import { createPollers, type Pollers } from './poll-telegram.ts';
import { processNotifications } from './process-notifications.ts';
import type { Job } from './run-job.ts';
import { sendOutboundJob } from './send-outbound.ts';
import { roundJobs } from './send-rounds.ts';
import { shopJobs } from './shop-jobs.ts';
import { hasInbound } from './take-inbound.ts';
import { hasTicketsToMove, wakeTickets } from './wake-tickets.ts';
import { deliveryJobs } from './watch-deliveries.ts';
import { incidentJobs } from './watch-incidents.ts';
import { watchLimits } from './watch-limits.ts';
import { createMailboxWatches, type MailboxWatches } from './watch-mailboxes.ts';

export interface ScheduleParts {
  services: ContextServices;
  log: Logger;
  gateways: Gateways;
  probing: ProbeParts;
  channels: Channels;
  answers: AnswerParts;
  /** The address at which people reach the console: what they are called to. */
  consoleOrigin: string;
  /** The desk's zone, in which a day of the history begins. */
  timeZone: string;
}

/** The whole table "when the clock strikes → do that". */
export function createSchedule({
  services,
  log,
  gateways,
  channels,
  answers,
  probing,
  consoleOrigin,
  timeZone,
}: ScheduleParts): {
  jobs: readonly Job[];
  onNotification: Job;
  onOutbound: Job;
  /** Outlive the job that starts them. */
  pulls: Pulls;
  pollers: Pollers;
  mailboxes: MailboxWatches;
} {
  const db = services.db.write;
  const onNotification: Job = {
    name: 'process-notifications',
    when: '* * * * * *',
    hasWork: (ctx) => hasWaitingNotifications(ctx.read),
    run: processNotifications,
  };
  const pulls = createPulls(gateways);
  const pollers = createPollers(channels);
  const mailboxes = createMailboxWatches(channels);
  const onOutbound = sendOutboundJob(channels);
  return {
    onNotification,
    pulls,
    pollers,
    mailboxes,
    onOutbound,
    jobs: [
      {
        name: 'pull-transactions',
        when: '* * * * * *',
        hasWork: pulls.areDue,
        run: (ctx, stopping) => pulls.start(ctx, stopping),
      },
      onNotification,
      {
        // What another node left, or waits for another attempt. One taker a node: two would only wait for each other.
        name: 'take-inbound',
        when: '* * * * * *',
        hasWork: hasInbound,
        run: async () => channels.inboundBell.ring(),
      },
      onOutbound,
      { name: 'wake-tickets', when: '*/2 * * * * *', hasWork: hasTicketsToMove, run: wakeTickets },
      {
        name: 'call-people',
        when: '*/5 * * * * *',
        hasWork: (ctx) => hasUnopenedTickets(ctx.read),
        run: async (ctx) => void (await callPeople(ctx, { consoleOrigin })),
      },
      ...incidentJobs(timeZone),
      ...roundJobs(services, answers),
      {
        name: 'poll-telegram',
        when: '* * * * * *',
        hasWork: pollers.areNeeded,
        run: (ctx, stopping) => pollers.keep(ctx, stopping),
      },
      {
        name: 'watch-mailboxes',
        when: '*/2 * * * * *',
        hasWork: mailboxes.areNeeded,
        run: (ctx, stopping) => mailboxes.adjust(ctx, stopping),
      },
      {
        name: 'look-for-mail',
        when: '30 * * * * *',
        hasWork: (ctx) => hasLostMail(ctx.read, ctx.clock.now()),
        run: (ctx) => lookForMail(ctx, channels),
      },
      {
        name: 'fetch-files',
        when: '* * * * * *',
        hasWork: (ctx) => hasFilesToFetch(ctx.read, ctx.clock.now()),
        run: async (ctx, stopping) => {
          while ((await fetchFiles(ctx, channels)) > 0 && stopping?.aborted !== true);
        },
      },
      {
        name: 'enrich-transactions',
        when: '*/2 * * * * *',
        hasWork: hasLookUps,
        run: (ctx) => enrichTransactions(ctx, gateways),
      },
      {
        name: 'refresh-hours',
        when: '*/15 * * * * *',
        hasWork: (ctx) => hasStaleHours(ctx.read, ctx.clock.now()),
        run: async (ctx, stopping) => void (await refreshHours(ctx, stopping)),
      },
      { name: 'watch-limits', when: '20 * * * * *', run: watchLimits },
      // Documents that name the terminal may come long after the payment.
      { name: 'learn-terminals', when: '0 27 * * * *', run: async (ctx) => void (await learnTerminals(ctx, 40)) },
      {
        name: 'reconcile-limits',
        when: '0 13 4 * * *',
        run: async (ctx) => {
          const { problems } = await reconcileLimits(ctx, gateways);
          if (problems.length > 0) log.warn('aggregation reports could not be read', { reason: problems.join(' ') });
        },
      },
      { name: 'recount-hours', when: '0 41 3 * * *', run: recountHours },
      ...deliveryJobs(gateways),
      ...shopJobs(probing),
      {
        name: 'create-partitions',
        when: '0 7 * * * *',
        run: async (ctx) => {
          const { strays } = await createPartitions(ctx);
          if (strays > 0) log.error('rows lie in the default partition', { count: strays });
        },
      },
      {
        name: 'disable-inactive-people',
        when: '0 11 3 * * *',
        run: async (ctx) => void (await disableInactivePeople(ctx)),
      },
      { name: 'freeze-days', when: '0 40 3 * * *', run: (ctx) => freezeDays(ctx, timeZone) },
      forgetOldTraces(db),
    ],
  };
}

const forgetOldTraces = (db: ContextServices['db']['write']): Job => ({
  name: 'forget-old-traces',
  when: '0 23 * * * *',
  run: async (ctx) => {
    await forgetOldAnswers(db, ctx.clock.now());
    await forgetOldFailures(db, ctx.clock.now());
    await forgetOldEvents(db, ctx.clock.now());
    await forgetOldNotifications(db, ctx.clock.now());
    await forgetOldUploads(db, ctx.clock.now());
    await forgetOldDeliveries(db, ctx.clock.now());
  },
});
