import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createLogSender } from '../../server/domains/deliveries/create-log-sender.ts';
import { readLogLine } from '../../server/domains/deliveries/log-line.rules.ts';
import { removeLogSender } from '../../server/domains/deliveries/remove-log-sender.ts';
import { renewSecret } from '../../server/domains/deliveries/renew-secret.ts';
import { signPush } from '../../server/domains/deliveries/sender-secrets.ts';
import { deliveryAttempts, logSenders } from '../../server/domains/deliveries/tables.ts';
import { ask } from '../support/ask.ts';
import { freshDatabase, NOON, testContext } from '../support/database.ts';
import { logLine } from '../support/deliveries.ts';
import { testSecrets } from '../support/people.ts';
import { listeningApp } from '../support/whole-app.ts';

const db = await freshDatabase();
const app = await listeningApp(db);
const ctx = testContext(db);
const { sender, secret } = await createLogSender(ctx, { name: 'Provider' }, testSecrets);
const now = String(NOON.epochMilliseconds / 1000);

const push = (
  body: string,
  { key = secret, timestamp = now, id = 'push-1', path = sender.path, signed = body }: Record<string, string> = {},
) =>
  ask(app.base, {
    path,
    headers: {
      'Content-Type': 'application/x-ndjson',
      'Vakhta-Id': id,
      'Vakhta-Timestamp': timestamp,
      'Vakhta-Signature': `v1=${signPush(key, { timestamp, id }, Buffer.from(signed))}`,
    },
    body,
  });
const lines = (...all: unknown[]) =>
  all.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n');

test('a signed push is answered line by line, and the same five times at once changes nothing', async () => {
  const body = lines(logLine({ event_id: 'p1' }), 'broken', logLine({ event_id: 'p2' }));

  const answers = await Promise.all([1, 2, 3, 4, 5].map(() => push(body)));

  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
  const outcomes = answers.map(({ json }) =>
    (json as { lines: { outcome: string }[] }).lines.map(({ outcome }) => outcome),
  );
  expect(outcomes.filter((of) => of.includes('stored'))).toHaveLength(1);
  expect(outcomes.every(([, broken]) => broken === 'refused')).toBe(true);
  expect(await db.read.select().from(deliveryAttempts)).toHaveLength(2);
  const [row] = await db.read.select().from(logSenders);
  expect(row).toMatchObject({ stored: 2, duplicates: 8, refused: 5 });
});

test('what is not proven is turned away and kept nowhere', async () => {
  const body = lines(logLine({ event_id: 'forged' }));
  const later = String(NOON.epochMilliseconds / 1000 + 301);

  expect(await push(body, { key: 'another' })).toMatchObject({ status: 401, json: { reason: 'wrong-signature' } });
  expect(await push(body, { signed: `${body} ` })).toMatchObject({ status: 401, json: { reason: 'wrong-signature' } });
  expect(await push(body, { timestamp: later })).toMatchObject({ status: 401, json: { reason: 'too-old-or-too-new' } });
  expect(await push(body, { timestamp: 'soon' })).toMatchObject({ status: 401, json: { reason: 'bad-timestamp' } });
  expect(await ask(app.base, { path: sender.path, body })).toMatchObject({
    status: 401,
    json: { reason: 'not-signed' },
  });
  expect((await push(body, { path: '/hooks/deliveries/nobody' })).status).toBe(404);
  expect((await push(Array(1001).fill('{}').join('\n'))).status).toBe(400);

  const stored = await db.read.select().from(deliveryAttempts);
  expect(stored.filter(({ eventId }) => eventId === 'forged')).toEqual([]);
});

test('two secrets are good while one takes the other’s place', async () => {
  const { secret: second } = await renewSecret(ctx, sender.id, testSecrets);
  expect((await push(lines(), { key: secret })).status).toBe(200);
  expect((await push(lines(), { key: second })).status).toBe(200);

  const { secret: third } = await renewSecret(ctx, sender.id, testSecrets);

  expect((await push(lines(), { key: secret })).status).toBe(401);
  expect((await push(lines(), { key: second })).status).toBe(200);
  expect((await push(lines(), { key: third })).status).toBe(200);
  await removeLogSender(ctx, sender.id);
  expect((await push(lines(), { key: third })).status).toBe(404);
});

test('the vectors of the README are ours, and its line is one that is taken', async () => {
  const readme = await readFile(join(import.meta.dirname, '../../README.md'), 'utf8');
  const sample = /```json\n(\{"event_id"[\s\S]*?)\n```/.exec(readme)?.[1] ?? '';
  expect(readLogLine(sample, NOON)).toMatchObject({ ok: true, value: { eventId: 'evt-8f2c', httpStatus: 403 } });

  const body = Buffer.from('{"event_id":"evt-1","n":1}\n');

  expect(signPush('test-vector-one', { timestamp: '1794214800', id: 'push-0001' }, body)).toBe(
    'a0ff8063e81f249a25feda51962a9939fd990169477cbf429de335b84057732a',
  );
  expect(signPush('test-vector-two', { timestamp: '1794214800', id: 'push-0001' }, Buffer.from(''))).toBe(
    '0e7970efae5c3b5f6e103ceac9e7a933f95f47936f993230ac248edd11761c2b',
  );
});
