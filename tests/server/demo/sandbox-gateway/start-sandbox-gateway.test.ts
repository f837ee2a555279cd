import { describe, expect, test } from 'vitest';
import {
  listRow,
  PROVIDER,
  sampleTransactions,
  transactionsOfDay,
  uidOf,
  viewAt,
} from '../../../../server/demo/sample/index.ts';
import type { GatewayTransaction } from '../../../../server/domains/gateways/contract.ts';
import { textOf } from '../../../../server/domains/gateways/cursor.rules.ts';
import type { Gateway } from '../../../../server/domains/gateways/port.ts';
import { connect, startSandbox } from './sandbox.ts';

const { world, clock, sandbox } = await startSandbox();
const now = textOf(clock.now());
const nowMs = clock.now().epochMilliseconds;
const begun = [...sampleTransactions(world), ...transactionsOfDay(world, world.days)].filter(
  ({ createdMs }) => createdMs <= nowMs,
);

async function pullAll(gateway: Gateway, track: string): Promise<GatewayTransaction[]> {
  const all: GatewayTransaction[] = [];
  let cursor = { doneUntil: '2026-11-21T21:00:00.000000Z' } as Parameters<Gateway['pull']>[1];
  for (let page = 0; page < 200; page += 1) {
    const pulled = await gateway.pull(track, cursor, now);
    if (!pulled.ok) throw new Error(JSON.stringify(pulled.error));
    expect(pulled.value.refused).toEqual([]);
    all.push(...pulled.value.documents.map(({ transaction }) => transaction));
    cursor = pulled.value.cursor;
    if (pulled.value.upToDate) return all;
  }
  throw new Error('it never ends');
}

const uids = (rows: readonly { uid: string }[]) => [...new Set(rows.map(({ uid }) => uid))].sort();

const post = (
  path: string,
  body: unknown,
  { id, secret } = PROVIDER.backOfficeAccount as { id: string; secret: string },
) =>
  fetch(sandbox.origin + path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: `Basic ${btoa(`${id}:${secret}`)}` },
    body: JSON.stringify(body),
  });

describe('the back office', () => {
  test.each([7, 100, 1000])('gives every transaction in pages of %i, by time of creation', async (pageSize) => {
    const pulled = await pullAll(connect(sandbox.origin, { pageSize }), 'created_at');

    expect(uids(pulled)).toEqual(uids(begun));
  });

  test('gives the paid ones by time of payment and the settled ones by time of settlement', async () => {
    const paid = begun.filter((row) => viewAt(row, nowMs)?.paidMs !== undefined);
    const settled = begun.filter((row) => viewAt(row, nowMs)?.settledMs !== undefined);

    expect(uids(await pullAll(connect(sandbox.origin), 'paid_at'))).toEqual(uids(paid));
    expect(uids(await pullAll(connect(sandbox.origin), 'settled_at'))).toEqual(uids(settled));
    expect(settled.length).toBeGreaterThan(100);
  });

  test('lists nine fields where the export is closed', async () => {
    sandbox.spoil({ kind: 'forbidden' }, 1, '/api/v2/transactions/export');
    const pulled = await connect(sandbox.origin).pull('created_at', { doneUntil: '2026-11-21T21:00:00.000000Z' }, now);

    expect(pulled).toMatchObject({ ok: true, value: { knowledge: 'list', exportClosed: true } });
    const answer = await post('/api/v2/transactions/list', {
      filter: { date_from: '2026-11-22T00:00:00Z' },
      options: { limit: 3 },
    });
    const { data } = await answer.json();
    const [first] = begun;
    expect(Object.keys(data.transactions[0]).sort()).toEqual(
      Object.keys(first === undefined ? {} : listRow(first, viewAt(first, nowMs) as never)).sort(),
    );
    expect(Object.keys(data.pagination).sort()).toEqual([
      'date_from',
      'date_to',
      'date_type',
      'has_next_page',
      'next_date',
    ]);
  });

  test('counts, aggregates, exports by uid and selects fields', async () => {
    const filter = { date_from: '2026-11-21T21:00:00Z', date_to: '2026-11-26T00:00:00Z' };
    const uid = begun[0]?.uid;

    const counted = await (await post('/api/v2/transactions/count', { filter })).json();
    const aggregated = await (await post('/reports/aggregation', { filter })).json();
    const byUid = await (await post('/api/v2/transactions/uids_export', { filter: { uids: [uid, 'unknown'] } })).json();
    const selected = await (
      await post('/api/v2/transactions/export', {
        filter,
        options: { limit: 1 },
        response_parameters: 'query {transactions {uid provider_raw { ref_id } } }',
      })
    ).json();

    expect(counted).toEqual({ data: { count: begun.length } });
    expect(aggregated.data.total_count).toBe(begun.length);
    expect(aggregated.data.grouped_data[0]).toMatchObject({
      count: expect.any(Number),
      currency: expect.any(String),
      gateway_type: expect.any(String),
      volume: expect.any(Number),
    });
    expect(byUid.data.map((row: { uid: string }) => row.uid)).toEqual([uid]);
    expect(Object.keys(selected.data.transactions[0])).toEqual(['uid', 'provider_raw']);
  });

  test('refuses a stranger and a body without a beginning', async () => {
    expect((await post('/api/v2/transactions/count', {}, { id: 'x', secret: 'y' })).status).toBe(401);
    const refused = await post('/api/v2/transactions/list', { filter: {} });

    expect(refused.status).toBe(422);
    expect(await refused.json()).toMatchObject({
      error: { code: 'unprocessable_entity', friendly_message: 'Date_from is required.' },
    });
  });
});

describe('the report of a shop', () => {
  const shop = world.shopsById.get(2102);
  const report = connect(sandbox.origin, {
    kind: 'begateway-report',
    user: String(shop?.id),
    password: shop?.secret ?? '',
  });
  const own = begun.filter((row) => row.shop === shop);

  test.each(['credit_card', 'erip'])('gives its own %s transactions', async (method) => {
    const pulled = await pullAll(report, `created_at:${method}`);

    expect(uids(pulled)).toEqual(uids(own.filter((row) => row.method === method)));
    expect(pulled.every((row) => row.shopId === shop?.id)).toBe(true);
  });
});

describe('look-ups', () => {
  const shopKeys = new Map(world.shops.map(({ id, secret }) => [id, secret]));
  const gateway = connect(sandbox.origin, { shopKeys });
  const card = begun.find(({ method, cause }) => method === 'credit_card' && cause.code === 'F.0114');
  const bill = begun.find(({ method }) => method === 'erip');

  test('tell everything of a card payment and of a bill', async () => {
    const found = await gateway.lookUp(
      { by: 'uid', uid: card?.uid ?? '', shopId: card?.shop.id, methodType: 'credit_card' },
      now,
    );
    const foundBill = await gateway.lookUp(
      { by: 'uid', uid: bill?.uid ?? '', shopId: bill?.shop.id, methodType: 'erip' },
      now,
    );

    expect(found).toMatchObject({
      ok: true,
      value: {
        documents: [{ transaction: { uid: card?.uid, code: 'F.0114', bankCode: '51', cardLast4: card?.card?.last4 } }],
      },
    });
    expect(foundBill).toMatchObject({
      ok: true,
      value: {
        documents: [{ transaction: { uid: bill?.uid, methodType: 'erip', eripAccount: String(bill?.orderNumber) } }],
      },
    });
  });

  test('find by tracking id and by checkout token', async () => {
    const byTracking = await gateway.lookUp(
      { by: 'tracking-id', trackingId: card?.trackingId ?? '', shopId: card?.shop.id },
      now,
    );

    expect(byTracking.ok && byTracking.value.documents.some(({ transaction }) => transaction.uid === card?.uid)).toBe(
      true,
    );
    const rich = await gateway.lookUp(
      { by: 'uid', uid: card?.uid ?? '', shopId: card?.shop.id, methodType: 'credit_card' },
      now,
    );
    const token = rich.ok ? rich.value.documents[0]?.transaction.checkoutToken : undefined;
    expect(
      await gateway.lookUp({ by: 'checkout-token', token: token ?? '', shopId: card?.shop.id }, now),
    ).toMatchObject({
      ok: true,
      value: { documents: [{ transaction: { uid: card?.uid } }] },
    });
  });

  test('know nothing of strangers and of the future', async () => {
    const unknown = await gateway.lookUp(
      { by: 'uid', uid: uidOf(world.seed, 5), shopId: 2102, methodType: 'credit_card' },
      now,
    );
    const other = await gateway.lookUp(
      { by: 'uid', uid: card?.uid ?? '', shopId: card?.shop.id === 2102 ? 2105 : 2102, methodType: 'credit_card' },
      now,
    );

    expect(unknown).toMatchObject({ ok: true, value: { documents: [] } });
    expect(other).toMatchObject({ ok: true, value: { documents: [] } });
  });
});

describe('misbehaviour', () => {
  const pull = () => connect(sandbox.origin).pull('created_at', { doneUntil: '2026-11-21T21:00:00.000000Z' }, now);

  test.each([
    [
      { kind: 'too-many-requests', retryAfterSeconds: 7 },
      { kind: 'rate-limited', retryAfterSeconds: 7 },
    ],
    [{ kind: 'server-error' }, { kind: 'server-error' }],
    [{ kind: 'hang' }, { kind: 'timeout' }],
    [{ kind: 'truncated' }, { kind: 'bad-json' }],
    [{ kind: 'not-json' }, { kind: 'bad-json' }],
  ] as const)('%o is met once, then all is well', async (misbehaviour, problem) => {
    sandbox.spoil(misbehaviour, 1, '/api/v2');

    expect(await pull()).toMatchObject({ ok: false, error: problem });
    expect(await pull()).toMatchObject({ ok: true });
  });

  test('repeated rows are rows that come twice', async () => {
    sandbox.spoil({ kind: 'repeated-rows' });
    const answer = await (
      await post('/api/v2/transactions/export', {
        filter: { date_from: '2026-11-22T00:00:00Z' },
        options: { limit: 10 },
      })
    ).json();

    expect(answer.data.transactions).toHaveLength(20);
    expect(new Set(answer.data.transactions.map((row: { uid: string }) => row.uid)).size).toBe(10);
  });
});

test('what arrives is seen from its moment on, and ends as time goes by', async () => {
  const { world: other, clock: watch, sandbox: alive } = await startSandbox();
  const gateway = connect(alive.origin, { shopKeys: new Map(other.shops.map(({ id, secret }) => [id, secret])) });
  const families = Array.from({ length: 40 }, () => alive.arrive());
  const card = families
    .flat()
    .find(
      ({ method, threeDs, finalStatus }) =>
        method === 'credit_card' && threeDs === 'challenge' && finalStatus === 'successful',
    );
  if (card === undefined) throw new Error('forty families without one challenge');
  const status = async () => {
    const found = await gateway.lookUp(
      { by: 'uid', uid: card.uid, shopId: card.shop.id, methodType: 'credit_card' },
      textOf(watch.now()),
    );
    return found.ok ? found.value.documents[0]?.transaction.status : undefined;
  };
  watch.set(Temporal.Instant.fromEpochMilliseconds(card.createdMs + 1));

  expect(await status()).toBe('incomplete');
  watch.set(Temporal.Instant.fromEpochMilliseconds(card.finalMs));
  expect(await status()).toBe('successful');
});
