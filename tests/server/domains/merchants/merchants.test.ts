import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { people } from '../../../../server/domains/access/tables.ts';
import { ContactInput } from '../../../../server/domains/contacts/contract.ts';
import { changeMerchant } from '../../../../server/domains/merchants/change-merchant.ts';
import { MerchantInput, ShopInput } from '../../../../server/domains/merchants/contract.ts';
import { importMerchants } from '../../../../server/domains/merchants/import-merchants.ts';
import {
  addShop,
  changeShop,
  createMerchant,
  discoverShops,
  getMerchant,
  listMerchants,
  saveMerchantContact,
} from '../../../../server/domains/merchants/index.ts';
import { mergeMerchants } from '../../../../server/domains/merchants/merge-merchants.ts';
import { removeMerchantContact } from '../../../../server/domains/merchants/remove-merchant-contact.ts';
import { PersonId, SessionId, type ShopId } from '../../../../server/kernel/ids.ts';
import { newId } from '../../../../server/platform/new-id.ts';
import { freshDatabase, NOON, testContext } from '../../../support/database.ts';

const db = await freshDatabase();
const ctx = () => testContext(db);
const shopId = (n: number) => n as ShopId;
const merchant = (name: string, more: Partial<MerchantInput> = {}) =>
  createMerchant(ctx(), MerchantInput.parse({ name, ...more }));
const everything = { q: '', unnamed: false, limit: 50 };

async function accountManager(email: string): Promise<PersonId> {
  const id = newId(PersonId);
  await db.write.insert(people).values({
    id,
    email,
    name: email.split('@')[0] ?? '',
    role: 'account-manager',
    language: 'en',
    theme: 'system',
    passwordHash: 'x',
    createdAt: NOON,
    enabledAt: NOON,
  });
  return id;
}
const ownOf = (personId: PersonId) =>
  testContext(db, {
    actor: { kind: 'person', personId, sessionId: newId(SessionId), role: 'account-manager' },
    reach: 'own',
  });

test('an unseen shop becomes an unnamed shop of an unnamed merchant at once, and only once', async () => {
  const seen = [{ shopId: 361 }, { shopId: 362, merchantNumber: 9000 }, { shopId: 363, merchantNumber: 9000 }];

  const runs = await Promise.all(Array.from({ length: 6 }, () => discoverShops(ctx(), seen)));

  const owners = runs.map((run) => [...run.values()].map((owner) => owner.merchantId).join());
  expect(new Set(owners).size).toBe(1);
  expect(runs[0]?.get(362)).toEqual(runs[0]?.get(363));
  const found = await getMerchant(ctx(), runs[0]?.get(361)?.merchantId ?? ('' as never));
  expect(found).toMatchObject({ name: null, shops: [{ id: 361, name: null }] });
});

test('a page of known shops writes nothing', async () => {
  await discoverShops(ctx(), [{ shopId: 400 }]);
  const before = await db.write.execute(sql`select count(*) from audit_entries`);

  await discoverShops(ctx(), [{ shopId: 400 }]);

  expect(await db.write.execute(sql`select count(*) from audit_entries`)).toEqual(before);
});

test('a merchant is found by name, number, shop number and domain', async () => {
  const tea = await merchant('Чайная «Лист»', { number: 5001 });
  await addShop(
    ctx(),
    tea.id,
    shopId(5100),
    ShopInput.parse({ name: 'Tea', domain: 'https://www.tea-leaf.example/shop' }),
  );

  for (const q of ['чайная', 'ЛИСТ', '5001', '5100', 'tea-leaf', 'лист 5100']) {
    const page = await listMerchants(ctx(), { ...everything, q });
    expect(
      page.items.map((row) => row.id),
      q,
    ).toEqual([tea.id]);
  }
  expect((await listMerchants(ctx(), { ...everything, q: 'лист 9999' })).items).toEqual([]);
  expect((await listMerchants(ctx(), { ...everything, q: '100%' })).items).toEqual([]);
});

test('pages follow each other without a gap or a repeat, unnamed ones last', async () => {
  for (const name of ['аист', 'Бор', 'вяз', 'Alpha', 'beta']) await merchant(`page ${name}`);
  const seen: (string | null)[] = [];
  let after: string | undefined;

  do {
    const page = await listMerchants(ctx(), { ...everything, limit: 3, after });
    seen.push(...page.items.map((row) => row.name));
    after = page.next;
  } while (after !== undefined);

  const whole = await listMerchants(ctx(), { ...everything, limit: 200 });
  expect(seen).toEqual(whole.items.map((row) => row.name));
  expect(seen.lastIndexOf(null)).toBe(seen.length - 1);
  expect(seen.slice(0, seen.indexOf(null))).not.toContain(null);
});

test('a merge moves shops and contacts, follows later discoveries, and closes the merged one', async () => {
  const from = await merchant('From', { number: 6001 });
  const into = await merchant('Into', { number: 6002 });
  await addShop(ctx(), from.id, shopId(6100), ShopInput.parse({}));
  await saveMerchantContact(
    ctx(),
    from.id,
    ContactInput.parse({ name: 'Olga', identities: [{ kind: 'email', value: 'olga@into.example' }] }),
  );

  const merged = await mergeMerchants(ctx(), from.id, into.id);

  expect(merged.shops.map((shop) => shop.id)).toEqual([6100]);
  expect(merged.contacts.map((contact) => contact.name)).toEqual(['Olga']);
  expect((await getMerchant(ctx(), from.id)).mergedInto).toBe(into.id);
  await expect(changeMerchant(ctx(), from.id, MerchantInput.parse({ name: 'x' }))).rejects.toMatchObject({
    reason: 'merchant-merged',
  });
  await expect(mergeMerchants(ctx(), into.id, from.id)).rejects.toMatchObject({ reason: 'merchant-merged' });
  const later = await discoverShops(ctx(), [{ shopId: 6101, merchantNumber: 6001 }]);
  expect(later.get(6101)).toEqual({ merchantId: into.id });
});

test('two merges crosswise at once leave one of the two standing', async () => {
  const [a, b] = [await merchant('Cross a'), await merchant('Cross b')];

  const outcomes = await Promise.allSettled([mergeMerchants(ctx(), a.id, b.id), mergeMerchants(ctx(), b.id, a.id)]);

  expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(['fulfilled', 'rejected']);
});

test('an account manager reaches only their own merchants, as if there were no others', async () => {
  const mila = await accountManager('mila@desk.example');
  const own = await merchant('Mila’s', { accountManagerId: mila });
  const other = await merchant('Not Mila’s');
  const shared = await merchant('One shop is Mila’s');
  await addShop(ctx(), shared.id, shopId(7100), ShopInput.parse({ accountManagerId: mila }));

  const page = await listMerchants(ownOf(mila), everything);

  expect(page.items.map((row) => row.id).sort()).toEqual([own.id, shared.id].sort());
  await expect(getMerchant(ownOf(mila), other.id)).rejects.toMatchObject({ code: 'not_found' });
  await expect(changeMerchant(ownOf(mila), other.id, MerchantInput.parse({ name: 'x' }))).rejects.toMatchObject({
    code: 'not_found',
  });
  const made = await createMerchant(ownOf(mila), MerchantInput.parse({ name: 'Hers too' }));
  expect(made.accountManager?.id).toBe(mila);
});

test('numbers and addresses belong to one', async () => {
  await merchant('Numbered', { number: 8001 });
  await expect(merchant('Numbered again', { number: 8001 })).rejects.toMatchObject({ reason: 'merchant-number-taken' });

  const owner = await merchant('Owner');
  const other = await merchant('Other owner');
  const contact = ContactInput.parse({ name: 'Ian', identities: [{ kind: 'phone', value: '+375 29 000 00 77' }] });
  const saved = await saveMerchantContact(ctx(), owner.id, contact);
  await expect(saveMerchantContact(ctx(), other.id, contact)).rejects.toMatchObject({ reason: 'identity-taken' });

  const contactId = saved.contacts[0]?.id ?? ('' as never);
  await expect(removeMerchantContact(ctx(), other.id, contactId)).rejects.toMatchObject({ code: 'not_found' });
  expect((await removeMerchantContact(ctx(), owner.id, contactId)).contacts).toEqual([]);
});

test('a card number typed into a name or a note is masked before it is stored', async () => {
  const made = await merchant('Shop 4200 0000 0000 0000', { note: 'card 4111-1111-1111-1111' });

  expect(JSON.stringify(made).replace(/\D/g, '')).not.toMatch(/4200000000000000|4111111111111111/);
});

test('a dry run says what would happen and changes nothing; the import then does just that', async () => {
  await discoverShops(ctx(), [{ shopId: 9361 }]);
  const csv = [
    '\uFEFFMerchant name;shop_id;domain;contact_name;contact_email;colour',
    'Книжный дом;9361;https://books.example;"Петрова; Анна";anna@books.example;red',
    'Книжный дом;9362;outlet.books.example;;;',
    ';9999;;;;',
  ].join('\r\n');

  const dry = await importMerchants(ctx(), { csv, dryRun: true });
  const untouched = await listMerchants(ctx(), { ...everything, q: 'книжный' });
  const done = await importMerchants(ctx(), { csv, dryRun: false });
  const again = await importMerchants(ctx(), { csv, dryRun: true });

  expect(dry).toMatchObject({ created: 1, changed: 1, refused: 1, ignoredColumns: ['colour'] });
  expect(dry.lines[2]).toMatchObject({ line: 4, does: 'refuse', reason: 'merchant-not-named' });
  expect(untouched.items).toEqual([]);
  expect({ ...done, dryRun: true }).toEqual(dry);
  const [books] = (await listMerchants(ctx(), { ...everything, q: 'книжный' })).items;
  expect(books?.shops.map((shop) => shop.domain)).toEqual(['books.example', 'outlet.books.example']);
  expect(again).toMatchObject({ created: 0, changed: 0, unchanged: 2, refused: 1 });
});

test.each([
  ['a,b\n1,2', 'csv-no-known-column'],
  ['merchant_name\n"never closed', 'csv-unreadable'],
])('%j is refused with a reason', async (csv, reason) => {
  await expect(importMerchants(ctx(), { csv, dryRun: true })).rejects.toMatchObject({ reason });
});

test('a shop keeps its own facts', async () => {
  const owner = await merchant('Shop owner');
  await addShop(ctx(), owner.id, shopId(9700), ShopInput.parse({}));

  const changed = await changeShop(
    ctx(),
    shopId(9700),
    ShopInput.parse({ name: 'Main', cms: 'woocommerce', language: 'ru' }),
  );

  expect(changed.shops[0]).toMatchObject({ name: 'Main', cms: 'woocommerce', language: 'ru' });
  await expect(addShop(ctx(), owner.id, shopId(9700), ShopInput.parse({}))).rejects.toMatchObject({
    reason: 'shop-exists',
  });
});
