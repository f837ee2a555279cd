import { expect, test } from 'vitest';
import { rememberShopNames } from '../../server/domains/transactions/index.ts';
import { clockAt } from '../../server/kernel/clock.ts';
import { freshDatabase, testContext } from '../support/database.ts';
import { measureCases, type Outcome, tallyOf } from './measure-cases.ts';
import { measureTickets } from './measure-tickets.ts';
import { measuredCases } from './measured-cases.ts';
import { loadWorld, measuredWorld } from './measured-world.ts';
import { PHRASINGS } from './phrasings/index.ts';

/*
 * Promise D-12: every sentence about 22 payments of a small world, judged on the sentences that nothing was tuned on. All of
 * them are read and searched; a fixed sample goes the whole way, from the message to the ticket that has its payment attached,
 * and comes to the same. `npm run bench -- finding` measures in a larger world.
 */
const FILLED_EACH = 22;
/** Each so-manieth case goes the whole way. */
const SAMPLED = 30;

const db = await freshDatabase();
const world = measuredWorld({ days: 8, familiesADay: 110 });
const ctx = testContext(db, { clock: clockAt(world.end.toInstant()) });
await loadWorld(ctx, world);
const outcomes = await measureCases(ctx, measuredCases(world, FILLED_EACH), await rememberShopNames()(ctx));
const judged = tallyOf(outcomes.filter(({ given }) => given.part === 'test'));

test('enough different sentences are measured, and enough of them can be answered', () => {
  expect(new Set(PHRASINGS.flatMap(({ texts }) => texts)).size).toBeGreaterThanOrEqual(250);
  expect(outcomes.length).toBeGreaterThanOrEqual(6000);
  expect(judged.cases).toBeGreaterThanOrEqual(3000);
  expect(judged.answerable).toBeGreaterThan(2000);
  expect(judged.cases - judged.answerable).toBeGreaterThan(500);
});

test('the right payment is first for 95 of 100 messages that can be answered', () => {
  expect(judged.first / judged.answerable).toBeGreaterThanOrEqual(0.95);
});

test('a wrong payment is attached to one in a thousand at most', () => {
  const wrong = judged.wrong.map(({ given, attached }) => ({ text: given.text, attached }));

  expect(wrong.slice(0, Math.max(0, wrong.length - judged.cases / 1000))).toEqual([]);
});

test('a ticket has the payment attached, and the candidates offered, to which its words lead', async () => {
  const sample = outcomes.filter((_, place) => place % SAMPLED === 0);
  const decided = (outcome: Outcome) => ({
    text: outcome.given.text,
    attached: outcome.attached,
    first: outcome.first,
    place: outcome.place,
  });

  const whole = await measureTickets(
    ctx,
    sample.map(({ given }) => given),
  );

  expect(whole.length).toBeGreaterThanOrEqual(200);
  expect(whole.filter(({ attached }) => attached !== undefined).length).toBeGreaterThan(50);
  expect(whole.map(decided)).toEqual(sample.map(decided));
});
