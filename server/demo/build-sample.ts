import { sql } from 'drizzle-orm';
import { createAnswerParts, findPayments } from '../domains/answers/index.ts';
import { createLogSender } from '../domains/deliveries/index.ts';
import { furnishTemplates } from '../domains/knowledge/index.ts';
import { refreshHours } from '../domains/transactions/index.ts';
import { clockAt } from '../kernel/clock.ts';
import type { TicketId } from '../kernel/ids.ts';
import { createReadNotes } from '../platform/audit/read-notes.ts';
import { type ContextServices, createContext } from '../platform/context.ts';
import type { Database } from '../platform/db.ts';
import type { Logger } from '../platform/logger.ts';
import type { Secrets } from '../platform/secrets.ts';
import { setProviderName } from '../platform/settings.ts';
import { buildDeliveries } from './build/deliveries.ts';
import { createOnDuty, createSampleDesk } from './build/desk.ts';
import { buildIncidents } from './build/incidents.ts';
import { buildJudgements } from './build/judgements.ts';
import { buildBanks, buildLimits } from './build/limits.ts';
import { buildMerchants } from './build/merchants.ts';
import { buildModules } from './build/modules.ts';
import { buildOddities } from './build/oddities.ts';
import { buildPeople } from './build/people.ts';
import { buildRota } from './build/rota.ts';
import { buildSettings } from './build/settings.ts';
import { atDay, type Stage } from './build/stage.ts';
import { buildStatusPages } from './build/status-pages.ts';
import { buildTickets, firstTicketDay } from './build/tickets.ts';
import { buildTransactions } from './build/transactions.ts';
import { LOG_SENDER } from './connect-log.ts';
import { connectMessengers, type Messengers } from './connect-messengers.ts';
import { type DemoMark, markDemo } from './demo-database.ts';
import { breakOpeningBank, fingerprintOf, PROVIDER, type SampleWorld, ZONE } from './sample/index.ts';

/** Tickets that are searched for in one go. */
const TOGETHER = 16;

export interface SampleToBuild {
  db: Database;
  log: Logger;
  secrets: Secrets;
  world: SampleWorld;
  /** The moment at which the sample is looked at: what the gateway knows then is what is stored. */
  openedMs: number;
  publicOrigin: string;
  /** How much of the usual number of tickets; less where a test is in a hurry. */
  ticketShare?: number;
  /** Called with the part that is done, from 0 to 1. */
  onProgress?: (done: number) => void;
}

/** Fills an empty database through the verbs that people and jobs use, at the times at which it would have happened. */
export async function buildSample(sample: SampleToBuild): Promise<DemoMark> {
  const { db, log, world, openedMs } = sample;
  const clock = clockAt(atDay(world, 0));
  const readNotes = createReadNotes(db.write, log);
  const services = { db, clock, readNotes, reactionsTo: () => [], wake: () => {} };
  const stage = { ctx: createContext(services, { kind: 'job', name: 'sample' }, 'all'), clock, world };
  // Taken before the bank fails: that depends on the moment, and the sample is the same all day.
  const mark = { seed: world.seed, today: world.today.toString(), fingerprint: fingerprintOf(world), openedMs };

  breakOpeningBank(world, openedMs);
  await markDemo(stage.ctx, { ...mark, state: 'building' });
  await setProviderName(stage.ctx, PROVIDER.name);
  await furnishTemplates(stage.ctx);
  const people = await buildPeople(stage, sample.publicOrigin);
  await buildBanks(stage);
  await buildMerchants(stage, people);
  await buildRota(stage, people, firstTicketDay(world));
  const messengers = await connectMessengers(stage.ctx, sample.secrets);
  const open = await buildBoth(sample, stage, services, messengers);
  clock.set(Temporal.Instant.fromEpochMilliseconds(openedMs));
  await buildLimits(stage, openedMs);
  const ready: DemoMark = { ...mark, state: 'ready', messengers };
  const { sender } = await createLogSender(stage.ctx, { name: LOG_SENDER }, sample.secrets);
  await buildDeliveries(stage, { openedMs, senderId: sender.id });
  await buildSettings(stage, openedMs);
  await findOut(stage, open);
  await buildModules(stage, { openedMs, open });
  // Before the days of the merchants' pages are fixed: a bad noon is part of them.
  const onDuty = createOnDuty(services, stage.ctx);
  await buildIncidents(stage, { openedMs, onDuty });
  await buildJudgements(stage, { openedMs, onDuty });
  for (const path of await buildStatusPages(stage))
    log.info('a merchant’s page', { address: `${sample.publicOrigin}${path}` });
  await markDemo(stage.ctx, ready);
  await readNotes.stop();
  return ready;
}

/** Payments and tickets side by side: while the one computes, the database writes the other. Each has a clock of its own. */
async function buildBoth(
  { world, db, log, secrets, openedMs, ticketShare = 1, onProgress }: SampleToBuild,
  stage: Stage,
  services: ContextServices,
  messengers: Messengers,
): Promise<readonly TicketId[]> {
  const clock = clockAt(atDay(world, firstTicketDay(world)));
  const beside = { ...services, clock };
  const ctx = createContext(beside, { kind: 'job', name: 'sample' }, 'all');
  const desk = createSampleDesk({ services: beside, log, secrets, ctx });
  const [{ open, groups }] = await Promise.all([
    buildTickets({ stage: { ctx, clock, world }, services: beside, desk, messengers, openedMs, share: ticketShare }),
    buildTransactions(stage, openedMs, onProgress),
  ]);
  await refreshHours(stage.ctx);
  await buildOddities({ stage: { ctx, clock, world }, desk, messengers, openedMs, groups });
  await db.write.execute(sql`analyze`);
  return open;
}

/** What the desk finds out by itself of whatever comes in. */
async function findOut({ ctx }: Stage, tickets: readonly TicketId[]): Promise<void> {
  const parts = createAnswerParts(ZONE);
  for (let from = 0; from < tickets.length; from += TOGETHER)
    await findPayments(ctx, tickets.slice(from, from + TOGETHER), parts);
}
