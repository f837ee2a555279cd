import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { endpoint } from '#kernel/endpoint';
import { CallError, call, fillPath, newIntent, queryText } from '../../../web/lib/call.ts';
import { doorNow, guardDoor, openDoor } from '../../../web/lib/door.ts';

const renameShop = endpoint({
  method: 'put',
  path: '/shops/:shopId',
  summary: 'Renames a shop.',
  params: z.object({ shopId: z.number() }),
  body: z.object({ name: z.string() }),
  response: z.object({ ok: z.boolean() }),
});
const input = { params: { shopId: 361 }, body: { name: 'Corner' } };

type Sent = { url: string; key: string | null; body: string | null };
let sent: Sent[];

/** A server that gives these answers in turn; `undefined` is silence. */
function answers(...list: ({ status: number; body: unknown } | undefined)[]): void {
  const waiting = [...list];
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    sent.push({ url, key: new Headers(init.headers).get('Idempotency-Key'), body: init.body?.toString() ?? null });
    const answer = waiting.shift();
    if (answer === undefined) throw new TypeError('network');
    return new Response(JSON.stringify(answer.body), { status: answer.status });
  });
}

const refusal = (status: number, code: string, reason: string) => ({
  status,
  body: { error: { code, reason, message: 'said by the server', fields: { name: 'too short' } } },
});
const done = { status: 200, body: { ok: true } };

beforeEach(() => {
  sent = [];
});
afterEach(() => vi.unstubAllGlobals());

test('a call goes to the path of its contract with its parameters filled in', async () => {
  answers(done);

  const answer = await call(renameShop, input);

  expect(answer).toEqual({ ok: true });
  expect(sent[0]).toMatchObject({ url: '/api/shops/361', body: '{"name":"Corner"}' });
});

test('one intent sent twice carries one key, two intents carry two', async () => {
  answers(undefined, done, done);
  const intent = newIntent();

  await call(renameShop, input, { intent }).catch(() => {});
  await call(renameShop, input, { intent });
  await call(renameShop, input);

  expect(sent[1]?.key).toBe(sent[0]?.key);
  expect(sent[2]?.key).not.toBe(sent[0]?.key);
});

test('a refusal says what the server said, and that it is certain', async () => {
  answers(refusal(422, 'unprocessable', 'shop-exists'));

  const refused = await call(renameShop, input).catch((error: unknown) => error);

  expect(refused).toBeInstanceOf(CallError);
  expect(refused).toMatchObject({
    status: 422,
    reason: 'shop-exists',
    fields: { name: 'too short' },
    isUncertain: false,
  });
});

test('silence is uncertain: the server may have acted', async () => {
  answers(undefined);

  const silence = call(renameShop, input);

  await expect(silence).rejects.toMatchObject({ code: 'offline', isUncertain: true });
});

test('an answer that is not ours is told as such', async () => {
  vi.stubGlobal('fetch', async () => new Response('<html>Bad gateway</html>', { status: 502 }));

  const failed = call(renameShop, input);

  await expect(failed).rejects.toMatchObject({ status: 502, reason: 'no-answer', isUncertain: true });
});

test('at a locked screen a call waits, and goes on with the same key when it is unlocked', async () => {
  const leave = guardDoor();
  answers(refusal(423, 'locked', 'screen-locked'), done);

  const waiting = call(renameShop, input);
  await vi.waitFor(() => expect(doorNow()).toBe('locked'));
  openDoor();

  await expect(waiting).resolves.toEqual({ ok: true });
  expect(sent[1]?.key).toBe(sent[0]?.key);
  leave();
});

test('before the console stands, a missing session is an error like any other', async () => {
  answers(refusal(401, 'unauthenticated', 'not-signed-in'));

  const refused = call(renameShop, input);

  await expect(refused).rejects.toMatchObject({ status: 401 });
});

test('a refusal that was on its way while the door was opened does not close it again', async () => {
  const leave = guardDoor();
  answers(refusal(423, 'locked', 'screen-locked'), refusal(423, 'locked', 'screen-locked'), done, done);
  const first = call(renameShop, input);
  const second = call(renameShop, input);

  await vi.waitFor(() => expect(doorNow()).toBe('locked'));
  openDoor();

  await expect(Promise.all([first, second])).resolves.toEqual([{ ok: true }, { ok: true }]);
  expect(doorNow()).toBe('open');
  leave();
});

test('leaving the guarded pages lets what waits go on, and be refused', async () => {
  const leave = guardDoor();
  answers(refusal(401, 'unauthenticated', 'not-signed-in'), refusal(401, 'unauthenticated', 'not-signed-in'));
  const waiting = call(renameShop, input);
  await vi.waitFor(() => expect(doorNow()).toBe('ended'));

  leave();

  await expect(waiting).rejects.toMatchObject({ status: 401 });
});

test.each([
  [{}, ''],
  [{ a: undefined, b: '' }, ''],
  [{ status: 'failed,error', limit: 50 }, '?status=failed%2Cerror&limit=50'],
  [{ list: [] }, ''],
])('%j as a query is %j', (query, text) => {
  expect(queryText(query)).toBe(text);
});

test('a parameter cannot leave its place in the path', () => {
  expect(fillPath('/transactions/:uid/verdict', { uid: '../people?x=1' })).toBe(
    '/transactions/..%2Fpeople%3Fx%3D1/verdict',
  );
});
