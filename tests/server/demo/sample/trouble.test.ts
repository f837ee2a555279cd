import { expect, test } from 'vitest';
import {
  createSampleWorld,
  memberOf,
  openingOutage,
  type SampleTransaction,
  type SampleWorld,
  startOutage,
  transactionsOfDay,
  ZONE,
} from '../../../../server/demo/sample/index.ts';

const today = Temporal.PlainDate.from('2026-11-25');
const DAY = 1;
const at = (time: string) =>
  today.subtract({ days: 1 }).toZonedDateTime({ timeZone: ZONE, plainTime: time }).epochMilliseconds;
const familiesOf = (world: SampleWorld) => {
  const families: SampleTransaction[][] = [];
  for (const one of transactionsOfDay(world, DAY))
    if (memberOf(one.key) === 0) families.push([one]);
    else families.at(-1)?.push(one);
  return families;
};

test('what began before a bank fails is made again as it was, whenever its attempts come', () => {
  const [usual, broken] = [0, 0].map(() => createSampleWorld({ today, days: 2 })) as [SampleWorld, SampleWorld];
  const fromMs = at('12:00');
  startOutage(broken, { acquirer: 'Dvina', fromMs, untilMs: at('15:00') });

  const began = ([first]: readonly SampleTransaction[]) => (first?.createdMs ?? 0) < fromMs;
  const before = (world: SampleWorld) =>
    familiesOf(world)
      .filter(began)
      .map((each) => each.map(({ uid, cause }) => [uid, cause.code]));
  const failed = (world: SampleWorld) =>
    familiesOf(world)
      .flat()
      .filter(({ cause }) => cause.code === 'F.0117').length;

  expect(before(broken)).toEqual(before(usual));
  expect(failed(broken)).toBeGreaterThan(failed(usual) + 20);
});

test.each([
  ['13:00', '12:05'],
  ['09:30', '08:35'],
  ['23:40', '22:45'],
])('opened at %s, a bank has been failing since %s', (opened, began) => {
  const world = createSampleWorld({ today, days: 30 });

  const outage = openingOutage(world, at(opened));

  expect(outage).toMatchObject({ fromMs: at(began) });
});

test.each([
  '00:10',
  '04:00',
  '08:20',
])('opened at %s, when few have paid, a bank has been failing since late evening', (opened) => {
  const world = createSampleWorld({ today, days: 30 });

  const outage = openingOutage(world, at(opened));

  expect(outage).toMatchObject({ fromMs: at('22:30') - 86_400_000 });
});

test('a sample too short to know what is usual opens without a failing bank', () => {
  expect(openingOutage(createSampleWorld({ today, days: 14 }), at('13:00'))).toBeUndefined();
});
