import express, { Router } from 'express';
import supertest from 'supertest';
import { expect, test } from 'vitest';
import { z } from 'zod';
import type { Role } from '../../../../server/kernel/actor.ts';
import { endpoint } from '../../../../server/kernel/endpoint.ts';
import { conflict } from '../../../../server/kernel/errors.ts';
import type { PersonId, SessionId } from '../../../../server/kernel/ids.ts';
import { errorHandler, nothingHere } from '../../../../server/platform/http/error-handler.ts';
import { identify, SESSION_COOKIE } from '../../../../server/platform/http/identify.ts';
import { serve } from '../../../../server/platform/http/serve.ts';
import { createLogger } from '../../../../server/platform/logger.ts';
import { idempotencyKeys, settings } from '../../../../server/platform/tables.ts';
import { freshDatabase, testServices } from '../../../support/database.ts';

const db = await freshDatabase();
const services = testServices(db);
const people = {
  ana: {
    personId: '00000000-0000-7000-8000-000000000001' as PersonId,
    role: 'administrator' as Role,
    locked: false,
    owes: undefined,
  },
  lev: {
    personId: '00000000-0000-7000-8000-000000000002' as PersonId,
    role: 'engineer' as Role,
    locked: false,
    owes: undefined,
  },
  asleep: {
    personId: '00000000-0000-7000-8000-000000000003' as PersonId,
    role: 'administrator' as Role,
    locked: true,
    owes: undefined,
  },
  halfway: {
    personId: '00000000-0000-7000-8000-000000000004' as PersonId,
    role: 'administrator' as Role,
    locked: false,
    owes: 'second-factor' as const,
  },
};

const put = endpoint({
  method: 'post',
  path: '/things',
  summary: 'Puts a thing.',
  body: z.object({ name: z.string().max(50), wait: z.boolean().default(false) }),
  response: z.object({ name: z.string(), run: z.number() }),
});
const putOnce = { ...put, path: '/secret-things' };
const look = endpoint({ method: 'get', path: '/things', summary: 'Looks.', response: z.object({ seen: z.string() }) });
const bell = endpoint({ method: 'get', path: '/bell', summary: 'Rings.', response: z.object({ seen: z.string() }) });
const lies = endpoint({
  method: 'get',
  path: '/lies',
  summary: 'Answers wrongly.',
  response: z.object({ seen: z.string() }),
});

let runs = 0;
let release = () => {};
let reached = () => {};
const inFlight = new Promise<void>((resolve) => {
  reached = resolve;
});
const router = Router();
serve(router, put, 'settings.change', async ({ ctx, body }) => {
  runs += 1;
  const run = runs;
  await ctx.change('settings.change', body.name, async ({ tx }) => {
    if (body.name === 'taken') throw conflict('name-taken', 'Taken.');
    if (body.name === 'broken') throw new Error('secret canary');
    await tx.insert(settings).values({ name: `thing-${run}`, value: body.name });
  });
  if (body.wait)
    await new Promise<void>((resolve) => {
      release = resolve;
      reached();
    });
  return { name: body.name, run };
});
serve(router, putOnce, 'settings.change', async ({ body }) => ({ name: body.name, run: 0 }), { shownOnce: true });
serve(router, look, 'settings.read', async () => ({ seen: 'x' }));
serve(router, bell, 'settings.read', async () => ({ seen: 'x' }), { evenWhenIdle: true });
serve(router, lies, 'settings.read', async () => ({ seen: 1 }) as unknown as { seen: string });

const app = express();
app.use(
  identify({
    services,
    isOwnOrigin: (origin) => origin === 'https://desk.example',
    authenticate: async (token) => {
      const person = people[token as keyof typeof people];
      if (person === undefined) return undefined;
      const sessionId = person.personId as unknown as SessionId; // any uuid will do here
      return {
        actor: { kind: 'person', personId: person.personId, sessionId, role: person.role },
        locked: person.locked,
        owes: person.owes,
      };
    },
  }),
);
app.use(express.json({ limit: '20kb' }), router, nothingHere, errorHandler(createLogger('silent')));

const as = (who: string) => ({ Cookie: `${SESSION_COOKIE}=${who}` });
const post = (who: string, key: string | undefined, body: object, path = '/things') => {
  const request = supertest(app).post(path).set(as(who)).set('Origin', 'https://desk.example');
  return (key === undefined ? request : request.set('Idempotency-Key', key)).send(body);
};

test('the same key and words give the first answer again and the effect once', async () => {
  const before = runs;

  const first = await post('ana', 'key-000001', { name: 'a' });
  const again = await post('ana', 'key-000001', { name: 'a' });

  expect(first.status).toBe(200);
  expect(again.body).toEqual(first.body);
  expect(again.headers['idempotent-replayed']).toBe('true');
  expect(runs).toBe(before + 1);
});

test('the same key with other words is refused', async () => {
  await post('ana', 'key-000002', { name: 'a' });

  const other = await post('ana', 'key-000002', { name: 'b' });

  expect(other.status).toBe(422);
  expect(other.body.error.reason).toBe('idempotency-key-reused');
});

test('what is kept of a call cannot be searched for the words in it', async () => {
  await post('ana', 'key-000012', { name: '4200000000000000' });
  await post('ana', 'key-000013', { name: '4200000000000000' });

  const kept = await db.read.select({ fingerprint: idempotencyKeys.fingerprint }).from(idempotencyKeys);

  // The same words under another key are another fingerprint, and the keys themselves are not kept.
  expect(new Set(kept.map(({ fingerprint }) => fingerprint)).size).toBe(kept.length);
  expect(JSON.stringify(await db.read.select().from(idempotencyKeys))).not.toContain('key-0000');
});

test('a second call while the first is in flight is told to wait, and then gets the first answer', async () => {
  const first = post('ana', 'key-000003', { name: 'slow', wait: true }).then((answer) => answer);
  await inFlight;

  const second = await post('ana', 'key-000003', { name: 'slow', wait: true });
  release();

  expect(second.status).toBe(409);
  expect(second.headers['retry-after']).toBe('1');
  expect((await first).status).toBe(200);
  expect((await post('ana', 'key-000003', { name: 'slow', wait: true })).body).toEqual((await first).body);
});

test('twenty copies at once have one effect', async () => {
  const before = runs;

  const answers = await Promise.all(Array.from({ length: 20 }, () => post('ana', 'key-000004', { name: 'many' })));

  expect(runs).toBe(before + 1);
  expect(answers.filter((answer) => answer.status === 200).length).toBeGreaterThan(0);
  expect(new Set(answers.map((answer) => answer.status))).toEqual(
    new Set(answers.some((a) => a.status === 409) ? [200, 409] : [200]),
  );
});

test('a refusal is an answer too and is given again; a fault of ours may be tried again', async () => {
  const before = runs;

  const refused = [
    await post('ana', 'key-000005', { name: 'taken' }),
    await post('ana', 'key-000005', { name: 'taken' }),
  ];
  const broken = [
    await post('ana', 'key-000006', { name: 'broken' }),
    await post('ana', 'key-000006', { name: 'broken' }),
  ];

  expect(refused.map((answer) => answer.status)).toEqual([409, 409]);
  expect(broken.map((answer) => answer.status)).toEqual([500, 500]);
  expect(runs).toBe(before + 3);
  expect(JSON.stringify(broken[0]?.body)).not.toContain('canary');
});

test('keys of two people do not meet', async () => {
  const one = await post('ana', 'key-000007', { name: 'mine' });
  const other = await post('lev', 'key-000007', { name: 'other' });

  expect(one.status).toBe(200);
  expect(other.status).toBe(403);
});

test('an answer that is shown once is not kept', async () => {
  expect((await post('ana', 'key-000008', { name: 'x' }, '/secret-things')).status).toBe(200);

  const again = await post('ana', 'key-000008', { name: 'x' }, '/secret-things');

  expect(again.status).toBe(410);
  expect(again.body.error.reason).toBe('shown-once');
});

test('a change without a key is refused before anything happens', async () => {
  const before = runs;

  const refused = await post('ana', undefined, { name: 'a' });

  expect(refused.body.error.reason).toBe('idempotency-key-missing');
  expect(runs).toBe(before);
});

test.each([
  ['nobody', 401, 'not-signed-in'],
  ['asleep', 423, 'screen-locked'],
  ['halfway', 423, 'second-factor-owed'],
])('%s is stopped at the door', async (who, status, reason) => {
  const answer = await supertest(app).get('/things').set(as(who));

  expect(answer.status).toBe(status);
  expect(answer.body.error.reason).toBe(reason);
});

test('what must reach a person who is not at the screen passes the lock, and nothing else that is owed', async () => {
  const statusFor = async (who: string) => (await supertest(app).get('/bell').set(as(who))).status;

  expect(await statusFor('asleep')).toBe(200);
  expect(await statusFor('halfway')).toBe(423);
  expect(await statusFor('nobody')).toBe(401);
});

test('a page of another site changes nothing', async () => {
  const answer = await supertest(app)
    .post('/things')
    .set(as('ana'))
    .set('Origin', 'https://evil.example')
    .set('Idempotency-Key', 'key-000009')
    .send({ name: 'a' });

  expect(answer.status).toBe(403);
  expect(answer.body.error.reason).toBe('foreign-origin');
});

test('bad input names its fields; a handler cannot send what the contract does not say', async () => {
  const bad = await post('ana', 'key-000010', { name: 5 });
  const lie = await supertest(app).get('/lies').set(as('ana'));

  expect(bad.status).toBe(400);
  expect(bad.body.error.fields).toHaveProperty('name');
  expect(lie.status).toBe(500);
});

test('broken, oversize and wrongly encoded bodies are refusals with words', async () => {
  const request = () => supertest(app).post('/things').set(as('ana')).set('Content-Type', 'application/json');

  const broken = await request().send('{"name":');
  const large = await request().send(JSON.stringify({ name: 'x'.repeat(30_000) }));
  const charset = await request().set('Content-Type', 'application/json; charset=koi8-r').send('{}');

  expect(broken.body.error).toMatchObject({ code: 'bad_request', reason: 'unreadable-body' });
  expect(large.body.error).toMatchObject({ code: 'too_large' });
  expect(charset.body.error).toMatchObject({ code: 'bad_request', reason: 'encoding-not-supported' });
});
