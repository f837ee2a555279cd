import { beforeEach, describe, expect, test } from 'vitest';
import { createBegateway } from '../../../../../server/domains/gateways/begateway/index.ts';
import { type InstantText, SourceSettings } from '../../../../../server/domains/gateways/contract.ts';
import type { TrackCursor } from '../../../../../server/domains/gateways/cursor.rules.ts';
import type { Gateway } from '../../../../../server/domains/gateways/port.ts';
import { createConfiguredFetch } from '../../../../../server/platform/configured-fetch.ts';
import { type FakeAnswer, type FakeAsked, fakeGateway, fakeRow, page } from '../../../../support/fake-gateway.ts';

const AT: InstantText = '2026-11-09T09:00:00.000000Z';
const START = '2026-11-09T07:00:00Z';
const CURSOR: TrackCursor = { doneUntil: '2026-11-09T07:00:00.000000Z' };
const fake = await fakeGateway();

beforeEach(() => {
  fake.rows = [];
  fake.asked = [];
  fake.instead = [];
  fake.exportOpen = true;
});

function gatewayOf(
  more: object = {},
  kind: 'begateway-back-office' | 'begateway-report' = 'begateway-back-office',
  timeoutMs = 5000,
): Gateway {
  const { origin } = fake;
  const settings = SourceSettings.parse({
    origins: { backOffice: origin, gateway: origin, api: origin, checkout: origin },
    user: '361',
    startFrom: START,
    pageSize: 4,
    timeZone: 'UTC',
    methodTypes: ['credit_card'],
    ...more,
  });
  const fetch = createConfiguredFetch([origin], { timeoutMs, maxBytes: 200_000 });
  return createBegateway(
    { kind, settings, password: 'demo-password', shopKeys: new Map([[7, 'key-of-seven']]), exportClosed: false },
    fetch,
  );
}

/** Pulls until the present; gives the uids in the order of arrival. */
async function pullAll(gateway: Gateway, track = 'created_at', cursor = CURSOR) {
  const uids: string[] = [];
  const reasons: string[] = [];
  for (let pages = 0; pages < 60; pages += 1) {
    const pulled = await gateway.pull(track, cursor, AT);
    if (!pulled.ok) return { uids, reasons, problem: pulled.error, cursor };
    uids.push(...pulled.value.documents.map(({ transaction }) => transaction.uid));
    reasons.push(...pulled.value.refused.map(({ reason }) => reason));
    ({ cursor } = pulled.value);
    if (pulled.value.upToDate) return { uids, reasons, cursor, exportClosed: pulled.value.exportClosed };
  }
  throw new Error('it loops');
}

const uidsOf = (rows: { uid: string }[]) => rows.map(({ uid }) => uid);
const many = (count: number, minutes?: number) =>
  Array.from({ length: count }, (_, i) => fakeRow(i + 1, minutes ?? i + 1));

describe('the back office', () => {
  test('the export is read in pages by date and uid, as the one who may', async () => {
    fake.rows = many(10);

    const { uids, cursor } = await pullAll(gatewayOf());

    expect(new Set(uids)).toEqual(new Set(uidsOf(fake.rows)));
    expect(cursor).toEqual({ doneUntil: AT });
    expect(fake.asked[0]).toMatchObject({
      path: '/api/v2/transactions/export',
      headers: { authorization: `Basic ${btoa('361:demo-password')}` },
      body: {
        filter: { date_type: 'created_at', date_from: '2026-11-09T07:00:00.000000Z', date_to: AT },
        options: { limit: 4, time_zone: 'UTC', sort_direction: 'asc' },
        response_parameters: 'main',
      },
    });
    expect(fake.asked[1]?.body.filter).toMatchObject({
      date_from: fake.rows[3]?.created_at,
      uid_from: fake.rows[3]?.uid,
    });
  });

  test('where the export is closed the list is read, and that is said', async () => {
    fake.exportOpen = false;
    fake.rows = many(9);

    const { uids, exportClosed } = await pullAll(gatewayOf());

    expect(new Set(uids)).toEqual(new Set(uidsOf(fake.rows)));
    expect(exportClosed).toBe(true);
    expect(fake.asked.filter(({ path }) => path.endsWith('export'))).toHaveLength(1);
  });

  test('more rows at one instant than a page holds are all read, by the list too', async () => {
    fake.exportOpen = false;
    fake.rows = [...many(11, 5), fakeRow(50, 6)];

    const { uids } = await pullAll(gatewayOf());

    expect(new Set(uids)).toEqual(new Set(uidsOf(fake.rows)));
  });

  test('a next pull reaches back over what is done, for rows that came late', async () => {
    fake.rows = [fakeRow(1, 20)];

    await gatewayOf({ overlapMinutes: 45 }).pull('created_at', { doneUntil: '2026-11-09T08:50:00.000000Z' }, AT);

    expect(fake.asked[0]?.body.filter).toMatchObject({ date_from: '2026-11-09T08:05:00.000000Z' });
  });

  test('a cursor that is ignored, so that pages repeat for ever, is a problem and not a loop, and what follows is read once the cursor is heeded', async () => {
    fake.rows = many(4);
    const always = (asked: FakeAsked): FakeAnswer => {
      const data = page(fake.rows, {
        ...asked,
        body: { ...asked.body, filter: { date_type: 'created_at', date_from: '', date_to: '3' } },
      });
      return { json: { data: { ...data, pagination: { ...data.pagination, has_next_page: true } } } };
    };
    fake.instead = Array.from({ length: 60 }, () => always);

    const stuck = await pullAll(gatewayOf());
    fake.instead = [];
    fake.rows = many(10);
    const after = await pullAll(gatewayOf(), 'created_at', stuck.cursor);

    expect(stuck.problem).toMatchObject({ kind: 'stuck', request: 'export' });
    expect(fake.asked.length).toBeLessThan(9);
    expect(new Set([...stuck.uids, ...after.uids])).toEqual(new Set(uidsOf(fake.rows)));
  });

  test('"no more" on a full page is not believed', async () => {
    fake.rows = many(8);
    fake.instead = [
      (asked) => {
        const data = page(fake.rows, asked);
        return { json: { data: { ...data, pagination: { ...data.pagination, has_next_page: false } } } };
      },
    ];

    const { uids } = await pullAll(gatewayOf());

    expect(new Set(uids)).toEqual(new Set(uidsOf(fake.rows)));
  });

  test('a row that cannot be used does not keep the others out', async () => {
    fake.rows = [fakeRow(1), { ...fakeRow(2), uid: 'has a space' }, fakeRow(3)];

    const { uids, reasons } = await pullAll(gatewayOf());

    expect(uids).toEqual([fake.rows[0]?.uid, fake.rows[2]?.uid]);
    expect(reasons).toEqual(['uid-unusable']);
  });

  test('rows out of order are a problem: reading on would lose some', async () => {
    fake.rows = many(9);
    fake.instead = [
      (asked) => {
        const data = page(fake.rows, asked);
        return { json: { data: { ...data, transactions: data.transactions.toReversed() } } };
      },
    ];

    expect(await pullAll(gatewayOf())).toMatchObject({ uids: [], problem: { kind: 'unexpected-shape' } });
  });
});

describe('problems are told in words, and the cursor stays', () => {
  const REFUSED: [string, FakeAnswer, object][] = [
    [
      'wrong keys',
      {
        status: 401,
        json: { error: { code: 'unauthorized', friendly_message: 'No access', message: 'Unauthorized' } },
      },
      { kind: 'unauthorized', httpStatus: 401, said: 'No access' },
    ],
    [
      'too many requests',
      { status: 429, json: {}, headers: { 'Retry-After': '17' } },
      { kind: 'rate-limited', retryAfterSeconds: 17 },
    ],
    [
      'a date to come back at',
      {
        status: 503,
        text: 'busy',
        headers: { Date: 'Mon, 09 Nov 2026 09:00:00 GMT', 'Retry-After': 'Mon, 09 Nov 2026 09:01:00 GMT' },
      },
      { kind: 'server-error', retryAfterSeconds: 60, said: 'busy' },
    ],
    [
      'a failing server',
      { status: 502, json: { code: 'bad_gateway', friendly_message: 'Connection error', message: 'Failed' } },
      { kind: 'server-error', said: 'Connection error' },
    ],
    [
      'a refused question',
      { status: 422, json: { error: { friendly_message: 'Filter is required.' } } },
      { kind: 'rejected', said: 'Filter is required.' },
    ],
    ['a redirect', { status: 302, json: {}, headers: { Location: 'http://127.0.0.1:1/' } }, { kind: 'redirected' }],
    ['broken JSON', { text: '{"data": {"transactions": [' }, { kind: 'bad-json', said: '{"data": {"transactions": [' }],
    ['another shape', { json: { data: { transactions: null } } }, { kind: 'unexpected-shape' }],
    [
      'an answer cut in the middle',
      { json: { data: { transactions: [], pagination: {} } }, cut: true },
      { kind: 'truncated' },
    ],
    ['an endless answer', { text: `"${'x'.repeat(300_000)}"` }, { kind: 'too-large' }],
  ];

  test.each(REFUSED)('%s', async (_name, answer, problem) => {
    fake.instead = [() => answer];

    const pulled = await gatewayOf().pull('created_at', CURSOR, AT);

    expect(pulled).toMatchObject({ ok: false, error: { request: 'export', ...problem } });
  });

  test('a server that does not answer', async () => {
    fake.instead = [() => ({ hang: true })];

    expect(await gatewayOf({}, 'begateway-back-office', 100).pull('created_at', CURSOR, AT)).toMatchObject({
      ok: false,
      error: { kind: 'timeout' },
    });
  });

  test('a closed port, a name that nobody has, an origin that nobody configured', async () => {
    const ask = async (url: string, origins = [new URL(url).origin]) => {
      const answer = await createConfiguredFetch(origins, { timeoutMs: 5000, maxBytes: 1000 })({
        method: 'GET',
        url,
        headers: {},
      });
      return answer.ok ? answer.value.status : answer.error;
    };

    expect(await ask('http://127.0.0.1:1/')).toBe('refused');
    expect(await ask('http://gateway.invalid/')).toBe('dns');
    expect(await ask(`https://127.0.0.1:${new URL(fake.origin).port}/`)).toBe('tls');
    expect(await ask(`${fake.origin}/`, ['https://other.example'])).toBe('origin-not-configured');
  });
});

describe('the report of a shop', () => {
  const ofReport = (more: object = {}) => gatewayOf(more, 'begateway-report');

  test('every method type and every time is a track of its own', () => {
    const { tracks } = ofReport({ methodTypes: ['credit_card', 'erip'] });

    expect(tracks).toEqual([
      'created_at:credit_card',
      'created_at:erip',
      'paid_at:credit_card',
      'paid_at:erip',
      'settled_at:credit_card',
      'settled_at:erip',
    ]);
  });

  test('the third version is read page by page after the last number', async () => {
    fake.rows = many(8);

    const { uids } = await pullAll(ofReport(), 'created_at:credit_card');

    expect(uids).toEqual(uidsOf(fake.rows));
    expect(fake.asked[0]).toMatchObject({
      headers: { 'x-api-version': '3' },
      body: {
        report_params: {
          from: '2026-11-09 07:00:00',
          to: '2026-11-09 09:00:00',
          status: 'all',
          payment_method_type: 'credit_card',
          time_zone: 'UTC',
        },
      },
    });
    expect(fake.asked[1]?.body.report_params).toMatchObject({ starting_after: 3 });
  });

  test('rows that do not name their shop are of the shop whose report it is', async () => {
    fake.rows = [fakeRow(1, 1, { shop_id: undefined })];

    const pulled = await ofReport().pull('created_at:credit_card', CURSOR, AT);

    expect(pulled).toMatchObject({ value: { documents: [{ transaction: { shopId: 361 } }] } });
  });

  test('pages that overlap, a mark that does not move: nothing lost, no loop', async () => {
    fake.rows = many(3);
    fake.instead = Array.from({ length: 40 }, () => () => ({
      json: { transactions: fake.rows, has_more: true, last_object_id: 3 },
    }));

    const { uids, problem } = await pullAll(ofReport(), 'created_at:credit_card');

    expect(new Set(uids)).toEqual(new Set(uidsOf(fake.rows)));
    expect(problem).toMatchObject({ kind: 'stuck', request: 'report' });
  });

  test('a long window that ends with fewer rows than were counted is read again', async () => {
    fake.rows = many(5);
    fake.instead = [
      (asked) => ({ json: { transactions: [], has_more: false, last_object_id: null, asked: asked.path } }),
    ];

    const { uids } = await pullAll(ofReport({ startFrom: '2026-11-08T00:00:00Z' }), 'created_at:credit_card', {
      doneUntil: '2026-11-08T00:00:00.000000Z',
    });

    expect(new Set(uids)).toEqual(new Set(uidsOf(fake.rows)));
  });

  test('the second version is read day by day, and a day that came short is a problem', async () => {
    fake.rows = many(5);
    const gateway = ofReport({ reportVersion: 2, startFrom: '2026-11-07T12:00:00Z' });

    const { uids } = await pullAll(gateway, 'created_at:credit_card', { doneUntil: '2026-11-07T12:00:00.000000Z' });

    expect(uids).toEqual(uidsOf(fake.rows));
    expect(fake.asked.map(({ body }) => body.report_params?.date)).toEqual(['2026-11-07', '2026-11-08', '2026-11-09']);
    fake.instead = [() => ({ json: { transactions: fake.rows.slice(2), count: 5 } })];
    expect(await pullAll(gateway, 'created_at:credit_card')).toMatchObject({
      problem: { kind: 'truncated', said: '3 of 5 rows' },
    });
  });
});

describe('one transaction by its keys', () => {
  test('by uid, as the shop whose key is known, without a Content-Type', async () => {
    fake.rows = [fakeRow(1)];

    const found = await gatewayOf().lookUp({ by: 'uid', uid: fake.rows[0]?.uid ?? '', shopId: 7 }, AT);

    expect(found).toMatchObject({
      ok: true,
      value: { documents: [{ transaction: { uid: fake.rows[0]?.uid, rrn: '633012345678' } }] },
    });
    expect(fake.asked[0]?.headers).toMatchObject({
      authorization: `Basic ${btoa('7:key-of-seven')}`,
      'x-api-version': '3',
    });
    expect(fake.asked[0]?.headers['content-type']).toBeUndefined();
  });

  test('a uid that the card service does not know is asked of ERIP and the others', async () => {
    const found = await gatewayOf().lookUp({ by: 'uid', uid: 'nobody', shopId: undefined }, AT);

    expect(found).toEqual({ ok: true, value: { documents: [], refused: [] } });
    expect(fake.asked.map(({ path }) => path)).toEqual([
      '/transactions/nobody',
      '/beyag/payments/nobody',
      '/beyag/transactions/nobody',
    ]);
  });

  test('by tracking id: up to ten, in any of the shapes', async () => {
    const { transaction, ...flat } = { ...fakeRow(1), transaction: { rrn: '1' } };
    fake.instead = [() => ({ json: { transactions: [flat, fakeRow(2)] } })];

    const found = await gatewayOf().lookUp({ by: 'tracking-id', trackingId: 'order 1/2' }, AT);

    expect(found.ok && found.value.documents).toHaveLength(2);
    expect(fake.asked[0]?.path).toBe('/v2/transactions/tracking_id/order%201%2F2');
    fake.instead = [() => ({ json: [{ transaction: { ...flat, rrn: transaction.rrn } }] })];
    expect(await gatewayOf().lookUp({ by: 'tracking-id', trackingId: 'x' }, AT)).toMatchObject({
      value: { documents: [{ transaction: { rrn: '1' } }] },
    });
  });

  test('by the token of a checkout', async () => {
    const token = 'ab'.repeat(32);
    fake.instead = [
      () => ({ json: { checkout: { token, order: { amount: 1, currency: 'BYN' }, expired: true, shop_id: 7 } } }),
    ];

    const found = await gatewayOf().lookUp({ by: 'checkout-token', token }, AT);

    expect(found).toMatchObject({
      value: { documents: [{ transaction: { status: 'expired', checkoutToken: token } }] },
    });
    expect(fake.asked[0]?.path).toBe(`/ctp/api/checkouts/${token}`);
  });
});

describe('the connection test', () => {
  test('asks every host one harmless question', async () => {
    const report = await gatewayOf().testConnection(AT);

    expect(report.ok).toBe(true);
    expect(report.steps.map(({ request, outcome }) => [request, outcome])).toEqual([
      ['export', 'ok'],
      ['look-up-card', 'ok'],
      ['look-up-other', 'ok'],
      ['look-up-checkout', 'ok'],
    ]);
  });

  test('a closed export is told, with the list that will be read instead', async () => {
    fake.exportOpen = false;

    const report = await gatewayOf().testConnection(AT);

    expect(report.ok).toBe(true);
    expect(report.steps[0]).toMatchObject({ request: 'export', outcome: 'failed', problem: { kind: 'forbidden' } });
    expect(report.steps[1]).toMatchObject({ request: 'list', outcome: 'ok' });
  });

  test('wrong keys of a report are a failure', async () => {
    fake.instead = [() => ({ status: 401, json: {} })];

    const report = await gatewayOf({}, 'begateway-report').testConnection(AT);

    expect(report).toMatchObject({
      ok: false,
      steps: [{ request: 'report', outcome: 'failed', problem: { kind: 'unauthorized' } }, {}, {}, {}],
    });
  });
});
