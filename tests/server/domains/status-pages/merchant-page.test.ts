import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { MerchantInput, ShopInput } from '../../../../server/domains/merchants/contract.ts';
import { addShop, createMerchant } from '../../../../server/domains/merchants/index.ts';
import { StatusLinkInput } from '../../../../server/domains/status-pages/contract.ts';
import { makeStatusLink } from '../../../../server/domains/status-pages/make-status-link.ts';
import { revokeStatusLink } from '../../../../server/domains/status-pages/revoke-status-link.ts';
import { clockAt } from '../../../../server/kernel/clock.ts';
import { MerchantId, type ShopId } from '../../../../server/kernel/ids.ts';
import { freshDatabase, NOON, testContext } from '../../../support/database.ts';
import { listeningApp } from '../../../support/whole-app.ts';

const db = await freshDatabase();
const clock = clockAt(NOON);
const app = await listeningApp(db, { clock });
const ctx = testContext(db, { clock });

async function makeMerchant(shopId: number) {
  const { id } = await createMerchant(ctx, MerchantInput.parse({ name: `Client ${shopId}`, language: 'en' }));
  await addShop(ctx, MerchantId.parse(id), shopId as ShopId, ShopInput.parse({ name: 'A shop', cms: 'woocommerce' }));
  return MerchantId.parse(id);
}
const linkTo = (merchantId: MerchantId, given: Partial<StatusLinkInput> = {}) =>
  makeStatusLink(ctx, merchantId, StatusLinkInput.parse({ label: 'their developer', ...given }));

const BROWSER = 'Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0';
const open = async (path: string, headers: Record<string, string> = {}) => {
  const answer = await fetch(`${app.base}${path}`, { headers: { 'User-Agent': BROWSER, ...headers } });
  return { status: answer.status, headers: answer.headers, html: await answer.text() };
};
const opensOf = async (id: string) => {
  const [row] = await db.write.execute<{ opens: number; audited: string }>(sql`
    select opens, (select count(*) from audit_entries a where a.action = 'status-page.read' and a.details ->> 'linkId' = l.id::text) as audited
    from status_links l where id = ${id}`);
  return [row?.opens, Number(row?.audited)];
};

test('a link opens the page of its merchant, in the language of the merchant or of the address', async () => {
  const { path } = await linkTo(await makeMerchant(4001));

  const [own, russian] = [await open(path), await open(`${path}?lang=ru`)];

  expect(own.status).toBe(200);
  expect(own.html).toContain('<html lang="en">');
  expect(own.html).toContain('Shop 4001');
  expect(russian.html).toContain('<html lang="ru">');
  expect(russian.html).toContain('Магазин 4001');
});

test('nobody keeps, lists or names the address, no script can run, and the page is small', async () => {
  const { path } = await linkTo(await makeMerchant(4002));

  const { headers, html } = await open(path);

  expect(headers.get('cache-control')).toBe('private, no-store');
  expect(headers.get('referrer-policy')).toBe('no-referrer');
  expect(headers.get('x-robots-tag')).toBe('noindex, nofollow, noarchive');
  expect(headers.get('content-security-policy')).toMatch(
    /^default-src 'none'; style-src 'sha256-[^']+'; img-src 'self'/,
  );
  expect(headers.get('content-security-policy')).not.toMatch(/script|unsafe/);
  expect(headers.get('x-frame-options')).toBe('DENY');
  expect(html).not.toMatch(/<script|\son\w+=|javascript:/i);
  expect(html).not.toContain(path.slice(3));
  expect(Buffer.byteLength(html)).toBeLessThan(50_000);
});

test('what is unknown, what is over and what was ended get one and the same answer', async () => {
  const merchantId = await makeMerchant(4003);
  const [over, ended] = [await linkTo(merchantId, { days: 1 }), await linkTo(merchantId)];
  await revokeStatusLink(ctx, ended.link.id);
  clock.set(NOON.add({ hours: 24 }));

  const answers = [];
  for (const path of [
    over.path,
    ended.path,
    `/m/${'A'.repeat(43)}`,
    '/m/short',
    '/m',
    '/m/a/b',
    `/m/${'x'.repeat(500)}`,
  ])
    answers.push(await open(path));
  clock.set(NOON);

  expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404, 404, 404]);
  expect(new Set(answers.map(({ html }) => html)).size).toBe(1);
  const named = answers.map(({ headers }) =>
    JSON.stringify([...headers].filter(([name]) => !['date', 'x-request-id'].includes(name))),
  );
  expect(new Set(named).size).toBe(1);
});

test('the token is kept as a hash only', async () => {
  const { path } = await linkTo(await makeMerchant(4004));
  const token = path.slice('/m/'.length);
  await open(path);

  const [found] = await db.write.execute<{ found: string }>(sql`
    select (select count(*) from status_links l where l::text like ${`%${token}%`})
      + (select count(*) from audit_entries a where a::text like ${`%${token}%`}) as found`);

  expect(Number(found?.found)).toBe(0);
  expect(token).toMatch(/^[\w-]{43}$/);
});

test('an opening is counted and audited once a minute, and no messenger that draws a preview is counted', async () => {
  const { link, path } = await linkTo(await makeMerchant(4005));

  // It is noted behind the answer.
  await open(path, { 'User-Agent': 'TelegramBot (like TwitterBot)' });
  await open(path, { 'User-Agent': 'WhatsApp/2.23.20.0' });
  await open(path);
  await expect.poll(() => opensOf(link.id)).toEqual([1, 1]);
  await open(path);
  clock.set(NOON.add({ minutes: 2 }));
  await open(path);
  await expect.poll(() => opensOf(link.id)).toEqual([2, 2]);
  clock.set(NOON);
});

test('who asks very often from one network is told to wait, and is heard again later', async () => {
  const answers = await Promise.all(Array.from({ length: 90 }, () => open(`/m/${'B'.repeat(43)}`)));
  const refused = answers.filter(({ status }) => status === 429);

  expect(refused.length).toBeGreaterThan(0);
  expect(refused[0]?.headers.get('retry-after')).toBe('60');
  clock.set(NOON.add({ minutes: 5 }));
  expect((await open(`/m/${'B'.repeat(43)}`)).status).toBe(404);
  clock.set(NOON);
});

test('a link of a merchant that was merged into another shows the page of that one', async () => {
  const { mergeMerchants } = await import('../../../../server/domains/merchants/merge-merchants.ts');
  const [from, into] = [await makeMerchant(4006), await makeMerchant(4007)];
  const { path } = await linkTo(from);
  clock.set(NOON.add({ minutes: 10 }));
  await mergeMerchants(ctx, from, into);

  const { html } = await open(path);
  clock.set(NOON);

  expect(html).toContain('Shop 4006');
  expect(html).toContain('Shop 4007');
});
