import { addShiftRule, setRotaZone } from '../../domains/rota/index.ts';
import type { PersonId } from '../../kernel/ids.ts';
import { ZONE } from '../sample/index.ts';
import { atDay, type Stage } from './stage.ts';

/** Five people around the clock: two by day, two by night, and the lead where it is busiest. */
const PATTERN = [
  { key: 'anna', weekdays: [1, 2, 3, 4], start: '08:00', end: '20:00', place: 'office' },
  { key: 'pavel', weekdays: [5, 6, 7], start: '08:00', end: '20:00', place: 'office' },
  { key: 'yana', weekdays: [1, 2, 3, 4], start: '20:00', end: '08:00', place: 'home' },
  { key: 'nina', weekdays: [5, 6, 7], start: '20:00', end: '08:00', place: 'home' },
  { key: 'timur', weekdays: [1, 2, 3, 4, 5], start: '10:00', end: '19:00', place: 'office' },
] as const;

/** The rota as the lead would have drawn it, before the first of the sample's tickets came. */
export async function buildRota(
  { ctx, clock, world }: Stage,
  people: ReadonlyMap<string, PersonId>,
  firstDay: number,
): Promise<void> {
  clock.set(atDay(world, firstDay - 1));
  await setRotaZone(ctx, ZONE);
  for (const { key, weekdays, ...line } of PATTERN) {
    const personId = people.get(key);
    if (personId === undefined) throw new Error(`nobody of the sample is called ${key}`);
    await addShiftRule(ctx, { ...line, personId, weekdays: [...weekdays], from: null, to: null }, ZONE);
  }
}
