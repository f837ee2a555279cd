import { expect, test } from 'vitest';
import {
  createSampleWorld,
  dayStartMs,
  exportRow,
  listRow,
  reportRow,
  richDocument,
  type SampleTransaction,
  type SampleView,
  sampleTransactions,
  viewAt,
} from '../../../../../server/demo/sample/index.ts';
import { parseDocument } from '../../../../../server/domains/gateways/begateway/parse.rules.ts';
import { maskText } from '../../../../../server/kernel/mask.ts';

const AT = '2026-11-25T00:00:00.000000Z';
const world = createSampleWorld({ today: Temporal.PlainDate.from('2026-11-25'), days: 2 });
const nowMs = dayStartMs(world.calendar, world.days);
const known = [...sampleTransactions(world)].flatMap((transaction) => {
  const view = viewAt(transaction, nowMs);
  return view === undefined ? [] : [{ transaction, view }];
});

const parsed = (document: unknown) => {
  const outcome = parseDocument(document, AT);
  if (!outcome.ok) throw new Error(`${outcome.error.reason}: ${outcome.error.excerpt}`);
  return outcome.value.transaction;
};

const rich = ({ transaction, view }: { transaction: SampleTransaction; view: SampleView }) =>
  parsed(richDocument(world.seed, transaction, view));

test('every dress of the full document is read without an oddity', () => {
  const odd = known.map(rich).filter(({ oddities }) => oddities !== undefined);

  expect(odd.flatMap(({ oddities }) => oddities)).toEqual([]);
});

test('the full document tells card, bank and payer', () => {
  for (const { transaction, view } of known.filter(
    ({ transaction: { method, parentUid } }) => method === 'credit_card' && parentUid === undefined,
  )) {
    const read = rich({ transaction, view });

    expect(read).toMatchObject({
      uid: transaction.uid,
      status: view.status,
      amountMinor: transaction.amount,
      cardLast4: transaction.card?.last4,
      cardBin: transaction.card?.bin,
      gatewayId: String(transaction.gateway.id),
      customerEmail: transaction.payer.email,
      customerPhone: transaction.payer.phone,
      trackingId: transaction.trackingId,
    });
  }
});

test('the back office says only what the real one says', () => {
  for (const { transaction, view } of known.slice(0, 500)) {
    const read = parsed(exportRow(transaction, view));

    expect(read).toMatchObject({
      shopId: transaction.shop.id,
      merchantNumber: transaction.shop.merchant.number,
      code: view.code,
      status: view.status,
    });
    for (const field of ['cardBin', 'cardLast4', 'rrn', 'authCode', 'bankCode', 'customerEmail', 'gatewayId'] as const)
      expect(read[field]).toBeUndefined();
    expect(Object.keys(listRow(transaction, view)).sort()).toEqual([
      'amount',
      'created_at',
      'currency',
      'merchant_id',
      'paid_at',
      'shop_id',
      'status',
      'type',
      'uid',
    ]);
    expect(parsed(listRow(transaction, view))).toMatchObject({ uid: transaction.uid, status: view.status });
    expect(parsed(reportRow(transaction, view))).toMatchObject({ uid: transaction.uid, shopId: transaction.shop.id });
  }
});

test('all sources agree on what they all tell', () => {
  for (const { transaction, view } of known.slice(0, 2_000)) {
    const full = rich({ transaction, view });
    const row = parsed(exportRow(transaction, view));

    for (const field of [
      'uid',
      'status',
      'amountMinor',
      'currency',
      'createdAt',
      'paidAt',
      'closedAt',
      'settledAt',
    ] as const)
      expect(full[field]).toEqual(row[field]);
  }
});

test('no document holds anything that the masking takes for a card number or a secret', () => {
  const texts = known
    .slice(0, 1_000)
    .map(({ transaction, view }) =>
      [
        transaction.description,
        transaction.trackingId,
        view.message,
        transaction.payer.email,
        transaction.payer.phone,
      ].join(' | '),
    );

  for (const text of texts) expect(maskText(text)).toBe(text);
});
