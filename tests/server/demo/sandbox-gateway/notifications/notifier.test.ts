import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, expect, test } from 'vitest';
import { parseBody } from '../../../../../server/domains/gateways/begateway/parse.rules.ts';
import { verifySender } from '../../../../../server/domains/gateways/begateway/verify-signature.ts';
import { keys, startSandbox } from '../sandbox.ts';

interface Received {
  body: Buffer;
  signature: string;
  authorization: string;
}

const received: Received[] = [];
let answers: number[] = [];
const receiver = createServer(async (req, res) => {
  const parts: Buffer[] = [];
  for await (const part of req) parts.push(part as Buffer);
  received.push({
    body: Buffer.concat(parts),
    signature: String(req.headers['content-signature']),
    authorization: req.headers.authorization ?? '',
  });
  res.statusCode = answers.shift() ?? 200;
  res.end('{}');
});
await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
afterAll(() => receiver.close());
const address = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hooks/x`;

const publicKey = keys.publicKey.export({ type: 'spki', format: 'pem' }).toString();
const { sandbox, clock, world } = await startSandbox();

/** Moves the clock on and lets everything due be sent. */
async function pass(seconds: number) {
  clock.set(clock.now().add({ seconds }));
  await sandbox.notifier.sendDue();
}

test('a notification is signed over its bytes, carries the shop and is the document of the moment', async () => {
  sandbox.notify(address, () => true);
  const family = sandbox.arrive();
  await pass(600);

  const [first] = received;
  if (first === undefined) throw new Error('nothing came');
  const known = { publicKeys: [{ key: publicKey }], secretKeys: new Map() };
  expect(await verifySender(first.body, { signature: first.signature }, known)).toEqual({});
  expect(await verifySender(Buffer.concat([first.body, Buffer.from(' ')]), { signature: first.signature }, known)).toBe(
    'signature-wrong',
  );
  const shop = family[0]?.shop;
  const byPassword = { publicKeys: [], secretKeys: new Map(world.shops.map(({ id, secret }) => [id, secret])) };
  expect(await verifySender(first.body, { authorization: first.authorization }, byPassword)).toEqual({
    shopId: shop?.id,
  });
  const read = parseBody(JSON.parse(first.body.toString('utf8')), '2026-11-25T12:00:00.000000Z');
  expect(JSON.stringify(read)).toContain(family[0]?.uid);
});

test('what is not taken with 200 is sent again with the same bytes, until it is', async () => {
  const [transaction] = sandbox.ledger.list({ dateType: 'created_at', fromMs: 0, toMs: Number.MAX_SAFE_INTEGER }, 1);
  if (transaction === undefined) throw new Error('an empty ledger');
  await pass(0);
  received.length = 0;
  answers = [500, 302, 201, 200];

  sandbox.notifier.renotify(transaction);
  for (let tries = 0; tries < 4; tries += 1) await pass(700);

  const same = received.filter(({ body }) => body.equals(received[0]?.body ?? Buffer.alloc(0)));
  expect(same).toHaveLength(4);
});

test('what had begun before is told of when it ends', async () => {
  const { sandbox: later, clock: watch } = await startSandbox();
  const open = later.ledger.undecidedAt(watch.now().epochMilliseconds);
  received.length = 0;
  answers = [];

  later.notify(address, () => true);
  watch.set(watch.now().add({ hours: 80 }));
  await later.notifier.sendDue();

  expect(open.length).toBeGreaterThan(0);
  expect(received).toHaveLength(open.length);
});

test('nobody at the address is as a refusal: it is given up after the last retry', async () => {
  const { sandbox: alone, clock: watch } = await startSandbox();
  const [transaction] = alone.ledger.list({ dateType: 'created_at', fromMs: 0, toMs: Number.MAX_SAFE_INTEGER }, 1);
  if (transaction === undefined) throw new Error('an empty ledger');
  alone.notify('http://127.0.0.1:9/nobody', ({ uid }) => uid === transaction.uid);

  alone.notifier.renotify(transaction);
  for (let tries = 0; tries <= 15; tries += 1) {
    expect(alone.notifier.waiting).toBe(1);
    watch.set(watch.now().add({ hours: 12 }));
    await alone.notifier.sendDue();
  }

  expect(alone.notifier.waiting).toBe(0);
});
