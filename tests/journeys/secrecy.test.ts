import { sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { ask, fromConsole } from '../support/ask.ts';
import { backupLines } from '../support/backup-lines.ts';
import { freshDatabase, testContext } from '../support/database.ts';
import { eavesdrop, idIn } from '../support/eavesdropper.ts';
import { everythingStored } from '../support/everything-stored.ts';
import { fakeGateway, fakeRow } from '../support/fake-gateway.ts';
import { PUBLIC_KEY, signatureOf } from '../support/gateways.ts';
import { codeOf, makePerson, signedIn } from '../support/people.ts';
import { createPlanter } from '../support/planted-cards.ts';
import { oddDocuments, spicedDocument } from '../support/spiced-documents.ts';
import { until } from '../support/until.ts';
import { listeningApp, ORIGIN } from '../support/whole-app.ts';

/*
 * Promise D-03: no card number survives in any table, log, frame, answer, file name or backup; and secrets go in and do
 * not come out. Thousands of made card numbers in every spelling go in through every door there is.
 */
const db = await freshDatabase();
const logged: string[] = [];
const app = await listeningApp(db, { log: (line) => void logged.push(line) });
const gateway = await fakeGateway();

const planter = createPlanter(6_000, 20_261_109);
const { plant, spelled, bareNumber, find: findCard } = planter;

const SECRETS = {
  gatewayPassword: 'canary-gateway-5fQ2',
  shopKey: 'canary-shop-key-8Lx1',
  shownPassword: 'canary-typed-as-password-3',
  secretsKey: Buffer.alloc(32, 7).toString('base64'),
};

const admin = await makePerson(testContext(db), { role: 'administrator', withApp: true });
const { cookie } = await signedIn(testContext(db), admin);
const { heard, call: byAdmin, answers, frames, socket } = await eavesdrop(app.base, cookie);
const uidOf = (n: number) => `${n}-${'c'.repeat(10)}`;

const AT_ONCE = 6;
async function several<T>(all: readonly T[], send: (one: T) => Promise<unknown>): Promise<void> {
  const waiting = [...all];
  const goOn = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await send(next);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, goOn));
}

async function makeSource(): Promise<{ path: string; id: string }> {
  const answer = await byAdmin('/sources', {
    name: plant(),
    kind: 'begateway-back-office',
    password: SECRETS.gatewayPassword,
    settings: {
      origins: { backOffice: gateway.origin, gateway: gateway.origin, api: gateway.origin, checkout: gateway.origin },
      user: '55',
      startFrom: '2026-11-09T07:00:00Z',
      pageSize: 20,
      timeZone: 'UTC',
      publicKey: PUBLIC_KEY,
    },
    shops: [{ shopId: 361, secretKey: SECRETS.shopKey }],
  });
  return { id: idIn(answer), path: (answer.json as { notificationPath: string }).notificationPath };
}

async function sendNotifications(path: string): Promise<void> {
  const documents = Array.from({ length: 50 }, (_, n) => spicedDocument(uidOf(1000 + n), plant, bareNumber));
  const odd = Array.from({ length: 6 }, (_, n) => oddDocuments((m) => uidOf(2000 + 100 * n + m), spelled, bareNumber));
  const bodies = [...documents, ...odd.flat()].map((document) => JSON.stringify(document));
  const broken = bodies.slice(0, 20).map((body) => body.slice(0, body.length / 2));
  const bare = bodies.slice(0, 10).map((body) => body.replace('"4850"', bareNumber()).replace('4850', bareNumber()));
  await several([...bodies, ...broken, ...bare], (body) => {
    const headers = {
      'Content-Signature': signatureOf(body),
      'User-Agent': spelled().replace(/[^\x20-\x7e]/g, ''),
      'X-Request-Id': bareNumber(),
    };
    return heard({ path, headers, body });
  });
  await heard({ path, body: bodies[0] ?? '', headers: { 'Content-Signature': signatureOf('another') } });
  await heard({ path: `/hooks/begateway/${bareNumber()}`, body: bodies[0] ?? '' });
}

function spiceGateway(): void {
  gateway.rows = Array.from({ length: 40 }, (_, n) => {
    const { transaction } = spicedDocument('', plant, bareNumber);
    return fakeRow(n, n, { ...(transaction as object), ...fakeRow(n, n), description: plant(), tracking_id: plant() });
  });
  gateway.instead = [
    () => ({ status: 422, json: { error: { friendly_message: plant() } } }),
    () => ({ text: `<html>${plant()}</html>` }),
  ];
}

async function importFile(fileName: string, bytes: Buffer): Promise<void> {
  const begun = await byAdmin('/transaction-imports', {
    fileName,
    sizeBytes: bytes.length,
    fingerprint: String(planter.count()).padStart(64, '0'),
  });
  const id = idIn({ ...begun, json: (begun.json as { import: object }).import });
  await byAdmin(`/transaction-imports/${id}/slices`, { offset: 0, bytes: bytes.toString('base64') });
  await byAdmin(`/transaction-imports/${id}`);
  await byAdmin(`/transaction-imports/${id}/refusals?limit=200`);
}

async function importFiles(): Promise<void> {
  const lines = Array.from({ length: 100 }, (_, n) => {
    const row = {
      ...fakeRow(5000 + n),
      description: plant(),
      tracking_id: spelled(),
      message: plant(),
      code: spelled(),
    };
    return n % 3 === 0 ? JSON.stringify({ ...row, uid: undefined }) : JSON.stringify(row);
  });
  const torn = lines.slice(0, 30).map((line) => line.slice(0, -3));
  await importFile(`rows ${spelled()}.jsonl`, Buffer.from([...lines, ...torn, spelled()].join('\n')));
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const csv = Array.from({ length: 200 }, (_, n) =>
    [n % 4 === 0 ? spelled() : uidOf(7000 + n), '361', spelled(), plant(), plant(), spelled(), plant()]
      .slice(0, n % 5 === 0 ? 6 : 7)
      .map(quoted)
      .join(','),
  );
  const header = ['uid', 'shop_id', 'amount', 'description', 'customer_email', 'rrn', bareNumber()].join(',');
  await importFile(`${bareNumber()}.csv`, Buffer.from([header, ...csv].join('\n')));
  await importFile(`no-uid-${bareNumber()}.csv`, Buffer.from(`${spelled()},${bareNumber()}\n1,2\n`)).catch(() => {});
}

async function keepMerchants(): Promise<void> {
  const merchant = idIn(await byAdmin('/merchants', { name: plant(), note: plant(), vertical: plant() }));
  await byAdmin(`/merchants/${merchant}`, { name: spelled(), note: spelled(), vertical: bareNumber() }, 'PUT');
  const shop = { name: plant(), domain: `${bareNumber()}.example`, cms: bareNumber() };
  await byAdmin(`/merchants/${merchant}/shops`, { id: 777, ...shop });
  await byAdmin('/shops/777', { name: spelled(), domain: bareNumber(), cms: bareNumber() }, 'PUT');
  for (const identity of [
    { kind: 'email', value: `${bareNumber()}@example.com` },
    { kind: 'phone', value: '378282246310005' },
    { kind: 'telegram', value: bareNumber() },
    { kind: 'telegram', value: '4111111111111111' },
  ])
    await byAdmin(`/merchants/${merchant}/contacts`, { name: plant(), note: plant(), identities: [identity] });
  const columns = 'merchant_name,shop_id,shop_name,shop_domain,shop_cms,contact_name,contact_email,contact_phone';
  const row = () => [
    plant(),
    '778',
    plant(),
    bareNumber(),
    bareNumber(),
    plant(),
    `${bareNumber()}@a.example`,
    bareNumber(),
  ];
  const csv = [
    `${columns},${bareNumber()}`,
    ...[row(), row()].map((cells) => [...cells, bareNumber()].map((cell) => JSON.stringify(cell)).join(',')),
  ];
  for (const dryRun of [true, false]) await byAdmin('/merchants/imports', { csv: csv.join('\n'), dryRun });
  await byAdmin('/merchants');
  await byAdmin(`/merchants/${merchant}`);
}

async function type(): Promise<void> {
  const texts = Array.from({ length: 120 }, (_, n) => `${plant()} order ${n} ${spelled()}`);
  await several(texts, (text) => byAdmin('/transactions/search', { text }));
  const odd = encodeURIComponent(spelled());
  for (const path of [
    `/transactions/${bareNumber()}`,
    `/transactions/${odd}`,
    `/transactions?code=${bareNumber()}&methodType=${odd}`,
    `/merchants?q=${odd}`,
    `/people?q=${bareNumber()}`,
    `/audit?subjectId=${bareNumber()}`,
    `/streams/person:${bareNumber()}/events?after=0`,
    `/${bareNumber()}?${odd}=${odd}`,
  ])
    await byAdmin(path);
  await byAdmin('/verdicts', { uids: [bareNumber(), bareNumber()] });
  await byAdmin('/settings', { providerName: plant() }, 'PUT');
  await byAdmin('/me', { name: '４１１１１１１１１１１１１１１１' }, 'PATCH');
  await byAdmin('/me', { name: '4111_1111_1111_1111' }, 'PATCH');
  await byAdmin('/invitations', { name: '٤١١١١١١١١١١١١١١١', email: 'new@example.com', role: 'lead', language: 'en' });
  await byAdmin('/invitations', {
    name: 'New',
    email: '4111_1111_1111_1111@example.com',
    role: 'lead',
    language: 'en',
  });
  await heard({
    path: '/api/settings',
    method: 'PUT',
    headers: { ...fromConsole(cookie), 'Idempotency-Key': bareNumber(), 'X-Forwarded-For': bareNumber() },
    body: { providerName: 'Sample' },
  });
  await heard({ path: '/api/settings', headers: { ...fromConsole(cookie), 'User-Agent': bareNumber() } });
  await heard({ path: '/api/merchants', headers: fromConsole(cookie), body: `{"name": "${spelled()}` });
  await heard({ path: '/api/merchants', headers: fromConsole(cookie), body: { [bareNumber()]: bareNumber() } });
}

async function enter(): Promise<void> {
  const { headers } = await ask(app.base, {
    path: '/api/session',
    headers: { Origin: ORIGIN },
    body: { email: admin.email, password: admin.password },
  });
  const owing = String(headers['set-cookie']).split(';')[0] ?? '';
  const code = codeOf(admin, app.services.clock.now());
  await heard({ path: '/api/session/second-factor', headers: fromConsole(owing), body: { code } });
  await heard({ path: '/api/session', body: { email: bareNumber(), password: SECRETS.shownPassword } });
  await heard({ path: '/api/session', body: { email: `${bareNumber()}@example.com`, password: bareNumber() } });
  await heard({ path: '/api/session', body: { email: SECRETS.shownPassword, password: 'x' } });
  await byAdmin('/session/unlock', { password: SECRETS.shownPassword });
  await byAdmin('/me/password', { current: SECRETS.shownPassword, next: SECRETS.shownPassword }, 'PUT');
}

/** Every screen that shows what came in. */
async function lookAtEverything(sourceId: string): Promise<void> {
  const list = await byAdmin('/transactions?limit=200');
  const uids = (list.json as { items: { uid: string }[] }).items.map(({ uid }) => uid);
  const pages = uids.flatMap((uid) => ['', '/documents', '/verdict'].map((part) => encodeURIComponent(uid) + part));
  await several(pages, (page) => byAdmin(`/transactions/${page}`));
  for (const path of [
    '/sources',
    `/sources/${sourceId}/refused-documents?limit=200`,
    '/transaction-imports?limit=200',
    '/audit?limit=200',
    '/people',
    '/settings',
    '/streams/transactions/events?after=0',
  ])
    await byAdmin(path);
  await byAdmin(`/sources/${sourceId}/connection-tests`, undefined, 'POST');
}

/** Asked for again after each fault of the gateway: the clock stands still, so no wait after one is ever over. */
const pullUntilDone = (sourceId: string) =>
  until(async () => {
    if (await nothingWaits()) return true;
    await byAdmin(`/sources/${sourceId}/pulls`, undefined, 'POST');
    return false;
  });

const nothingWaits = async () => {
  const [row] = await db.read.execute<{ waiting: number; pulled: number }>(
    sql`select (select count(*)::int from gateway_notifications where state = 'waiting') as waiting,
               (select rows_total::int from sources limit 1) as pulled`,
  );
  return row?.waiting === 0 && (row.pulled ?? 0) > 0;
};

beforeAll(async () => {
  spiceGateway();
  for (const stream of ['transactions', `import:${spelled()}`, `person:${bareNumber()}`]) await socket.watch(stream);
  const source = await makeSource();
  await sendNotifications(source.path);
  await importFiles();
  await keepMerchants();
  await type();
  await enter();
  await pullUntilDone(source.id);
  await lookAtEverything(source.id);
  await app.services.readNotes.flush();
});

const stored = () => everythingStored(db);
const cardsIn = (texts: readonly string[]) => texts.map(findCard).filter((found) => found !== undefined);

test('thousands of card numbers went in, and what they came with was kept', async () => {
  const [row] = await db.read.execute<{ kept: number; refused: number }>(
    sql`select (select count(*)::int from transactions) as kept, (select count(*)::int from refused_documents) as refused`,
  );

  expect(planter.count()).toBeGreaterThan(5_000);
  expect(row?.kept).toBeGreaterThan(150);
  expect(row?.refused).toBeGreaterThan(20);
  expect(answers.some((text) => text.includes('••'))).toBe(true);
  expect(frames.length).toBeGreaterThan(3);
  expect(logged.length).toBeGreaterThan(100);
});

test('no table holds one, not even as bytes', async () => {
  const found = (await stored()).map(({ table, text }) => ({ table, card: findCard(text) }));

  expect(found.filter(({ card }) => card !== undefined)).toEqual([]);
});

test('no log line says one, at the most talkative level', () => {
  expect(cardsIn(logged)).toEqual([]);
});

test('no socket hears one', () => {
  expect(cardsIn(frames)).toEqual([]);
});

test('no answer repeats one, not even to who typed it', () => {
  expect(cardsIn(answers)).toEqual([]);
});

test('no backup carries one away, nor a secret', async () => {
  const lines = await backupLines(db);

  expect(lines.length).toBeGreaterThan(1_000);
  expect(cardsIn(lines)).toEqual([]);
  expect(lines.filter(holdsSecret)).toEqual([]);
});

const secrets = [
  ...Object.values(SECRETS),
  Buffer.alloc(32, 7).toString('hex'),
  admin.password,
  admin.seed ?? '',
  ...admin.recoveryCodes,
  cookie.split('=')[1] ?? '',
];
const holdsSecret = (text: string) => secrets.some((secret) => text.includes(secret));

test('secrets that went in are in no table, log, frame or answer', async () => {
  expect(secrets.every((secret) => secret.length > 8)).toBe(true);
  expect((await stored()).filter(({ text }) => holdsSecret(text))).toEqual([]);
  expect([...logged, ...frames, ...answers].filter(holdsSecret)).toEqual([]);
});

test('the search for them finds what is there', () => {
  const card = spelled();

  expect(findCard(`a ${card} b`)).toContain(card);
  expect(findCard(JSON.stringify({ a: JSON.stringify({ b: '4111\u00a01111\u00a01111\u00a01111' }) }))).toMatch(/4111/);
  expect(findCard('so 4111%201111%201111%201111 it is')).toBe('so 4111%201111%201111%201111');
  expect(findCard('411111••••••1111')).toBeUndefined();
});
