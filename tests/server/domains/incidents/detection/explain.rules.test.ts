import { expect, test } from 'vitest';
import type { Scope } from '../../../../../server/domains/incidents/contract.ts';
import { deviationsOf, explain, type Watch } from '../../../../../server/domains/incidents/detection/explain.rules.ts';
import { figuresOf, pointsOf } from '../../../../../server/domains/incidents/detection/figures.rules.ts';
import { judge } from '../../../../../server/domains/incidents/detection/watch.rules.ts';
import { cellsOf } from './made-series.ts';

const watch: Watch = {
  minutes: 60,
  normOf: () => ({ declined: 0.15, failed: 0.005, dispersion: 1.2, weight: 10_000 }),
  seriesOf: () => 40,
};
/** Two banks, three terminals and clients each, cards of two ranges. */
const PLACES = ['a', 'b'].flatMap((acquirer) =>
  [1, 2, 3].flatMap((number) =>
    ['411111', '555555'].map((bin) => ({
      acquirer,
      gateway: `${acquirer}${number}`,
      merchant: `m${acquirer}${number}`,
      bin,
    })),
  ),
);
const scopesOf = (found: readonly { scope: Scope }[]) => found.map(({ scope }) => `${scope.kind}:${scope.id}`);
const since = (minute: number) => minute >= 50;
const sometimes = (_: unknown, minute: number) => minute % 7 === 0;

test('nothing unusual needs no explanation', () => {
  expect(
    explain(
      cellsOf(PLACES, 60, () => false, sometimes),
      watch,
    ),
  ).toEqual([]);
});

test('a bank that fails for all its terminals is the bank alone', () => {
  const cells = cellsOf(PLACES, 60, ({ acquirer }, minute) => acquirer === 'a' && since(minute), sometimes);

  expect(scopesOf(deviationsOf(cells, watch)).length).toBeGreaterThan(1);
  expect(scopesOf(explain(cells, watch))).toEqual(['acquirer:a']);
});

test('one terminal that fails is not its bank', () => {
  const cells = cellsOf(PLACES, 60, ({ gateway }, minute) => gateway === 'a2' && minute >= 30, sometimes);

  expect(scopesOf(explain(cells, watch))).toEqual(['gateway:a2']);
});

test('cards of one issuer that fail at every bank are the cards', () => {
  const cells = cellsOf(PLACES, 60, ({ bin }, minute) => bin === '555555' && since(minute), sometimes);

  expect(scopesOf(explain(cells, watch))).toEqual(['bin:555555']);
});

test('a client with several terminals that fails everywhere is the client', () => {
  const places = PLACES.map((place) =>
    place.gateway === 'a1' || place.gateway === 'b1' ? { ...place, merchant: 'both' } : place,
  );
  const cells = cellsOf(places, 60, ({ merchant }, minute) => merchant === 'both' && minute >= 40, sometimes);

  expect(scopesOf(explain(cells, watch))).toEqual(['merchant:both']);
});

test('two things that break at once are two explanations', () => {
  const cells = cellsOf(
    PLACES,
    60,
    ({ acquirer, gateway }, minute) => since(minute) && (acquirer === 'a' || gateway === 'b3'),
    sometimes,
  );

  expect(scopesOf(explain(cells, watch)).sort()).toEqual(['acquirer:a', 'gateway:b3']);
});

const open = (scope: Scope, isLed = false) => ({
  id: 'one',
  scope,
  state: 'investigating' as const,
  outcome: 'failed' as const,
  isLed,
  rate: 1,
  expected: 0.005,
});

test('what an open incident or planned works explain opens nothing', () => {
  const cells = cellsOf(PLACES, 60, ({ acquirer }, minute) => acquirer === 'a' && since(minute), sometimes);

  expect(judge(cells, [open({ kind: 'acquirer', id: 'a' })], () => false, watch).opened).toEqual([]);
  expect(judge(cells, [], ({ acquirer }) => acquirer === 'a', watch).opened).toEqual([]);
});

test('a wider incident swallows the narrow one that was seen first, unless somebody leads it', () => {
  const cells = cellsOf(PLACES, 60, ({ acquirer }, minute) => acquirer === 'a' && since(minute), sometimes);
  const narrow: Scope = { kind: 'gateway', id: 'a1' };

  expect(judge(cells, [open(narrow)], () => false, watch).opened).toMatchObject([
    { scope: { kind: 'acquirer', id: 'a' }, swallows: ['one'] },
  ]);
  expect(judge(cells, [open(narrow, true)], () => false, watch).opened).toMatchObject([{ swallows: [] }]);
});

test('an open incident is broken, then calm, then calm for long enough', () => {
  const looked = (until: number) => {
    const cells = cellsOf(
      PLACES,
      60,
      ({ acquirer }, minute) => acquirer === 'a' && minute >= 20 && minute < until,
      sometimes,
    );
    return judge(cells, [open({ kind: 'acquirer', id: 'a' })], () => false, watch).seen[0];
  };

  expect(looked(60)).toMatchObject({ step: 'broken' });
  expect(looked(52)).toMatchObject({ step: 'calm', hasHeld: false });
  expect(looked(40)).toMatchObject({ step: 'calm', hasHeld: true });
});

test('figures count from the beginning of the change; points are whole stretches of five minutes', () => {
  const cells = cellsOf(PLACES, 60, ({ acquirer }, minute) => acquirer === 'a' && since(minute)).map((cell) => ({
    ...cell,
    code: cell.failed === 1 ? 'F.0117' : null,
  }));
  const [found] = explain(cells, watch);
  const own = cells.filter(({ acquirer }) => acquirer === 'a');

  expect(found && figuresOf(own, found.evidence, found.needed)).toMatchObject({
    attempts: 60,
    failed: 60,
    rate: 1,
    gateways: 3,
    merchants: 3,
    bins: 2,
    codes: [{ code: 'F.0117', count: 60 }],
  });
  const points = pointsOf(own, { fromMs: 120_000, minutes: 60 }, 'failed');
  expect(points[0]?.ms).toBe(300_000);
  expect(points).toHaveLength(11);
  expect(points.every(({ attempts }) => attempts === 30)).toBe(true);
});
