import { listAcquirers } from '../../domains/acquirers/index.ts';
import { countNorms, planWorks, watchPayments } from '../../domains/incidents/index.ts';
import { lastOutage, ZONE } from '../sample/index.ts';
import type { Stage } from './stage.ts';

/** Minutes after the outage began at which the sample's desk looks: often at first, then until it has held for a while. */
const LOOKS = [5, 9, 12, 15, 25, 40, 60, 85, 96, 104, 112, 120];
const WORKED_ON = 'Сож Кредит Банк';
const WORKS_MINUTES = 150;

/** One bank's bad noon, found and closed by the program itself; what is usual today; and works of another bank next Sunday night. */
export async function buildIncidents({ ctx, clock, world }: Stage, openedMs: number): Promise<void> {
  const banks = await listAcquirers(ctx.read);
  if (banks.length === 0) return;
  const outage = lastOutage(world);
  if (outage !== undefined) {
    const began = Temporal.Instant.fromEpochMilliseconds(outage.fromMs);
    clock.set(began);
    await countNorms(ctx, { timeZone: ZONE });
    for (const minutes of LOOKS) {
      clock.set(began.add({ minutes, seconds: 5 }));
      await watchPayments(ctx, { timeZone: ZONE });
    }
  }
  clock.set(Temporal.Instant.fromEpochMilliseconds(openedMs));
  await countNorms(ctx, { timeZone: ZONE });
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

const nextSunday = (today: Temporal.PlainDate) => today.add({ days: 7 - (today.dayOfWeek % 7) }).toString();
