import { gzipSync } from 'node:zlib';
import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Answer, ask, fromConsole } from '../support/ask.ts';
import { freshDatabase, testContext } from '../support/database.ts';
import { makeSource, signatureOf } from '../support/gateways.ts';
import { makePerson, signedIn } from '../support/people.ts';
import { until } from '../support/until.ts';
import { listeningApp } from '../support/whole-app.ts';

/*
 * The issue's "Bad input and faults" for notifications: each ends in a clear refusal or in an outcome that is seen on the
 * screen, and nothing is lost.
 */
const SHOP = 4711;
const db = await freshDatabase();
const app = await listeningApp(db);
const source = await makeSource(testContext(db), 'http://127.0.0.1:9', {
  shops: [{ shopId: SHOP, secretKey: 'key-of-shop' }],
});
const { cookie } = await signedIn(
  testContext(db),
  await makePerson(testContext(db), { role: 'administrator', withApp: true }),
);

type Body = string | Buffer;
const send = (body: Body, headers: Record<string, string> = {}) =>
  ask(app.base, {
    path: source.notificationPath,
    body: Buffer.from(body),
    headers: {
      'Content-Signature': signatureOf(body),
      Authorization: `Basic ${btoa(`${SHOP}:key-of-shop`)}`,
      ...headers,
    },
  });
const outcomeOf = ({ status, json }: Answer) => [status, (json as { outcome?: string }).outcome];
const read = async (path: string) => (await ask(app.base, { path: `/api${path}`, headers: fromConsole(cookie) })).json;

interface Shown {
  status: string;
  rawStatus: string | null;
  amount: { minor: number; currency: string } | null;
  createdAt: string | null;
  at: string;
  description: string | null;
  oddities: string[];
  history: { status: string }[];
}

/** What the screens say of a payment once nothing waits: its page and its verdict. */
async function shown(uid: string): Promise<Shown & { verdict: { side: string; cause: string; certainty: string } }> {
  await until(async () => {
    const now = (await read(`/sources/${source.id}`)) as { notifications: { waiting: number } };
    return now.notifications.waiting === 0;
  });
  const page = (await read(`/transactions/${uid}`)) as Shown;
  const { verdict } = (await read(`/transactions/${uid}/verdict`)) as { verdict: never };
  return { ...page, verdict };
}

const refusals = async () =>
  (
    (await read(`/sources/${source.id}/refused-documents?limit=200`)) as {
      items: { reason: string; excerpt: string }[];
    }
  ).items;
const countKept = async () => {
  const [row] = await db.read.execute<{ count: number }>(sql`select count(*)::int as count from gateway_notifications`);
  return row?.count;
};

let made = 0;
const newUid = () => {
  made += 1;
  return `${made}-${'b'.repeat(10)}`;
};
const NOON_TEXT = '2026-11-09T09:00:00.000000Z';
const UPDATED_TEXT = '2026-11-09T08:00:05.000000Z';
const payment = (uid: string, more: object = {}) => ({
  transaction: {
    uid,
    type: 'payment',
    status: 'failed',
    code: 'F.0114',
    amount: 4850,
    currency: 'BYN',
    created_at: '2026-11-09T08:00:00.000Z',
    updated_at: '2026-11-09T08:00:05.000Z',
    ...more,
  },
});
const bodyOf = (uid: string, more: object = {}) => JSON.stringify(payment(uid, more));

describe('the same notification', () => {
  test('five times at once is one payment with one history, and every sender hears 200', async () => {
    const bodies = Array.from({ length: 12 }, () => bodyOf(newUid()));

    const answers = await Promise.all(bodies.flatMap((body) => Array.from({ length: 5 }, () => send(body))));

    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    const taken = answers.filter(({ json }) => (json as { outcome: string }).outcome === 'taken');
    expect(taken).toHaveLength(bodies.length);
    const page = await shown(`${made}-${'b'.repeat(10)}`);
    expect(page.history.map(({ status }) => status)).toEqual(['failed']);
  });

  test('replayed later changes nothing', async () => {
    const uid = newUid();
    const body = bodyOf(uid);
    await send(body);
    const before = await shown(uid);

    expect(outcomeOf(await send(body))).toEqual([200, 'duplicate']);

    expect(await shown(uid)).toEqual(before);
  });
});

describe('notifications out of order', () => {
  const PENDING = { status: 'pending', updated_at: '2026-11-09T08:00:01.000Z' };
  const DECLINED = { status: 'failed', updated_at: '2026-11-09T08:00:09.000Z', message: 'declined' };
  const CORRECTED = { status: 'successful', code: 'S.0000', updated_at: '2026-11-09T08:30:00.000Z', message: 'ok' };

  test.each([
    ['final before pending', [DECLINED, PENDING], 'failed'],
    ['old after new', [CORRECTED, DECLINED], 'successful'],
    ['from the last to the first', [CORRECTED, DECLINED, PENDING], 'successful'],
    ['as they happened', [PENDING, DECLINED, CORRECTED], 'successful'],
  ])('%s end in the state that is last by the gateway’s own time', async (_, order, status) => {
    const uid = newUid();
    for (const more of order) await send(bodyOf(uid, more));

    const page = await shown(uid);

    expect(page.status).toBe(status);
    expect(page.history.map((entry) => entry.status)).toEqual(
      [PENDING, DECLINED, CORRECTED].filter((more) => order.includes(more)).map((more) => more.status),
    );
  });
});

describe('a sender who is not proven', () => {
  const refused = (name: string, headers: Record<string, string>): [string, Record<string, string>] => [name, headers];

  test.each([
    refused('with the signature of other bytes', { 'Content-Signature': signatureOf(`${bodyOf('1-aaaaaaaaaa')} `) }),
    refused('with a signature that is none', { 'Content-Signature': 'AAAA' }),
    refused('with a signature of the right length', { 'Content-Signature': Buffer.alloc(256, 7).toString('base64') }),
    refused('with an empty signature and the shop’s own password', { 'Content-Signature': '' }),
  ])('%s is turned away, and nothing is kept', async (_, headers) => {
    const before = await countKept();

    expect(outcomeOf(await send(bodyOf('1-aaaaaaaaaa'), headers))).toEqual([401, 'turned-away']);

    expect(await countKept()).toBe(before);
    expect(await refusals()).not.toContainEqual(
      expect.objectContaining({ excerpt: expect.stringContaining('1-aaaa') }),
    );
  });

  test('is told nothing of which sources there are', async () => {
    const answer = await ask(app.base, { path: '/hooks/begateway/no-such-key', body: bodyOf(newUid()) });

    expect(outcomeOf(answer)).toEqual([404, 'unknown-source']);
  });

  test('is not proven by the same words in other bytes', async () => {
    const said = payment(newUid());
    const signed = JSON.stringify(said);

    const answer = await send(JSON.stringify(said, null, 1), { 'Content-Signature': signatureOf(signed) });

    expect(outcomeOf(answer)).toEqual([401, 'turned-away']);
  });
});

describe('a body that cannot be taken is refused in a sentence', () => {
  const large = bodyOf(newUid(), { description: 'x'.repeat(300_000) });
  const packed = gzipSync(bodyOf(newUid()));

  test.each<[string, Body, Record<string, string>, number, string]>([
    ['larger than a notification', large, {}, 413, 'body-too-large'],
    ['packed', packed, { 'Content-Encoding': 'gzip' }, 400, 'encoding-not-supported'],
    ['packed in two ways', packed, { 'Content-Encoding': 'gzip, br' }, 400, 'encoding-not-supported'],
  ])('%s', async (_, body, headers, status, reason) => {
    const before = await countKept();
    const answer = await send(body, headers);

    expect([answer.status, (answer.json as { error?: { reason: string } }).error?.reason]).toEqual([status, reason]);
    expect(await countKept()).toBe(before);
  });
});

describe('a proven body of no use is acknowledged and stays in sight with its reason', () => {
  const cut = bodyOf('7777-cccccccccc').slice(0, -20);
  const wide = Buffer.from(bodyOf('7778-cccccccccc'), 'utf16le');
  const deep = `${'[{"a":'.repeat(5_000)}1${'}]'.repeat(5_000)}`;

  test.each<[string, Body, string]>([
    ['JSON that ends in the middle', cut, 'bad-json'],
    ['nothing', '', 'bad-json'],
    ['UTF-16', wide, 'bad-json'],
    ['HTML', '<html>no</html>', 'bad-json'],
    ['JSON as deep as a well', deep, 'not-an-object'],
    ['a list', '[1]', 'not-an-object'],
    ['no uid', bodyOf(''), 'uid-missing'],
    ['a uid with a line break', bodyOf('1-aaaa\naaaa'), 'uid-unusable'],
    ['a uid that is a card number', bodyOf('4200000000000000'), 'uid-unusable'],
    [
      'a polluted prototype',
      '{"__proto__":{"uid":"1-aaaaaaaaaa"},"constructor":{"prototype":{"uid":"1"}}}',
      'no-transaction',
    ],
  ])('%s', async (_, body, reason) => {
    expect(outcomeOf(await send(body))).toEqual([200, 'refused']);

    expect((await refusals()).map((refusal) => refusal.reason)).toContain(reason);
    expect(({} as { uid?: string }).uid).toBeUndefined();
  });
});

describe('what is strange in a payment is taken, and said', () => {
  interface Case {
    body(uid: string): Body;
    page: object;
    oddity?: string;
    verdict?: object;
  }
  const cases: Record<string, Case> = {
    'a time in the future': {
      body: (uid) => bodyOf(uid, { created_at: '2031-01-01T00:00:00Z' }),
      page: { createdAt: null, at: UPDATED_TEXT },
      oddity: 'time-implausible created_at',
    },
    'a time in 1970': {
      body: (uid) => bodyOf(uid, { created_at: '1970-01-01T00:00:00Z' }),
      page: { createdAt: null, at: UPDATED_TEXT },
      oddity: 'time-implausible created_at',
    },
    'a time that is none': {
      body: (uid) => bodyOf(uid, { created_at: '2026-02-31T25:00:00Z' }),
      page: { createdAt: null },
      oddity: 'time-broken created_at',
    },
    'no time at all': {
      body: (uid) => bodyOf(uid, { created_at: undefined, updated_at: undefined }),
      page: { createdAt: null, at: NOON_TEXT, oddities: [] },
    },
    'an amount beyond 2^53': {
      body: (uid) => bodyOf(uid).replace('4850', '9007199254740993'),
      page: { amount: null },
      oddity: 'amount-unusable amount 9007199254740993',
    },
    'an amount with a fraction': {
      body: (uid) => bodyOf(uid, { amount: 48.5 }),
      page: { amount: null },
      oddity: 'amount-unusable amount 48.5',
    },
    'a null amount': { body: (uid) => bodyOf(uid, { amount: null }), page: { amount: null, oddities: [] } },
    'an unknown currency': {
      body: (uid) => bodyOf(uid, { currency: 'ZZQ' }),
      page: { amount: { minor: 4850, currency: 'ZZQ' } },
    },
    'a currency that is a number': {
      body: (uid) => bodyOf(uid, { currency: 933 }),
      page: { amount: null },
      oddity: 'currency-unusable currency 933',
    },
    BYR: { body: (uid) => bodyOf(uid, { currency: 'BYR' }), page: { amount: { minor: 4850, currency: 'BYR' } } },
    'an unknown code': {
      body: (uid) => bodyOf(uid, { code: 'F.9876' }),
      page: { code: 'F.9876' },
      verdict: { side: 'unknown', cause: 'code-unknown' },
    },
    'an unknown status': {
      body: (uid) => bodyOf(uid, { status: 'levitating', code: null }),
      page: { status: 'unknown', rawStatus: 'levitating' },
      oddity: 'status-unknown status levitating',
      verdict: { cause: 'result-unknown', certainty: 'likely' },
    },
    'an unknown type': {
      body: (uid) => bodyOf(uid, { type: 'barter' }),
      page: { type: 'unknown' },
      oddity: 'type-unknown type barter',
    },
    'NUL and control characters': {
      body: (uid) => bodyOf(uid, { description: 'a\u0000b\u001b[31mc\u001ed\u001fe' }),
      page: { description: 'a␀b␛[31mc␞d␟e' },
    },
    'halves of surrogate pairs': {
      body: (uid) => bodyOf(uid).replace('"F.0114"', String.raw`"F.0114","description":"a\ud800b\udc00c"`),
      page: { description: 'a\ufffdb\ufffdc' },
    },
    'letters of windows-1251': {
      body: (uid) => {
        const [before = '', after = ''] = bodyOf(uid, { description: '@' }).split('@');
        return Buffer.concat([Buffer.from(before), Buffer.from([0xc7, 0xe0, 0xea, 0xe0, 0xe7]), Buffer.from(after)]);
      },
      page: { description: '\ufffd'.repeat(5) },
      oddity: 'encoding-not-utf-8 document',
    },
    'a text of a megabyte’s fifth': {
      body: (uid) => bodyOf(uid, { description: 'long '.repeat(40_000) }),
      page: {},
      oddity: 'text-shortened document',
    },
    'words in the place of everything': {
      body: (uid) =>
        bodyOf(uid, { shop_id: 'x', test: 'maybe', credit_card: 'none', customer: 7, payment: [], language: {} }),
      page: { shopId: SHOP, test: null, cardLast4: null },
    },
  };

  const uids: Record<string, string> = {};
  beforeAll(async () => {
    for (const [name, { body }] of Object.entries(cases)) {
      const uid = newUid();
      uids[name] = uid;
      expect([name, ...outcomeOf(await send(body(uid)))]).toEqual([name, 200, 'taken']);
    }
  });

  test.each(Object.entries(cases))('%s', async (name, { page: expected, oddity, verdict }) => {
    const page = await shown(uids[name] ?? '');

    expect(page).toMatchObject(expected);
    if (oddity !== undefined) expect(page.oddities.map((said) => said.slice(0, oddity.length))).toContain(oddity);
    expect(page.verdict).toMatchObject({ side: expect.any(String), cause: expect.any(String), ...verdict });
  });
});

test('after all that nothing waits, nothing has failed, and every kept notification is a payment', async () => {
  const [row] = await db.read.execute<Record<string, number>>(sql`select
    (select count(*)::int from gateway_notifications where state <> 'merged') as unmerged,
    (select count(*)::int from gateway_notifications n where not exists
      (select 1 from transactions t where t.uid = n.said::json->>'uid')) as lost`);

  expect(row).toEqual({ unmerged: 0, lost: 0 });
});
