import type { IncomingMessage, ServerResponse } from 'node:http';
import { and, eq } from 'drizzle-orm';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { noteModuleFacts } from '../../../../../server/domains/cms-modules/note-module-facts.ts';
import { askForProbe } from '../../../../../server/domains/cms-modules/probing/ask-for-probe.ts';
import { getProbeDesk } from '../../../../../server/domains/cms-modules/probing/get-probe-desk.ts';
import { planLooks } from '../../../../../server/domains/cms-modules/probing/plan-looks.ts';
import { runProbes } from '../../../../../server/domains/cms-modules/probing/run-probes.ts';
import { probedShops, probes } from '../../../../../server/domains/cms-modules/probing/tables.ts';
import { moduleFacts } from '../../../../../server/domains/cms-modules/tables.ts';
import { MerchantInput, ShopInput } from '../../../../../server/domains/merchants/contract.ts';
import { addShop, createMerchant } from '../../../../../server/domains/merchants/index.ts';
import { shops } from '../../../../../server/domains/merchants/tables.ts';
import { mergeTransactions } from '../../../../../server/domains/transactions/index.ts';
import { transactions } from '../../../../../server/domains/transactions/tables.ts';
import { clockAt } from '../../../../../server/kernel/clock.ts';
import { MerchantId, ProbeId, ShopId } from '../../../../../server/kernel/ids.ts';
import { createContext } from '../../../../../server/platform/context.ts';
import { newId } from '../../../../../server/platform/new-id.ts';
import { hostTurns, hourlyBudgets } from '../../../../../server/platform/safe-fetch/tables.ts';
import { takeTurn } from '../../../../../server/platform/safe-fetch/turns.ts';
import { freshDatabase, NOON, testServices } from '../../../../support/database.ts';
import { makeSource, PRIVATE_KEY, signatureOf, testGateways } from '../../../../support/gateways.ts';
import { certificateFor, lyingNetwork, secureShop, testProbing } from '../../../../support/shop-network.ts';

const db = await freshDatabase();
const clock = clockAt(NOON);
const services = testServices(db, { clock });
const ctx = createContext(services, { kind: 'job', name: 'probes' }, 'all');
const gateways = testGateways(services);
await makeSource(ctx, 'https://merchant.example', {
  shops: [{ shopId: 7, secretKey: 'key-of-seven' }],
  signingKey: PRIVATE_KEY,
});
const merchant = MerchantId.parse((await createMerchant(ctx, MerchantInput.parse({ name: 'Tea' }))).id);
const seven = ShopId.parse(7);
await addShop(ctx, merchant, seven, ShopInput.parse({ name: 'Tea', domain: 'tea.example' }));

interface Heard {
  method: string | undefined;
  url: string | undefined;
  headers: IncomingMessage['headers'];
  body: Buffer;
}
const heard: Heard[] = [];
/** What the shop answers: by default the page of a shop, and the module's own refusal. */
let answers: (request: Heard, response: ServerResponse) => void;
const port = await secureShop(
  (request, response) => {
    void (async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
      const one = { method: request.method, url: request.url, headers: request.headers, body: Buffer.concat(chunks) };
      heard.push(one);
      // The clock of the test stands still, and so does the shop's.
      response.setHeader('Date', 'Mon, 09 Nov 2026 09:00:00 GMT');
      answers(one, response);
    })();
  },
  certificateFor(['tea.example']),
);
const network = lyingNetwork({ ports: { 443: port } });
const parts = testProbing(gateways, network);

const CALLBACK = '/?wc-api=WC_Gateway_BeGateway';
const asWooCommerce = ({ url }: Heard, response: ServerResponse) => {
  if (url === CALLBACK) response.writeHead(500).end('beGateway Notify Failure');
  else response.end('<html>Tea</html>');
};
const prove = () =>
  db.write.insert(probedShops).values({
    shopId: seven,
    host: 'tea.example',
    provenBy: 'file',
    provenAt: NOON,
    nextLookAt: NOON.add({ hours: 24 }),
  });

beforeEach(async () => {
  clock.set(NOON);
  heard.length = 0;
  answers = asWooCommerce;
  for (const table of [probes, probedShops, hostTurns, hourlyBudgets, moduleFacts]) await db.write.delete(table);
  await noteModuleFacts(ctx, seven, 'pasted', [
    { key: 'module', value: 'woocommerce', observedAt: NOON, place: null, line: null },
  ]);
});

const look = async () => {
  await askForProbe(ctx, seven, 'look');
  await runProbes(ctx, parts);
  return getProbeDesk(ctx, parts, seven);
};

describe('a look', () => {
  test('is asked for, made and shown; what it saw becomes facts', async () => {
    await prove();
    const waiting = await askForProbe(ctx, seven, 'look');
    const before = await getProbeDesk(ctx, parts, seven);
    await runProbes(ctx, parts);
    const desk = await getProbeDesk(ctx, parts, seven);

    expect([waiting.state, before.pending?.id, desk.pending]).toEqual(['waiting', waiting.id, null]);
    expect(desk.look).toMatchObject({
      state: 'done',
      sight: { host: 'tea.example', tlsVersions: ['TLSv1.2', 'TLSv1.3'] },
    });
    expect(desk.look?.findings.map(({ check }) => check)).toEqual(['certificate-holds', 'callback-works']);
    expect(heard.map(({ method, url }) => `${method} ${url}`)).toEqual(['GET /', `GET ${CALLBACK}`]);
    const facts = await db.read.select().from(moduleFacts).where(eq(moduleFacts.source, 'probe'));
    expect(facts.map(({ key }) => key).sort()).toEqual(['clock-skew-seconds', 'tls-days-left']);
  });

  test('that finds a trouble gone takes the fact back', async () => {
    await prove();
    answers = (_request, response) => void response.writeHead(302, { Location: '/login' }).end();
    await look();
    const redirect = () =>
      db.read
        .select()
        .from(moduleFacts)
        .where(and(eq(moduleFacts.source, 'probe'), eq(moduleFacts.key, 'notification-redirect')));
    const found = await redirect();
    answers = asWooCommerce;
    clock.set(NOON.add({ minutes: 10 }));
    await look();

    expect([found.map(({ value }) => value), await redirect()]).toEqual([['/login'], []]);
  });

  test('is refused while the host was asked a moment ago, with the seconds that are left', async () => {
    await prove();
    await look();
    clock.set(NOON.add({ seconds: 20 }));

    await expect(askForProbe(ctx, seven, 'look')).rejects.toMatchObject({
      code: 'too_many_requests',
      reason: 'host-asked-moments-ago',
    });
    expect(await getProbeDesk(ctx, parts, seven)).toMatchObject({ lastAskedAt: NOON.toString() });
  });

  test('is one at a time a shop, however many ask at once', async () => {
    const asked = await Promise.allSettled(Array.from({ length: 5 }, () => askForProbe(ctx, seven, 'look')));

    expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  test('of a host that nobody proved asks for the file of proof and for nothing else', async () => {
    const desk = await look();

    expect(desk).toMatchObject({ provenBy: null, look: { state: 'refused', refusal: 'host-not-proven' } });
    expect(heard.map(({ url }) => url)).toEqual(['/.well-known/vakhta-7.txt']);
  });

  test('of a host whose owner put the file there goes on, and remembers it', async () => {
    const { proofFile } = await getProbeDesk(ctx, parts, seven);
    answers = (request, response) => {
      if (request.url?.startsWith('/.well-known/')) response.end(`${proofFile?.text}\n`);
      else asWooCommerce(request, response);
    };

    expect(await look()).toMatchObject({ provenBy: 'file', proofFile: null, look: { state: 'done' } });
  });

  test('leaves a host that asks for less alone as long as it says', async () => {
    await prove();
    answers = (_request, response) => void response.writeHead(429, { 'Retry-After': '600' }).end();

    expect(await look()).toMatchObject({ notBefore: NOON.add({ minutes: 10 }).toString() });
  });

  test('never asks an address of another host, whoever told it', async () => {
    await prove();
    await noteModuleFacts(ctx, seven, 'module-report', [
      { key: 'notification-url', value: 'https://victim.example/pay', observedAt: NOON, place: null, line: null },
      { key: 'return-url', value: 'https://169.254.169.254/latest', observedAt: NOON, place: null, line: null },
    ]);
    network.resolved.length = 0;
    const desk = await look();

    expect(new Set(network.resolved)).toEqual(new Set(['tea.example']));
    expect(desk.look?.findings.map(({ check }) => check)).toContain('callback-foreign-host');
  });

  test('that a dead program left is given up', async () => {
    await askForProbe(ctx, seven, 'look');
    await db.write.update(probes).set({ state: 'running', startedAt: NOON });
    clock.set(NOON.add({ minutes: 3 }));
    await runProbes(ctx, parts);

    expect(await getProbeDesk(ctx, parts, seven)).toMatchObject({ pending: null, look: { refusal: 'interrupted' } });
  });

  test('is begun by itself once a day a shop, and new shops are spread over the day', async () => {
    await planLooks(ctx);
    const [first] = await db.read.select().from(probedShops);
    clock.set(first?.nextLookAt ?? NOON);
    const begun = await planLooks(ctx);

    expect([begun, await planLooks(ctx)]).toEqual([1, 0]);
    expect((await getProbeDesk(ctx, parts, seven)).pending).toMatchObject({ askedBy: 'schedule', kind: 'look' });
  });

  test('takes the turn of every host that it asks: one under the shop that was asked a moment ago is not asked through it', async () => {
    await prove();
    await noteModuleFacts(ctx, seven, 'module-report', [
      { key: 'notification-url', value: 'https://pay.tea.example/cb', observedAt: NOON, place: null, line: null },
    ]);
    await takeTurn(db.write, { host: 'pay.tea.example', holder: 'another shop' }, NOON);
    await db.write.insert(probes).values({
      ...{
        id: newId(ProbeId),
        shopId: seven,
        kind: 'look',
        state: 'waiting',
        askedBy: 'test',
        askedAt: NOON,
        findings: [],
      },
    });
    network.connected.length = 0;
    await runProbes(ctx, parts);

    expect((await getProbeDesk(ctx, parts, seven)).look).toMatchObject({ refusal: 'host-asked-moments-ago' });
    expect(network.connected).toEqual([]);
    await expect(askForProbe(ctx, seven, 'look')).rejects.toMatchObject({ reason: 'host-asked-moments-ago' });

    clock.set(NOON.add({ minutes: 5 }));
    await look();
    const hosts = (await db.read.select().from(hostTurns)).filter(({ startedAt }) => startedAt.equals(clock.now()));
    expect(hosts.map(({ host, heldUntil }) => [host, heldUntil]).sort()).toEqual([
      ['pay.tea.example', null],
      ['tea.example', null],
    ]);
  });

  test('costs a merchant thirty an hour at most', async () => {
    await prove();
    await db.write.insert(hourlyBudgets).values({
      owner: `probes:${merchant}`,
      hour: NOON.round({ smallestUnit: 'hour', roundingMode: 'floor' }),
      used: 30,
    });

    expect((await look()).look).toMatchObject({ state: 'refused', refusal: 'budget-spent' });
  });
});

describe('looks of all nodes together', () => {
  const many = Array.from({ length: 12 }, (_, n) => ShopId.parse(700 + n));
  const waiting = () =>
    db.write.insert(probes).values(
      many.map((shopId) => ({
        ...{ id: newId(ProbeId), shopId, kind: 'look' as const, state: 'waiting' as const },
        ...{ askedBy: 'test', askedAt: NOON, findings: [] },
      })),
    );
  beforeAll(async () => {
    for (const shopId of many)
      await addShop(ctx, merchant, shopId, ShopInput.parse({ name: `Shop ${shopId}`, domain: `s${shopId}.example` }));
  });

  test('are eight at once at most, however many nodes begin in the same moment', async () => {
    await waiting();
    let release = () => {};
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    const still = lyingNetwork({});
    const stopped = testProbing(gateways, { ...still, resolve: (host) => gate.then(() => still.resolve(host)) });
    const ended: number[] = [];
    const nodes = [1, 2, 3].map(async () => {
      const node = createContext(services, { kind: 'job', name: 'probes' }, 'all');
      ended.push(await runProbes(node, stopped));
    });

    await expect.poll(() => ended).toEqual([0, 0]);
    const running = await db.read.select().from(probes).where(eq(probes.state, 'running'));
    expect(running).toHaveLength(8);

    release();
    await Promise.all(nodes);
    expect(await runProbes(ctx, stopped)).toBe(4);
  });
});

describe('a host that a payment proves', () => {
  let payments = 0;
  const pay = () => {
    payments += 1;
    const transaction = {
      uid: `70000000-${String(payments).padStart(10, '0')}`,
      shopId: 7,
      type: 'payment' as const,
      status: 'successful' as const,
      amountMinor: 100,
      test: false,
      currency: 'BYN',
      createdAt: clock.now().toString({ fractionalSecondDigits: 6 }),
    };
    return mergeTransactions(ctx, {
      knowledge: 'webhook',
      origin: 'test',
      documents: [{ transaction, document: '{}' }],
    });
  };
  const moveTo = (domain: string) => db.write.update(shops).set({ domain }).where(eq(shops.id, seven));
  afterEach(async () => {
    await moveTo('tea.example');
    await db.write.delete(transactions);
  });

  test('is the one that was registered then: another has to be proven anew, by a file or by another payment', async () => {
    await pay();
    const own = await look();
    await moveTo('another.example');
    clock.set(NOON.add({ hours: 1 }));
    const moved = await look();
    clock.set(NOON.add({ hours: 2 }));
    await pay();
    const paidAgain = await getProbeDesk(ctx, parts, seven);

    expect([own.provenBy, own.look?.state]).toEqual(['payment', 'done']);
    expect([moved.provenBy, moved.look?.refusal]).toEqual([null, 'host-not-proven']);
    expect(paidAgain.provenBy).toBe('payment');
  });

  test("is sent a signature and never the shop's password", async () => {
    await pay();
    await askForProbe(ctx, seven, 'test-notification');
    await runProbes(ctx, parts);
    const sent = heard.find(({ method }) => method === 'POST');

    expect(sent?.headers['content-signature']).toBe(signatureOf(sent?.body ?? ''));
    expect(sent?.headers.authorization).toBeUndefined();
  });
});

describe('a test notification', () => {
  const send = async () => {
    await prove();
    await askForProbe(ctx, seven, 'test-notification');
    await runProbes(ctx, parts);
    return (await getProbeDesk(ctx, parts, seven)).testNotification;
  };

  test("goes to the shop's own address, signed with the provider's key, and says that it is a test", async () => {
    answers = (_request, response) => void response.end('No order');
    const probe = await send();
    const [got] = heard;
    const { transaction } = JSON.parse(String(got?.body)) as { transaction: Record<string, unknown> };

    expect(probe).toMatchObject({ state: 'done', answer: 'refused-by-module' });
    expect(probe?.sight?.exchanges).toMatchObject([{ method: 'POST', status: 200, excerpt: 'No order' }]);
    expect(got?.headers['content-signature']).toBe(signatureOf(got?.body ?? ''));
    expect(got?.headers.authorization).toBe(`Basic ${btoa('7:key-of-seven')}`);
    expect(transaction).toMatchObject({
      test: true,
      type: 'payment',
      status: 'successful',
      credit_card: { last_4: '0000' },
    });
    expect(String(got?.body)).not.toMatch(/\d{13,19}/);
  });

  test('is in the currency of the shop', async () => {
    await noteModuleFacts(ctx, seven, 'settings', [
      { key: 'currencies', value: 'EUR, USD', observedAt: NOON, place: null, line: null },
    ]);
    await send();

    expect(JSON.parse(String(heard[0]?.body))).toMatchObject({ transaction: { currency: 'EUR' } });
  });

  test('that the module does not believe is told so', async () => {
    answers = (_request, response) => void response.end('webhook not authorized');

    expect(await send()).toMatchObject({ answer: 'unauthorized' });
  });

  test('is not sent to another host', async () => {
    await noteModuleFacts(ctx, seven, 'settings', [
      { key: 'notification-url', value: 'https://victim.example/pay', observedAt: NOON, place: null, line: null },
    ]);

    expect(await send()).toMatchObject({ state: 'refused', refusal: 'callback-foreign-host' });
    expect(heard).toEqual([]);
  });
});
