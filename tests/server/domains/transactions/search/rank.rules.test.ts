import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Candidate,
  isFarAhead,
  rankCandidates,
} from '../../../../../server/domains/transactions/search/rank.rules.ts';
import { understandText } from '../../../../../server/domains/transactions/search/understand-text.rules.ts';

const now = Temporal.ZonedDateTime.from('2026-06-10T12:30[Europe/Minsk]');
const termsOf = (text: string) => understandText(text, { now }).terms;
const rank = (text: string, candidates: Candidate[]) => rankCandidates(termsOf(text), candidates);
const MESSAGE = 'Почему не прошёл платёж по заказу 10423? клиент платил картой 4242 вчера около семи, 48,50';

const wanted: Candidate = {
  uid: '37746555-bbdad687b0',
  trackingId: '10423',
  cardBin: '420000',
  cardLast4: '4242',
  amountMinor: 4850,
  currency: 'BYN',
  createdAt: '2026-06-09T16:03:11.000000Z',
  shopId: 361,
  merchantName: 'Ромашка',
};
const other = (changes: Partial<Candidate>): Candidate => ({ ...wanted, uid: '37746555-0000000000', ...changes });

describe('the right payment is first', () => {
  test('among near misses: another card, another amount, another day, another order', () => {
    const ranked = rank(MESSAGE, [
      other({ uid: 'a', trackingId: '10424' }),
      other({ uid: 'b', cardLast4: '0000' }),
      other({ uid: 'c', amountMinor: 4851 }),
      other({ uid: 'd', createdAt: '2026-06-08T16:07:11.000000Z' }),
      wanted,
    ]);

    expect(ranked[0]?.candidate).toBe(wanted);
    expect(ranked[0]?.contradictions).toEqual([]);
    expect(ranked[0]?.reasons.map(({ kind, how }) => [kind, how])).toEqual([
      ['order', 'exact'],
      ['card', 'part'],
      ['time-window', 'exact'],
      ['amount', 'exact'],
    ]);
  });

  test('a uid outweighs everything else', () => {
    const [first] = rank('37746555-bbdad687b0, карта 0000, 15 BYN', [
      other({ cardLast4: '0000', amountMinor: 1500 }),
      wanted,
    ]);

    expect(first?.candidate).toBe(wanted);
  });

  test('of the evening and the morning the evening counts for more', () => {
    const morning = other({ uid: 'm', createdAt: '2026-06-09T04:02:00.000000Z' });
    const ranked = rank('вчера около семи', [morning, wanted]);

    expect(ranked[0]?.candidate).toBe(wanted);
    expect(ranked[1]?.reasons[0]).toMatchObject({
      kind: 'time-window',
      how: 'exact',
      otherReading: true,
      minutesApart: 2,
    });
  });
});

describe('how an order fits a tracking id', () => {
  test.each([
    ['10423', '10423', 'exact'],
    ['10423', '10423;A-77', 'one-of-several'],
    ['10423', '#010423', 'nearly'],
    ['a-77', 'A-77', 'nearly'],
    ['10423', 'wc_10423-1', 'part'],
    ['10423', 'WC10423', 'nearly'],
    ['420000••••••0000', '420000••••••0000', 'exact'],
    ['10423', '104231', 'different'],
  ])('%s in %s: %s', (order, trackingId, how) => {
    const [ranked] = rankCandidates(
      [{ key: 'o', certainty: 'named', readings: [{ kind: 'order', order }] }],
      [{ uid: 'x', trackingId }],
    );

    expect([...(ranked?.reasons ?? []), ...(ranked?.contradictions ?? [])][0]?.how).toBe(how);
  });
});

describe('how other things fit', () => {
  test.each<[string, Partial<Candidate>, string]>([
    ['карта 420000******4242', {}, 'card exact'],
    ['*4242', {}, 'card part'],
    ['бин 42000099', {}, 'card part'],
    ['48,50', {}, 'amount exact'],
    ['48,50', { currency: 'KWD', amountMinor: 48500 }, 'amount exact'],
    ['5000', { currency: 'JPY', amountMinor: 5000 }, 'amount exact'],
    ['около 50 руб', {}, 'amount near'],
    ['вчера', {}, 'day same-day'],
    ['вчера', { createdAt: '2026-06-08T20:00:00.000000Z' }, 'day near'],
    ['вчера в 19:05', {}, 'time-window exact'],
    ['вчера в 10:05', {}, 'time-window same-day'],
    ['вчера в 19:05', { createdAt: null, paidAt: '2026-06-09T16:05:00.000000Z' }, 'time-window exact'],
    ['ivan@example.com', { customerEmail: 'Ivan@Example.com' }, 'email exact'],
    ['+375 29 123-45-67', { customerPhone: '+375291234567' }, 'phone exact'],
    ['тел. 123-45-67', { customerPhone: '375291234567' }, 'phone part'],
    ['магазин 361', {}, 'shop exact'],
    ['магазин «Ромашка»', {}, 'merchant exact'],
    ['Ромашка', {}, 'words part'],
    ['RRN 615312345678', { rrn: '615312345678' }, 'rrn exact'],
    ['код авторизации ab12cd', { authCode: 'AB12CD' }, 'auth-code exact'],
  ])('%j', (text, known, fit) => {
    const [ranked] = rank(text, [{ ...wanted, trackingId: null, ...known }]);

    expect(ranked?.reasons.map(({ kind, how }) => `${kind} ${how}`)).toContain(fit);
  });

  test('what is not known of a candidate speaks neither for nor against it', () => {
    const [ranked] = rank(`${MESSAGE}, RRN 615312345678, ivan@example.com, магазин 361`, [{ uid: 'x' }]);

    expect(ranked).toMatchObject({ score: 0, reasons: [], contradictions: [] });
  });

  test('a guess that fails says nothing; what was named and differs contradicts', () => {
    expect(rank('4242', [other({ cardLast4: '0000', trackingId: '1' })])[0]?.contradictions).toEqual([]);
    expect(rank('карта 4242', [other({ cardLast4: '0000' })])[0]?.contradictions).toMatchObject([
      { kind: 'card', how: 'different' },
    ]);
  });

  test('two order numbers are two chances, not two proofs', () => {
    const one = rank('заказ 10423', [wanted])[0];
    const two = rank('заказы 10423, 10424', [wanted])[0];

    expect(two?.score).toBe(one?.score);
    expect(two?.contradictions).toEqual([]);
  });
});

describe('far ahead', () => {
  test('is a payment on which several things agree and that no other comes near', () => {
    expect(isFarAhead(rank(MESSAGE, [wanted, other({ trackingId: '10424', amountMinor: 1500 })]))).toBe(true);
  });

  test('is a uid or an RRN alone', () => {
    expect(isFarAhead(rank('37746555-bbdad687b0', [wanted, other({})]))).toBe(true);
    expect(isFarAhead(rank('RRN 615312345678', [{ ...wanted, rrn: '615312345678' }]))).toBe(true);
  });

  test.each<[string, Candidate[]]>([
    ['заказ 10423', [wanted]],
    [MESSAGE, [wanted, other({ createdAt: '2026-06-09T16:03:00.000000Z' })]],
    ['карта 4242, 48,50', [wanted]],
    ['заказ 10423, карта 0000, вчера около семи, 48,50', [wanted]],
    ['10423 4242', [wanted]],
    ['почему?', [wanted]],
    ['37746555-bbdad687b0', []],
  ])('is not: %j', (text, candidates) => {
    expect(isFarAhead(rank(text, candidates))).toBe(false);
  });
});

test('the order of candidates that come in does not change the order that goes out', () => {
  const candidate = fc.record({
    uid: fc.stringMatching(/^[a-c]{1,3}$/),
    trackingId: fc.option(fc.constantFrom('10423', '10424', '10423;1')),
    cardLast4: fc.option(fc.constantFrom('4242', '0000')),
    amountMinor: fc.option(fc.constantFrom(4850, 100)),
    currency: fc.constant('BYN'),
    createdAt: fc.option(fc.constantFrom('2026-06-09T16:07:11.000000Z', '2026-06-01T16:07:11.000000Z')),
  });
  const distinct = fc.uniqueArray(candidate, { selector: ({ uid }) => uid, maxLength: 12 });
  fc.assert(
    fc.property(distinct, (candidates) => {
      const uids = (list: Candidate[]) => rank(MESSAGE, list).map((each) => each.candidate.uid);

      expect(uids(candidates.toReversed())).toEqual(uids(candidates));
    }),
    { numRuns: 300 },
  );
});

test('reasons and contradictions add up to the score', () => {
  const [ranked] = rank('заказ 10423, карта 0000, 48,50', [wanted]);
  const sum = [...(ranked?.reasons ?? []), ...(ranked?.contradictions ?? [])].reduce(
    (total, { weight }) => total + weight,
    0,
  );

  expect(ranked?.score).toBeCloseTo(sum);
});

test('a refund stands behind its payment, unless the words fit it better', () => {
  const payment = { uid: 'p', trackingId: '10423', amountMinor: 4850, currency: 'BYN' };
  const refund = { uid: 'r', parentUid: 'p', trackingId: '10423', amountMinor: 1000, currency: 'BYN' };

  const byOrder = rank('заказ 10423', [refund, payment]);
  const byAmount = rank('заказ 10423, вернули 10,00 BYN', [payment, refund]);

  expect(byOrder.map(({ candidate }) => candidate.uid)).toEqual(['p', 'r']);
  expect(byAmount.map(({ candidate }) => candidate.uid)).toEqual(['r', 'p']);
});
