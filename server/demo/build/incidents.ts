import { listAcquirers } from '../../domains/acquirers/index.ts';
import {
  attachTickets,
  countNorms,
  listIncidents,
  planWorks,
  setIncidentPace,
  updateIncident,
  watchPayments,
} from '../../domains/incidents/index.ts';
import type { Context } from '../../platform/context.ts';
import { type BrokenBank, lastOutage, openingOutage, ZONE } from '../sample/index.ts';
import type { Stage } from './stage.ts';

/** Minutes after the outage began at which the sample's desk looks: often at first, then until it has held for a while. */
const LOOKS = [5, 8, 11, 14, 17, 20, 23, 26, 30, 35, 40, 60, 85, 96, 104, 112, 120];
const WORKED_ON = 'Сож Кредит Банк';
const WORKS_MINUTES = 150;
/** Before the sample is opened the engineer has written how it stands. */
const TOLD_MINUTES_AGO = 12;
const EVERY_MINUTES = 30;

interface When {
  openedMs: number;
  /** Gives a context of whoever is on duty at the moment. */
  onDuty(): Promise<Context>;
}

/** One bank's bad noon, found and closed by the program itself; one that lasts, with the tickets about it; and works of another bank next Sunday night. */
export async function buildIncidents(stage: Stage, { openedMs, onDuty }: When): Promise<void> {
  const { ctx, clock, world } = stage;
  const banks = await listAcquirers(ctx.read);
  if (banks.length === 0) return;
  const outage = lastOutage(world);
  if (outage !== undefined) await watch(stage, outage, momentsOf(outage, Number.POSITIVE_INFINITY));
  const lasting = openingOutage(world, openedMs);
  const opened = Temporal.Instant.fromEpochMilliseconds(openedMs);
  if (lasting !== undefined) {
    const told = opened.subtract({ minutes: TOLD_MINUTES_AGO });
    await watch(stage, lasting, momentsOf(lasting, told.epochMilliseconds));
    clock.set(told);
    await tell(await onDuty());
    clock.set(opened);
    await watchPayments(ctx, { timeZone: ZONE });
    await attachTickets(ctx, 'all');
  }
  clock.set(opened);
  if (lasting === undefined) await countNorms(ctx, { timeZone: ZONE });
  const bank = banks.find(({ name }) => name === WORKED_ON) ?? banks[0];
  if (bank === undefined) return;
  await planWorks(ctx, {
    scope: { kind: 'acquirer', id: bank.id },
    start: `${nextSunday(world.today)}T02:00`,
    minutes: WORKS_MINUTES,
    zone: ZONE,
    ru: 'Банк обновляет процессинг. Платежи через него могут не проходить.',
    en: 'The bank updates its processing. Payments through it may fail.',
    isPublic: true,
  });
}

/** Counts what was usual when a bank began to fail, and looks at the payments as the job would. */
async function watch({ ctx, clock }: Stage, { fromMs }: BrokenBank, momentsMs: readonly number[]): Promise<void> {
  clock.set(Temporal.Instant.fromEpochMilliseconds(fromMs));
  await countNorms(ctx, { timeZone: ZONE });
  for (const atMs of momentsMs) {
    clock.set(Temporal.Instant.fromEpochMilliseconds(atMs));
    await watchPayments(ctx, { timeZone: ZONE });
  }
}

/** Five seconds after the minute, as the job does. */
const momentsOf = ({ fromMs }: BrokenBank, untilMs: number) =>
  LOOKS.map((minutes) => fromMs + minutes * 60_000 + 5_000).filter((atMs) => atMs < untilMs);

/** What the engineer on duty has learnt from the bank, and when the next word is due. */
async function tell(ctx: Context): Promise<void> {
  const [open] = (await listIncidents(ctx, { state: 'open', limit: 1 })).items;
  if (open === undefined) return;
  await updateIncident(ctx, open.id, {
    state: 'identified',
    ru: 'Банк подтвердил сбой своего процессинга и восстанавливает его. Отклонённый платёж можно повторить позже. О переменах сообщим здесь.',
    en: 'The bank has confirmed a failure of its processing and is restoring it. A refused payment can be repeated later. We will tell of any change here.',
    impacts: [],
    isPublic: true,
  });
  await setIncidentPace(ctx, open.id, { everyMinutes: EVERY_MINUTES, isAutomatic: false });
}

const nextSunday = (today: Temporal.PlainDate) => today.add({ days: 7 - (today.dayOfWeek % 7) }).toString();
