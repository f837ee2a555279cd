import { expect, test } from 'vitest';
import { rememberShopNames } from '../../server/domains/transactions/index.ts';
import { clockAt } from '../../server/kernel/clock.ts';
import { freshDatabase, testContext } from '../support/database.ts';
import { measureCases, tallyOf } from './measure-cases.ts';
import { measuredCases } from './measured-cases.ts';
import { loadWorld, measuredWorld } from './measured-world.ts';
import { PHRASINGS } from './phrasings/index.ts';

/*
 * Promise D-12 on a fixed small sample of the sentences that nothing was tuned on; `npm run bench -- finding` measures all
 * of them. One wrong attachment among these few hundred would be more than one in a thousand.
 */
const db = await freshDatabase();
const world = measuredWorld({ days: 8, familiesADay: 110 });
const ctx = testContext(db, { clock: clockAt(world.end.toInstant()) });
await loadWorld(ctx, world);
const outcomes = await measureCases(ctx, measuredCases(world, 2, 'test'), await rememberShopNames()(ctx));
const { cases, answerable, first, wrong } = tallyOf(outcomes);

test('enough different sentences are measured, and enough of them can be answered', () => {
  expect(new Set(PHRASINGS.flatMap(({ texts }) => texts)).size).toBeGreaterThanOrEqual(250);
  expect(cases).toBeGreaterThan(250);
  expect(answerable).toBeGreaterThan(150);
});

test('the right payment is first for 95 of 100 messages that can be answered', () => {
  expect(first / answerable).toBeGreaterThanOrEqual(0.95);
});

test('no wrong payment is attached', () => {
  expect(wrong.map(({ given, attached }) => ({ text: given.text, attached }))).toEqual([]);
});
