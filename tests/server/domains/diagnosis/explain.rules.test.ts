import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerTexts } from '../../../../server/domains/diagnosis/answer-texts.ts';
import { CAUSES } from '../../../../server/domains/diagnosis/causes.rules.ts';
import { Cause, ExplainedVerdict, Verdict } from '../../../../server/domains/diagnosis/contract.ts';
import {
  BANK_COMMON,
  DEVIATING,
  STANDING_ALONE,
} from '../../../../server/domains/diagnosis/dictionaries/bank-common.rules.ts';
import { BANK_ONE } from '../../../../server/domains/diagnosis/dictionaries/bank-one.rules.ts';
import { BEGATEWAY } from '../../../../server/domains/diagnosis/dictionaries/begateway.rules.ts';
import { ISO_8583 } from '../../../../server/domains/diagnosis/dictionaries/iso-8583.rules.ts';
import { explain } from '../../../../server/domains/diagnosis/explain.rules.ts';
import type { Facts } from '../../../../server/domains/diagnosis/facts.ts';
import { putInWords, shortVerdict } from '../../../../server/domains/diagnosis/put-in-words.ts';
import {
  type GatewayTransaction,
  TransactionStatus,
  TransactionType,
} from '../../../../server/domains/gateways/contract.ts';
import { ago, type Given, makeFacts, makeTransaction, type Relatives } from '../../../support/made-facts.ts';

const causes = (given: Given, relatives: Relatives = {}) => {
  const { cause, also } = explain(makeFacts(given, relatives));
  return [cause, ...also.map((finding) => finding.cause)];
};

describe('the order of the rules is the policy', () => {
  const refund = makeTransaction({ uid: 'r', type: 'refund', status: 'successful', parentUid: 'made-1' });
  const chargeback = makeTransaction({ uid: 'c', type: 'chargeback', status: 'successful', parentUid: 'made-1' });

  test('a wrong request comes before test mode, and both are said', () => {
    expect(causes({ status: 'failed', code: 'E.1025', test: true })).toEqual(['request-invalid', 'test-mode']);
  });

  test('a successful test is only a test', () => {
    expect(causes({ status: 'successful', test: true })).toEqual(['test-mode']);
  });

  test('a dispute comes before a refund, a refund before "paid"', () => {
    expect(causes({ status: 'successful' }, { children: [refund, chargeback] })).toEqual([
      'chargeback',
      'refunded',
      'paid',
    ]);
  });

  test('charged twice comes before "paid"', () => {
    const twin = makeTransaction({ uid: 'twin', status: 'successful', trackingId: '1', createdAt: ago(118) });

    expect(causes({ status: 'successful', trackingId: '1' }, { sameOrder: [twin] })).toEqual(['charged-twice', 'paid']);
  });

  test('perhaps charged twice only stands beside "paid"', () => {
    const again = makeTransaction({ uid: 'again', status: 'successful', trackingId: '2', createdAt: ago(118) });

    expect(causes({ status: 'successful', trackingId: '1' }, { sameCard: [again] })).toEqual(['paid', 'two-orders']);
  });

  test('the provider’s own limit comes before the code that names it vaguely', () => {
    expect(
      causes({ status: 'failed', code: 'F.0123', protection: { exceeded: ['volume'], status: 'failed' } }),
    ).toEqual(['limit-provider', 'limit-provider-or-acquirer']);
  });

  test('a European Mastercard’s 65 is no limit', () => {
    expect(causes({ status: 'failed', bankCode: '65', cardBrand: 'master', cardCountry: 'PL' })[0]).toBe(
      'three-ds-required',
    );
    expect(causes({ status: 'failed', bankCode: '65', cardBrand: 'master', cardCountry: 'BY' })[0]).toBe(
      'limit-issuer',
    );
  });

  test('an ERIP bill that waits is no stuck payment', () => {
    expect(causes({ status: 'pending', methodType: 'erip' })[0]).toBe('erip-pending');
  });

  test('a sparse row of a list says that its details are still to come', () => {
    expect(explain(makeFacts({ status: 'failed' }))).toMatchObject({
      cause: 'not-known-yet',
      next: { who: 'provider', how: 'fetch-details' },
    });
  });
});

describe('every published code', () => {
  test.each([...BEGATEWAY.meanings.keys()])('%s of beGateway gives a verdict of its own', (code) => {
    const verdict = explain(
      makeFacts({ status: code.startsWith('S') ? 'successful' : code.startsWith('P') ? 'pending' : 'failed', code }),
    );

    expect(verdict.cause).not.toBe('code-unknown');
    expect(verdict.cause).not.toBe('not-known-yet');
    expect(verdict.codes).toEqual([expect.objectContaining({ code, dictionary: 'begateway', generation: 'current' })]);
  });

  test('every bank code gives a verdict at its own bank', () => {
    for (const book of [BANK_COMMON, ...DEVIATING, ...STANDING_ALONE, BANK_ONE])
      for (const [bankCode, meaning] of book.meanings) {
        const verdict = explain(
          makeFacts({ status: 'failed', bankCode, createdAt: '2023-05-04T10:00:00.000000Z' }, { acquirer: book.name }),
        );

        expect(verdict.codes, `${book.name} ${bankCode}`).toEqual([
          expect.objectContaining({ dictionary: book.name, cause: meaning.cause }),
        ]);
        expect(verdict.cause).not.toBe('code-unknown');
      }
  });

  test('every ISO code gives a verdict', () => {
    for (const bankCode of ISO_8583.meanings.keys())
      expect(explain(makeFacts({ status: 'failed', bankCode })).cause, bankCode).not.toBe('code-unknown');
  });

  test('an unpublished code is unknown, never guessed', () => {
    expect(explain(makeFacts({ status: 'failed', code: 'F.0499' }))).toMatchObject({
      cause: 'code-unknown',
      side: 'unknown',
      next: { who: 'provider' },
    });
  });
});

test('every cause has its side, its next step and its words', () => {
  expect(Object.keys(CAUSES).sort()).toEqual([...Cause.options].sort());
});

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const uids = fc.constantFrom('made-1', 'twin', 'other');
const instants = fc.oneof(fc.constantFrom(ago(1), ago(119.8), ago(120), ago(99_999), ago(-5)), fc.string());
const anyTransaction: fc.Arbitrary<GatewayTransaction> = fc
  .record({
    uid: uids,
    shopId: maybe(fc.constantFrom(12, 361)),
    type: maybe(fc.constantFrom(...TransactionType.options)),
    status: maybe(fc.constantFrom(...TransactionStatus.options)),
    code: maybe(fc.oneof(fc.constantFrom(...BEGATEWAY.meanings.keys()), fc.string())),
    bankCode: maybe(
      fc.oneof(fc.constantFrom(...ISO_8583.meanings.keys(), ...BANK_COMMON.meanings.keys()), fc.string()),
    ),
    amountMinor: maybe(fc.maxSafeInteger()),
    currency: maybe(fc.constantFrom('BYN', 'BYR', 'XYZ', 'JPY')),
    trackingId: maybe(fc.string()),
    test: maybe(fc.boolean()),
    parentUid: maybe(uids),
    recurringType: maybe(fc.string()),
    methodType: maybe(fc.constantFrom('credit_card', 'erip', 'alternative')),
    createdAt: maybe(instants),
    paidAt: maybe(instants),
    settledAt: maybe(instants),
    manuallyCorrectedAt: maybe(instants),
    cardStamp: maybe(fc.constantFrom('a', 'b')),
    cardBrand: maybe(fc.string()),
    cardCountry: maybe(fc.constantFrom('BY', 'LT')),
    cardLast4: maybe(fc.string()),
    rrn: maybe(fc.string()),
    bankMessage: maybe(fc.string()),
    threeDsVe: maybe(fc.constantFrom('Y', 'N', 'U', '?')),
    threeDsPa: maybe(fc.constantFrom('Y', 'N', 'U', 'R', 'A')),
    threeDsFailReason: maybe(fc.string()),
    protection: maybe(
      fc
        .record({ exceeded: fc.subarray(['volume', 'count', 'max'] as const), blackListed: fc.array(fc.string()) })
        .map((p) => ({ ...p, exceeded: [...p.exceeded] })),
    ),
  })
  .map(
    (fields) =>
      Object.fromEntries(
        Object.entries(fields).filter(([, value]) => value !== undefined),
      ) as unknown as GatewayTransaction,
  );

const anyFacts: fc.Arbitrary<Facts> = fc.record({
  transaction: anyTransaction,
  related: fc.record({
    children: fc.array(anyTransaction, { maxLength: 3 }),
    sameCard: fc.array(anyTransaction, { maxLength: 3 }),
    sameOrder: fc.array(anyTransaction, { maxLength: 3 }),
  }),
  at: fc.constant(ago(0)),
});

test('any facts give a verdict of the right shape, with its words and texts', () => {
  fc.assert(
    fc.property(anyFacts, (facts) => {
      const verdict = explain(facts);
      const explained = {
        verdict,
        words: putInWords(verdict, 'Europe/Minsk'),
        texts: answerTexts({ facts, verdict, timeZone: 'Europe/Minsk' }),
      };

      expect(ExplainedVerdict.parse(explained)).toEqual(explained);
      expect(verdict.evidence.length + verdict.codes.length).toBeGreaterThan(0);
      expect(verdict.also.map((finding) => finding.cause)).not.toContain(verdict.cause);
    }),
    { numRuns: 1_000 },
  );
});

test('the same facts give the same verdict', () => {
  fc.assert(
    fc.property(anyFacts, (facts) => {
      expect(explain(structuredClone(facts))).toEqual(explain(facts));
    }),
  );
});

test('a verdict survives the wire', () => {
  const verdict = explain(makeFacts({ status: 'failed', code: 'F.0114' }));

  expect(Verdict.parse(JSON.parse(JSON.stringify(verdict)))).toEqual(verdict);
  expect(shortVerdict(verdict)).toEqual({
    uid: 'made-1',
    side: 'issuer',
    cause: 'insufficient-funds',
    certainty: 'sure',
    headline: { ru: 'Не хватило денег на счёте', en: 'Insufficient funds on the account' },
    isCorrected: false,
  });
});
