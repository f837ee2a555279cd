import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { MerchantInput, ShopInput } from '../../../../server/domains/merchants/contract.ts';
import { addShop, createMerchant } from '../../../../server/domains/merchants/index.ts';
import { StatusLinkInput } from '../../../../server/domains/status-pages/contract.ts';
import { makeStatusLink } from '../../../../server/domains/status-pages/make-status-link.ts';
import { clockAt } from '../../../../server/kernel/clock.ts';
import { MerchantId, type ShopId } from '../../../../server/kernel/ids.ts';
import { freshDatabase, NOON, testContext } from '../../../support/database.ts';
import { listeningApp } from '../../../support/whole-app.ts';

const db = await freshDatabase();
const clock = clockAt(NOON);
const app = await listeningApp(db, { clock });
const ctx = testContext(db, { clock });

async function linkTo(shopId: number, given: Partial<StatusLinkInput> = {}) {
  const { id } = await createMerchant(ctx, MerchantInput.parse({ name: `Client ${shopId}`, language: 'en' }));
  await addShop(ctx, MerchantId.parse(id), shopId as ShopId, ShopInput.parse({ name: 'A shop' }));
  return makeStatusLink(ctx, MerchantId.parse(id), StatusLinkInput.parse({ label: 'a developer', ...given }));
}

const REPORT = `### WordPress Environment ###

WordPress address (URL): https://shop.example
WC Version: 8.2.1
REST API Version: 8.2.1
WC Blocks Version: 11.1.1
WP Version: 6.3.1
PHP Version: 7.2.34

### Settings ###

Currency: BYR (Br)
Currency Position: right
Thousand Separator: ,
Decimal Separator: .
Number of Decimals: 0
`;

const paste = async (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) => {
  const answer = await fetch(`${app.base}${path}`, {
    method: 'POST',
    headers: { 'Sec-Fetch-Site': 'same-origin', ...headers },
    body: new URLSearchParams(fields),
  });
  return { status: answer.status, headers: answer.headers, html: await answer.text() };
};
const reports = async () =>
  db.write.execute<{ shop_id: number | null; text: string; taken_by: string }>(
    sql`select shop_id, text, taken_by from module_reports order by taken_at, id`,
  );

test('a pasted report shows at once what is wrong, with the lines it rests on, and is kept as the shop’s', async () => {
  const { path } = await linkTo(4101);

  const { status, html } = await paste(path, { text: REPORT, shop: '4101' });

  expect(status).toBe(200);
  expect(html).toContain('id="report"');
  expect(html).toMatch(/<pre>[^<]*BYR/);
  const kept = await reports();
  expect(kept.map((row) => [row.shop_id, row.taken_by])).toEqual([[4101, 'anonymous']]);
  const [audited] = await db.write.execute<{ found: string }>(
    sql`select count(*) as found from audit_entries where action = 'status-page.paste' and details ? 'reportId'`,
  );
  expect(Number(audited?.found)).toBe(1);
});

test('a card number in a report is neither kept nor shown, and markup in it is text', async () => {
  const { path } = await linkTo(4102);
  const text = `${REPORT}\nTheme: <script>alert(1)</script>\nNote: 4111 1111 1111 1111`;

  const { html } = await paste(path, { text, shop: '4102' });

  expect(html).not.toMatch(/<script|4111 1111 1111 1111|4111111111111111/);
  expect((await reports()).at(-1)?.text).not.toMatch(/4111 ?1111 ?1111 ?1111/);
});

test('the number of somebody else’s shop is nobody’s', async () => {
  await linkTo(4103);
  const { path } = await linkTo(4104);

  await paste(path, { text: REPORT, shop: '4103' });

  expect((await reports()).at(-1)?.shop_id).toBeNull();
});

test.each([
  [4111, 'another site sends the form', { 'Sec-Fetch-Site': 'cross-site' }, 404],
  [4112, 'a site of the same owner sends it', { 'Sec-Fetch-Site': 'same-site' }, 404],
  [4113, 'a page that names no referrer sends it', { Origin: 'null' }, 200],
] as const)('%i: %s', async (shopId, _, headers, status) => {
  const { path } = await linkTo(shopId);

  expect((await paste(path, { text: REPORT, shop: '' }, headers)).status).toBe(status);
});

test('an empty field and half a megabyte too much are answered in words, and nothing is kept', async () => {
  const { path } = await linkTo(4105);
  const before = (await reports()).length;

  const empty = await paste(path, { text: ' ', shop: '4105' });
  const long = await paste(path, { text: 'a'.repeat(512 * 1024 + 1), shop: '4105' });

  expect(empty.html).toContain('The field was empty');
  expect(long.html).toContain('512 KiB');
  expect((await reports()).length).toBe(before);
});

test('a body without end is refused before it is read', async () => {
  const { path } = await linkTo(4106);

  expect((await paste(path, { text: 'a'.repeat(2_000_000), shop: '' })).status).toBe(413);
});

test('reports are taken a few at a time', async () => {
  const { path } = await linkTo(4107);

  const answers = [];
  for (let turn = 0; turn < 7; turn += 1) answers.push(await paste(path, { text: REPORT, shop: '4107' }));

  expect(answers.map(({ html }) => html.includes('Several reports came'))).toEqual([...Array(6).fill(false), true]);
});

test('a link that takes no reports shows no form and takes none', async () => {
  const { path } = await linkTo(4108, { takesReports: false });
  const shown = await (await fetch(`${app.base}${path}`)).text();

  expect(shown).not.toContain('<form');
  expect((await paste(path, { text: REPORT, shop: '4108' })).status).toBe(404);
});

test('an address that opens nothing takes nothing', async () => {
  expect((await paste(`/m/${'C'.repeat(43)}`, { text: REPORT, shop: '' })).status).toBe(404);
});
