import { beforeAll, expect, test } from 'vitest';
import { type ContactCardInput, ContactInput } from '../../../../server/domains/contacts/contract.ts';
import { getContactCard, listContactCards } from '../../../../server/domains/merchants/contact-queries.ts';
import { MerchantInput } from '../../../../server/domains/merchants/contract.ts';
import { createMerchant } from '../../../../server/domains/merchants/index.ts';
import { saveContactCard } from '../../../../server/domains/merchants/save-contact-card.ts';
import type { MerchantId } from '../../../../server/kernel/ids.ts';
import type { Context } from '../../../../server/platform/context.ts';
import { freshDatabase, testContext } from '../../../support/database.ts';
import { makePerson, signedIn } from '../../../support/people.ts';

const db = await freshDatabase();
const ctx = testContext(db);
let manager: Context;
let own: MerchantId;
let other: MerchantId;

beforeAll(async () => {
  const person = await makePerson(ctx, { role: 'account-manager' });
  manager = testContext(db, { actor: (await signedIn(ctx, person)).actor, reach: 'own' });
  own = (await createMerchant(ctx, MerchantInput.parse({ name: 'Lantern Books', accountManagerId: person.id }))).id;
  other = (await createMerchant(ctx, MerchantInput.parse({ name: 'Pixel Foundry' }))).id;
});

const contact = (name: string, merchantIds: MerchantId[], email?: string): ContactCardInput => ({
  ...ContactInput.parse({ name, identities: email === undefined ? [] : [{ kind: 'email', value: email }] }),
  merchantIds,
});
const found = async (asker: Context, q: string) =>
  (await listContactCards(asker, { q, limit: 50 })).items.map(({ name }) => name);

test('a contact is found by name, address, the digits of a phone, and merchant', async () => {
  await saveContactCard(ctx, {
    ...contact('Mira Example', [own], 'mira@lantern.example'),
    identities: [
      { kind: 'email', value: 'mira@lantern.example' },
      { kind: 'phone', value: '+375 29 000-11-22' },
    ],
  });

  for (const q of ['mira', 'lantern.example', '29-000-11', 'Lantern', 'mira lantern'])
    expect(await found(ctx, q), q).toContain('Mira Example');
  for (const q of ['mira pixel', '29-999', '%', '_']) expect(await found(ctx, q), q).not.toContain('Mira Example');
});

test('an account manager finds and changes contacts of their own merchants only', async () => {
  const theirs = await saveContactCard(ctx, contact('Theirs', [own]));
  const foreign = await saveContactCard(ctx, contact('Foreign', [other]));
  const payer = await saveContactCard(ctx, contact('A payer', []));

  expect(await found(manager, '')).toContain('Theirs');
  for (const { id } of [foreign, payer]) {
    await expect(getContactCard(manager, id)).rejects.toMatchObject({ code: 'not_found' });
    await expect(saveContactCard(manager, contact('Renamed', [own]), id)).rejects.toMatchObject({ code: 'not_found' });
  }
  await expect(saveContactCard(manager, contact('Theirs', [other]), theirs.id)).rejects.toMatchObject({
    reason: 'merchant-not-found',
  });
  await expect(saveContactCard(manager, contact('Mine', []))).rejects.toMatchObject({
    reason: 'contact-needs-merchant',
  });
});

test('a merchant out of reach keeps its contact, and is not told of', async () => {
  const shared = await saveContactCard(ctx, contact('Shared', [own, other]));

  const changed = await saveContactCard(manager, contact('Shared by two', [own]), shared.id);

  expect(changed.merchants.map(({ name }) => name)).toEqual(['Lantern Books']);
  expect((await getContactCard(ctx, shared.id)).merchants.map(({ name }) => name)).toEqual([
    'Lantern Books',
    'Pixel Foundry',
  ]);
});

test('a contact may leave its merchant', async () => {
  const before = await saveContactCard(ctx, contact('Leaving', [own]));

  const after = await saveContactCard(ctx, contact('Leaving', [other]), before.id);

  expect(after.merchants.map(({ name }) => name)).toEqual(['Pixel Foundry']);
});

test('a list goes on where the page before ended', async () => {
  for (const name of ['Page one', 'Page two', 'Page three']) await saveContactCard(ctx, contact(name, []));
  const first = await listContactCards(ctx, { q: 'page', limit: 2 });

  const second = await listContactCards(ctx, { q: 'page', limit: 2, after: first.next });

  expect([...first.items, ...second.items].map(({ name }) => name)).toEqual(['Page one', 'Page three', 'Page two']);
});
