import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Outcome,
  parseBody,
  parseDocument,
} from '../../../../../server/domains/gateways/begateway/parse.rules.ts';
import type { GatewayTransaction } from '../../../../../server/domains/gateways/contract.ts';

const AT = '2026-11-24T16:05:31.000000Z';
const TEST_NUMBER = '4200000000000000';

function transactionOf(outcome: Outcome): GatewayTransaction {
  if (!outcome.ok) throw new Error(`refused: ${outcome.error.reason}`);
  return outcome.value.transaction;
}
const parse = (document: unknown) => transactionOf(parseDocument(document, AT));
const reasonOf = (outcome: Outcome) => (outcome.ok ? undefined : outcome.error.reason);

const V2 = {
  transaction: {
    uid: '37-aaaaaaaaaa',
    type: 'payment',
    status: 'failed',
    amount: 4850,
    currency: 'BYN',
    payment_method_type: 'credit_card',
    message: 'Declined by the bank',
    created_at: '2026-11-24T12:00:00.5+03:00',
    credit_card: {
      brand: 'visa',
      first_1: '4',
      bin: '420000',
      bin_8: '42000000',
      last_4: '0000',
      token: 'usable',
      stamp: 'ab'.repeat(32),
    },
    payment: {
      auth_code: null,
      bank_code: '51',
      rrn: '633012345678',
      message: 'No money',
      gateway_id: 12,
      status: 'failed',
    },
    three_d_secure_verification: {
      status: 'successful',
      ve_status: 'Y',
      pa_status: 'Y',
      eci: '05',
      cavv: 'AAAB',
      xid: 'BBBA',
      pa_req: 'eJx',
    },
    be_protected_verification: {
      status: 'failed',
      limit: { volume: true, count: false, max: true, current_volume: 100, current_count: 3 },
      white_black_list: { email: 'black', ip: 'absent' },
      rules: { Shop: { a1: { 'More than 100': 'review' }, a2: { 'More than 400': 'reject' } } },
    },
    additional_data: {
      vendor: { name: 'CTP', token: 'f'.repeat(64) },
      platform_data: 'OpenCart v3',
      integration_data: { name: 'module', version: '1.2' },
    },
    receipt_url: 'https://merchant.example/receipt/secret-part',
    customer: { ip: '10.0.0.1', email: 'Payer@Example.com' },
    billing_address: { first_name: 'Anna', last_name: 'Petrova', phone: '+375291234567' },
  },
};

describe('forms of a document', () => {
  test('v2 keeps the bank part under the name of the type', () => {
    expect(parse(V2)).toEqual({
      uid: '37-aaaaaaaaaa',
      type: 'payment',
      status: 'failed',
      message: 'Declined by the bank',
      checkoutToken: 'f'.repeat(64),
      methodType: 'credit_card',
      createdAt: '2026-11-24T09:00:00.500000Z',
      amountMinor: 4850,
      currency: 'BYN',
      bankCode: '51',
      rrn: '633012345678',
      gatewayId: '12',
      bankMessage: 'No money',
      cardBin: '42000000',
      cardLast4: '0000',
      cardBrand: 'visa',
      cardStamp: 'ab'.repeat(32),
      threeDsStatus: 'successful',
      threeDsVe: 'Y',
      threeDsPa: 'Y',
      threeDsEci: '05',
      customerEmail: 'payer@example.com',
      customerPhone: '+375291234567',
      customerIp: '10.0.0.1',
      customerName: 'Anna Petrova',
      platform: 'OpenCart v3',
      integration: 'module 1.2',
      protection: {
        status: 'failed',
        exceeded: ['volume', 'max'],
        currentVolumeMinor: 100,
        currentCount: 3,
        blackListed: ['email'],
        rejectedRule: 'More than 400',
      },
    });
  });

  test('an authorization keeps its bank part although the name is that of a secret header', () => {
    const { payment, ...rest } = V2.transaction;

    const transaction = parse({ transaction: { ...rest, type: 'authorization', authorization: payment } });

    expect(transaction).toMatchObject({ type: 'authorization', bankCode: '51', rrn: '633012345678' });
  });

  test('v3 is flat, with the bank part under "transaction" and the card under "payment_method"', () => {
    const transaction = parse({
      uid: '46154-aba1cf5e57',
      code: 'f.0114',
      friendly_message: 'Not enough money',
      status: 'failed',
      type: 'p2p',
      payment_method: { payment_method_type: 'credit_card', last_4: '0013', bin: '420000' },
      transaction: { bank_code: '51', gateway_id: 645, status: 'failed' },
    });

    expect(transaction).toMatchObject({
      code: 'F.0114',
      bankCode: '51',
      gatewayId: '645',
      cardLast4: '0013',
      methodType: 'credit_card',
    });
  });

  test('a v2 wrapper with a code beside it gives both', () => {
    const transaction = parse({ ...V2, code: 'F.0114', friendly_message: 'Not enough money' });

    expect(transaction).toMatchObject({ uid: '37-aaaaaaaaaa', code: 'F.0114', friendlyMessage: 'Not enough money' });
  });

  test('a row of the list has nine fields and no more', () => {
    const row = {
      amount: 200,
      created_at: '2026-02-20T09:02:54.516000Z',
      currency: 'BYN',
      merchant_id: 55,
      paid_at: null,
      shop_id: 296,
      status: 'successful',
      type: 'refund',
      uid: 'e4800e1b-fa21-4367-ae25-16f1eec8661f',
    };

    expect(parse(row)).toEqual({
      uid: row.uid,
      shopId: 296,
      merchantNumber: 55,
      type: 'refund',
      status: 'successful',
      createdAt: '2026-02-20T09:02:54.516000Z',
      amountMinor: 200,
      currency: 'BYN',
    });
  });

  test('a row of a report names its shop inside and has a number of its own', () => {
    const transaction = parse({
      shop: { id: '7' },
      uid: '20527-b7ea8c95f4',
      id: 28859,
      type: 'payment',
      status: 'Successful',
    });

    expect(transaction).toEqual({
      uid: '20527-b7ea8c95f4',
      shopId: 7,
      type: 'payment',
      status: 'successful',
      rawStatus: 'Successful',
    });
  });

  test('a subscription gives its last transaction and the card', () => {
    const transaction = parse({
      id: 'sbs_1',
      state: 'active',
      plan: { currency: 'EUR', test: true },
      card: { last_4: '1006', brand: 'visa', token: 'usable' },
      last_transaction: {
        uid: '971c8eb0-f4db-4a04-ba64-840e3427656e',
        status: 'successful',
        created_at: '2026-04-13T06:41:22.913Z',
      },
    });

    expect(transaction).toMatchObject({
      uid: '971c8eb0-f4db-4a04-ba64-840e3427656e',
      status: 'successful',
      currency: 'EUR',
      cardLast4: '1006',
      test: true,
    });
  });

  test('a checkout that expired untouched is an order that nobody paid', () => {
    const token = '31'.repeat(32);
    const outcome = parseDocument(
      {
        token,
        shop_id: 5,
        transaction_type: 'payment',
        gateway_response: null,
        order: { amount: 4299, currency: 'USD', tracking_id: '10423', expired_at: '2026-06-01T13:01:06.123Z' },
        expired: true,
        status: 'error',
        message: 'Token is expired.',
        payment_method: {
          created_at: '2026-06-01T13:00:14.506Z',
          data: { erip: { account_number: '123', service_no: '99999999' } },
        },
      },
      AT,
    );

    expect(transactionOf(outcome)).toMatchObject({
      uid: `checkout:${token.slice(0, 40)}`,
      shopId: 5,
      status: 'expired',
      trackingId: '10423',
      amountMinor: 4299,
      checkoutToken: token,
      eripAccount: '123',
      createdAt: '2026-06-01T13:00:14.506000Z',
    });
  });

  test('the status of a checkout gives the attempt, with no time that is not its own', () => {
    const transaction = parse({
      checkout: {
        token: '31'.repeat(32),
        shop_id: 5,
        order: { amount: 500, currency: 'EUR', tracking_id: 'A-1' },
        status: 'successful',
        message: 'Transaction is successful.',
        payment_method: { created_at: '2026-06-01T13:00:14Z' },
        gateway_response: {
          payment: {
            uid: 'f356bd32-22b0-4a21-8725-490e45b67a11',
            type: 'payment',
            status: 'successful',
            rrn: '999',
            message: 'Approved',
          },
        },
      },
    });

    expect(transaction).toMatchObject({
      uid: 'f356bd32-22b0-4a21-8725-490e45b67a11',
      trackingId: 'A-1',
      rrn: '999',
      bankMessage: 'Approved',
    });
    expect(transaction.createdAt).toBeUndefined();
  });

  test.each([
    [{ response: { message: 'Record not found' } }, 'error-answer'],
    [{ code: 'E.1025', errors: {} }, 'error-answer'],
    [{ id: 'sbs_1', state: 'canceled', plan: {}, last_transaction: null }, 'subscription-without-transaction'],
    [{ status: 'processing', request_id: 'x', status_url: 'y' }, 'not-processed-yet'],
    [{ splits: [] }, 'split-payment'],
    [{ transaction: { status: 'successful' } }, 'uid-missing'],
    [{ uid: 'with space' }, 'uid-unusable'],
    [{ uid: TEST_NUMBER }, 'uid-unusable'],
    [{ id: 'tr_1', type: 'payment', status: 'paid' }, 'no-transaction'],
    [[1], 'not-an-object'],
    [null, 'not-an-object'],
  ])('%j is refused: %s', (document, reason) => {
    expect(reasonOf(parseDocument(document, AT))).toBe(reason);
  });
});

describe('values that are not as they should be', () => {
  const withField = (fields: object) => parse({ uid: 'u1', type: 'payment', ...fields });

  test('an amount beyond 2^53 is absent, and its digits are in the oddity and the document', () => {
    const outcome = parseBody('{"uid":"u1","amount":9007199254740993123,"currency":"BYR"}', AT);

    const transaction = transactionOf(outcome);
    expect(transaction).toMatchObject({ currency: 'BYR', oddities: ['amount-unusable amount 9007199254740993123'] });
    expect(transaction.amountMinor).toBeUndefined();
    expect(outcome).toMatchObject({ value: { document: expect.stringContaining('9007199254740993123') } });
  });

  test('amounts: null says nothing, whole text is a number, a fraction is never rounded', () => {
    expect(withField({ amount: null }).amountMinor).toBeUndefined();
    expect(withField({ amount: '4850' }).amountMinor).toBe(4850);
    expect(withField({ amount: 48.5 })).toMatchObject({ oddities: ['amount-unusable amount 48.5'] });
    expect(withField({ amount: '48,50' })).toMatchObject({ oddities: ['amount-unusable amount 48,50'] });
  });

  test('a currency is three letters; an unknown one is kept, another thing is an oddity', () => {
    expect(withField({ currency: 'byn' }).currency).toBe('BYN');
    expect(withField({ currency: 'XQZ' }).currency).toBe('XQZ');
    expect(withField({ currency: '933' })).toMatchObject({ oddities: ['currency-unusable currency 933'] });
  });

  test('times that cannot be are oddities, a settlement may lie ahead', () => {
    const transaction = withField({
      created_at: '2023-02-270T09:12:54.516000Z',
      updated_at: '1970-01-01T00:00:00Z',
      paid_at: '2027-11-24T00:00:00Z',
      settled_at: '2027-01-10T00:00:00Z',
    });

    expect(transaction).toEqual({
      uid: 'u1',
      type: 'payment',
      settledAt: '2027-01-10T00:00:00.000000Z',
      oddities: [
        'time-broken created_at 2023-02-270T09:12:54.516000Z',
        'time-implausible updated_at 1970-01-01T00:00:00Z',
        'time-implausible paid_at 2027-11-24T00:00:00Z',
      ],
    });
  });

  test('words that are not ours are kept as they were', () => {
    expect(withField({ status: 'auto_created' })).toMatchObject({ status: 'pending', rawStatus: 'auto_created' });
    expect(withField({ status: 'start' })).toMatchObject({ status: 'started', rawStatus: 'start' });
    expect(withField({ status: 'paused' })).toMatchObject({
      status: 'unknown',
      rawStatus: 'paused',
      oddities: ['status-unknown status paused'],
    });
    expect(parse({ uid: 'u1', type: 'swap' })).toMatchObject({ type: 'unknown', oddities: ['type-unknown type swap'] });
  });

  test('control characters, NUL and unpaired surrogates reach neither the fields nor the document', () => {
    const outcome = parseDocument(
      { uid: 'u1', description: 'a\u0000b\u0007c\ud800d', ['k\u0000\ud800'.padEnd(14, 'k')]: 'x' },
      AT,
    );

    expect(transactionOf(outcome).description).toBe('a\u2400b\u2407c\ufffdd');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
    expect(outcome.ok && /[\u0000-\u0008\ud800-\udfff]|\\u0000|\\ud8/.test(outcome.value.document)).toBe(false);
  });

  test('a document of endless depth or width is cut and says so', () => {
    let deep: unknown = 'end';
    for (let i = 0; i < 100; i += 1) deep = { deep };

    expect(withField({ deep }).oddities).toEqual(['text-shortened document']);
    expect(withField({ long: 'x'.repeat(20_000) }).oddities).toEqual(['text-shortened document']);
  });
});

describe('what must not be stored', () => {
  const documentOf = (document: unknown) => {
    const outcome = parseDocument(document, AT);
    return outcome.ok ? JSON.stringify(outcome.value) : outcome.error.excerpt;
  };

  test('tokens that can be used, 3-D Secure blobs and links with tokens are gone', () => {
    const { document } = (parseDocument(V2, AT) as { value: { document: string } }).value;

    for (const secret of ['usable', 'AAAB', 'BBBA', 'eJx', 'secret-part', 'f'.repeat(64)])
      expect(document).not.toContain(secret);
    expect(document).toContain('"bank_code":"51"');
  });

  test('a card number is cut wherever it stands: field, text, number, key, list, refused document', () => {
    const places: unknown[] = [
      { uid: 'u1', credit_card: { number: TEST_NUMBER } },
      { uid: 'u1', credit_card: { number: 4200000000000000 } },
      { uid: 'u1', credit_card: { bin: TEST_NUMBER, last_4: TEST_NUMBER } },
      { uid: 'u1', description: `card 4200 0000 0000 0000 of mine` },
      { uid: 'u1', anything: [[TEST_NUMBER]] },
      { uid: 'u1', amount: 4200000000000000 },
      { uid: 'u1', tracking_id: TEST_NUMBER },
      { uid: 'u1', [`key ${TEST_NUMBER}`]: 1 },
      { uid: TEST_NUMBER },
      { nothing: TEST_NUMBER },
      [TEST_NUMBER],
    ];

    for (const place of places) {
      expect(documentOf(place).replace(/\D/g, '')).not.toContain(TEST_NUMBER.slice(0, 12));
    }
  });

  test('a full number under the card gives BIN and last four, in the field and in the document', () => {
    const outcome = parseDocument({ uid: 'u1', credit_card: { number: TEST_NUMBER } }, AT);

    expect(transactionOf(outcome)).toMatchObject({ cardLast4: '0000' });
  });

  test('what comes before and after a part that goes is kept in its place, and the document given is left as it was', () => {
    const given = {
      uid: 'u-1',
      list: [1, { note: TEST_NUMBER }, 2],
      before: { kept: 'yes' },
      token: 'usable',
      last: null,
    };
    const untouched = structuredClone(given);

    const outcome = parseDocument(given, AT);

    expect(outcome.ok ? outcome.value.document : '').toBe(
      '{"uid":"u-1","list":[1,{"note":"420000••••••0000"},2],"before":{"kept":"yes"},"last":null}',
    );
    expect(given).toEqual(untouched);
  });

  test('uids and fingerprints that are all digits stay as they are', () => {
    const uid = '42000000-0000-4000-8000-000000000000';

    expect(parse({ uid, parent_uid: '4200-0000000000' })).toEqual({ uid, parentUid: '4200-0000000000' });
  });

  test('broken text is masked before it is kept as an excerpt', () => {
    const outcome = parseBody(`{"uid":"u1","number":"${TEST_NUMBER}`, AT);

    expect(outcome).toMatchObject({ ok: false, error: { reason: 'bad-json' } });
    expect(!outcome.ok && outcome.error.excerpt).not.toContain(TEST_NUMBER);
  });
});

describe('nothing is thrown', () => {
  test('any JSON value is parsed or refused', () => {
    const document = fc.oneof(
      fc.jsonValue(),
      fc.record({
        uid: fc.jsonValue(),
        transaction: fc.jsonValue(),
        amount: fc.jsonValue(),
        created_at: fc.jsonValue(),
        credit_card: fc.jsonValue(),
      }),
      fc.record({
        transaction: fc.record({
          uid: fc.string(),
          type: fc.jsonValue(),
          payment: fc.jsonValue(),
          customer: fc.jsonValue(),
        }),
      }),
    );

    fc.assert(fc.property(document, (value) => typeof parseDocument(value, AT).ok === 'boolean'));
  });

  test('a document cut at any byte is refused, never half read', () => {
    const text = JSON.stringify(V2);
    for (let end = 0; end < text.length; end += 1) expect(parseBody(text.slice(0, end), AT).ok).toBe(false);
  });
});
