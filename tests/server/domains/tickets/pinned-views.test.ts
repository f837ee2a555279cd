import { expect, test } from 'vitest';
import { findPinnedViews } from '../../../../server/domains/tickets/queries/find-pinned-views.ts';
import { savePinnedViews } from '../../../../server/domains/tickets/save-pinned-views.ts';
import { freshDatabase, testContext } from '../../../support/database.ts';
import { makePerson } from '../../../support/people.ts';
import { asPerson } from '../../../support/tickets.ts';

const db = await freshDatabase();
const desk = testContext(db);
const LIMITS = { name: 'Limits', text: 'topic:limit' };
const BANK = { name: '', text: 'status:waiting-inside on:bank' };

async function somebody() {
  const person = await makePerson(desk);
  return { ctx: asPerson(desk, db, person), pinned: () => findPinnedViews(db.read, person.id) };
}

test('views are kept in the order in which they were pinned, for their owner alone', async () => {
  const one = await somebody();
  const other = await somebody();

  await savePinnedViews(one.ctx, { items: [LIMITS, BANK], version: 0 });

  expect(await one.pinned()).toEqual({ items: [LIMITS, BANK], version: 1 });
  expect(await other.pinned()).toBeNull();
});

test('a list that was changed in another window is not written over', async () => {
  const { ctx, pinned } = await somebody();
  await savePinnedViews(ctx, { items: [LIMITS], version: 0 });
  await savePinnedViews(ctx, { items: [BANK, LIMITS], version: 1 });

  const late = savePinnedViews(ctx, { items: [], version: 1 });

  await expect(late).rejects.toMatchObject({ code: 'conflict', reason: 'views-moved' });
  expect((await pinned())?.items).toEqual([BANK, LIMITS]);
});

test('a card number in a name or a text is masked before it is kept', async () => {
  const { ctx, pinned } = await somebody();

  await savePinnedViews(ctx, { items: [{ name: '4111 1111 1111 1111', text: '4111111111111111' }], version: 0 });

  expect(JSON.stringify(await pinned())).not.toMatch(/4111\s?1111\s?1111\s?1111/);
});
