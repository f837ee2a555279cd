import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type DraftKind, planDraft } from '../../../../server/domains/answers/draft.rules.ts';
import { draftText } from '../../../../server/domains/answers/draft-text.ts';
import { type Opens, opensOf } from '../../../../server/domains/answers/opens.rules.ts';
import { explainedForCheck, tellablePayment } from '../../../../server/domains/answers/tellable-payment.rules.ts';
import {
  type Disclosure,
  type ExplainedForCheck,
  leaksIn,
} from '../../../../server/domains/answers/tells-too-much.rules.ts';
import { Cause, type Language, type Side } from '../../../../server/domains/diagnosis/contract.ts';
import { explain } from '../../../../server/domains/diagnosis/explain.rules.ts';
import { type ExplainedPayment, explainedPayment } from '../../../../server/domains/diagnosis/explain-payment.ts';
import { STARTING_TEMPLATES } from '../../../../server/domains/knowledge/starting-templates.ts';
import { ProofLevel, WriterSide } from '../../../../server/domains/tickets/contract.ts';
import type { TransactionFacts } from '../../../../server/domains/transactions/contract.ts';
import { MerchantId, TransactionUid } from '../../../../server/kernel/ids.ts';
import { ago, type Given, makeFacts } from '../../../support/made-facts.ts';

/*
 * Promise D-13: a draft states the true cause and never tells more than the writer has proven to be. Every cause of a verdict ×
 * level × side × group × language, with every fact of the payment filled in: the draft passes the check of the send, and each
 * thing that would be too much is caught by it.
 */
const ZONE = 'Europe/Minsk';
const OURS = MerchantId.parse('00000000-0000-7000-8000-000000000001');
const OTHERS = MerchantId.parse('00000000-0000-7000-8000-000000000002');
const LANGUAGES: Language[] = ['ru', 'en'];
const TYPES = ['payment', 'authorization', 'refund'] as const;
const SIDES_OF_CAUSE = ['issuer', 'provider'] as const satisfies Side[];

const FULL: Given = {
  uid: '37746555-bbdad687b0',
  status: 'failed',
  code: 'F.0114',
  bankCode: '57',
  bankMessage: 'Canary of the bank',
  message: 'Canary of the gateway',
  gatewayId: '36100',
  parentUid: '37746555-aaaaaaaaaa',
  trackingId: 'ORD-10423',
  cardBrand: 'visa',
  cardLast4: '4242',
  cardIssuer: 'Sample Bank',
  authCode: 'Q7W8E9',
  rrn: '632815778123',
  reason: 'canary reason',
  eripAccount: '700123',
  customerEmail: 'canary@example.org',
  customerPhone: '+375281112233',
  customerIp: '203.0.113.77',
  customerName: 'Vera Canary',
  cardHolder: 'V CANARY',
  amountMinor: 4850,
  currency: 'BYN',
  createdAt: ago(120),
  expiredAt: ago(-600),
  manuallyCorrectedAt: ago(30),
  protection: { exceeded: ['volume'], rejectedRule: 'canary rule', blackListed: ['canary list'] },
};
const SHOP = { name: 'Лавка', domain: 'lavka.example' };

interface Told {
  cause: Cause;
  explained: ExplainedPayment;
  payment: ExplainedForCheck;
}

function toldOf(cause: Cause, type: (typeof TYPES)[number], side: Side): Told {
  const facts = makeFacts({ ...FULL, type }, { shop: SHOP });
  const verdict = { ...explain(facts), cause, side, headline: cause, certainty: 'sure' as const, also: [] };
  const explained = explainedPayment({ facts, verdict, timeZone: ZONE });
  // Safe: what a stored row adds to the gateway's fields is given here by hand.
  const stored = {
    ...facts.transaction,
    amount: { minor: 4850, currency: 'BYN' },
    merchantId: OURS,
    shopName: SHOP.name,
  } as unknown as TransactionFacts;
  return { cause, explained, payment: explainedForCheck(stored, explained, ZONE) };
}

const EVERY: Told[] = Cause.options.flatMap((cause) =>
  TYPES.flatMap((type) => SIDES_OF_CAUSE.map((side) => toldOf(cause, type, side))),
);

const EVERY_CAUSE = Cause.options.map((cause) => toldOf(cause, 'payment', 'issuer'));

const held = (given: Partial<Disclosure>): Disclosure => ({
  opens: 'nothing',
  isGroup: false,
  payment: null,
  others: [],
  merchants: [],
  said: '',
  pieces: [],
  templates: [],
  ...given,
});
const leaks = (text: string, given: Partial<Disclosure>) => leaksIn(text, held(given)).map(({ what }) => what);

interface Drafted {
  kind: DraftKind | undefined;
  text: string;
  opens: Opens;
}

function drafted(
  { explained }: Told,
  level: ProofLevel,
  side: WriterSide,
  isGroup: boolean,
  language: Language,
): Drafted {
  const opens = opensOf(level, side, isGroup);
  const body = opens === 'nothing' ? undefined : explained.bodies[opens][language];
  const { kind } = planDraft({ opens, side, isGroup, hasQuestion: true, hasPayment: true, body });
  const text =
    kind === undefined
      ? ''
      : draftText({
          kind,
          language,
          name: undefined,
          sentCard: false,
          missing: ['order'],
          body: body?.ready === true ? body.text : '',
        });
  return { kind, text, opens };
}

describe.each(LANGUAGES)('every cause × level × side × group in %s', (language) => {
  const all = EVERY.flatMap((told) =>
    ProofLevel.options.flatMap((level) =>
      WriterSide.options.flatMap((side) =>
        [false, true].map((isGroup) => ({
          told,
          level,
          side,
          isGroup,
          ...drafted(told, level, side, isGroup, language),
        })),
      ),
    ),
  );

  test('a draft passes the check of the send', () => {
    // Most combinations draft the same words about the same payment: each is looked at once.
    const different = new Map(
      all.map((each) => [`${EVERY.indexOf(each.told)} ${each.opens} ${each.isGroup} ${each.text}`, each]),
    );
    const refused = [...different.values()].flatMap(({ told, level, side, isGroup, text, opens }) => {
      const found = leaksIn(text, held({ opens, isGroup, payment: told.payment, merchants: [OURS] }));
      return found.length === 0 ? [] : [{ cause: told.cause, level, side, isGroup, found }];
    });

    expect(refused.slice(0, 3)).toEqual([]);
  });

  test('who has proven nothing, and a group that is bound to nobody, read nothing of the payment', () => {
    const open = all.filter(
      ({ level, isGroup }) => level === 'unknown' || level === 'claims' || (isGroup && level === 'proven'),
    );

    expect(open.filter(({ kind }) => kind === 'tell')).toEqual([]);
    expect(new Set(open.map(({ text }) => text)).size).toBeLessThan(6);
  });

  test('the merchant’s text never goes to a payer, nor a payer’s into a group', () => {
    const told = all.filter(({ kind }) => kind === 'tell');
    const toPayers = told.filter(({ side, level }) => side === 'payer' || level === 'proven');

    expect(told.length).toBeGreaterThan(1000);
    expect(toPayers.filter(({ text }) => text.includes('37746555-bbdad687b0'))).toEqual([]);
    expect(told.filter(({ isGroup, opens }) => isGroup && opens !== 'merchant')).toEqual([]);
  });

  test('the merchant’s text is caught on its way to a payer, and every text on its way to nobody', () => {
    const passed = (told: Told, audience: 'merchant' | 'payer', opens: Opens) => {
      const body = told.explained.bodies[audience][language];
      return body.ready && leaks(body.text, { opens, payment: told.payment }).length === 0;
    };
    const missed = EVERY.filter(
      (told) =>
        passed(told, 'merchant', 'payer') || passed(told, 'merchant', 'nothing') || passed(told, 'payer', 'nothing'),
    );

    expect(missed.map(({ cause }) => cause)).toEqual([]);
  });

  test('the headline is caught where it may not be heard, in the middle of other words', () => {
    const missed = EVERY_CAUSE.flatMap(({ cause, payment }) =>
      payment.causes.flatMap(({ words, forPayer }) =>
        words.flatMap((headline) => {
          const text = `Ну, если коротко: «${headline.toUpperCase()}», вот так`;
          const toPayer = leaks(text, { opens: 'payer', payment }).includes('headline') === !forPayer;
          return leaks(text, { payment }).includes('headline') && toPayer ? [] : [`${cause}: ${headline}`];
        }),
      ),
    );

    expect(missed).toEqual([]);
  });

  test('no starting template for payers or anybody says what a closed cause may not be called', () => {
    const texts = STARTING_TEMPLATES.filter(({ audience }) => audience !== 'merchant').map(
      ({ texts: both }) => both[language] ?? '',
    );
    const refused = texts.filter((text) =>
      EVERY_CAUSE.some(({ payment }) => leaks(text, { opens: 'payer', payment }).length > 0),
    );

    expect(refused).toEqual([]);
  });
});

describe('each thing that would be too much is caught', () => {
  const { payment } = toldOf('fraud-suspected', 'payment', 'issuer');
  const other = tellablePayment(
    {
      uid: '99999999-cccccccccc',
      merchantId: OTHERS,
      amount: { minor: 9900, currency: 'BYN' },
      cardLast4: '1111',
      rrn: '555555555555',
      customerEmail: 'stranger@example.org',
      createdAt: null,
      paidAt: null,
    } as unknown as TransactionFacts, // the fields that a text is held against
    ZONE,
  );
  const piece = (audience: 'payer' | 'merchant', uid = '37746555-bbdad687b0') => ({
    uid: TransactionUid.parse(uid),
    audience,
    language: 'ru' as const,
  });

  test.each<[string, string, Opens[]]>([
    ['uid', 'uid 37746555-bbdad687b0', ['nothing', 'payer']],
    ['uid', 'исходный платёж 37746555-AAAAAAAAAA', ['nothing', 'payer']],
    ['rrn', 'RRN 632815778123', ['nothing', 'payer']],
    ['auth-code', 'код авторизации q7w8e9', ['nothing', 'payer']],
    ['decline-code', 'ошибка F.0114', ['nothing', 'payer']],
    ['decline-code', 'код банка 57', ['nothing', 'payer']],
    ['bank-words', 'the bank said "canary of the bank"', ['nothing', 'payer']],
    ['bank-words', 'шлюз ответил Canary of the gateway', ['nothing', 'payer']],
    ['protection', 'сработало canary rule', ['nothing', 'payer']],
    ['protection', 'вы в canary list', ['nothing', 'payer']],
    ['personal', 'письмо на canary@example.org', ['nothing', 'payer']],
    ['personal', 'адрес 203.0.113.77', ['nothing', 'payer']],
    ['suspect-words', 'есть подозрение на мошенничество', ['nothing', 'payer']],
    ['suspect-words', 'looks like fraud', ['nothing', 'payer']],
    ['order', 'заказ ORD-10423', ['nothing']],
    ['shop', 'магазин Лавка', ['nothing']],
    ['time', 'в 19:00 вы платили', ['nothing']],
    ['amount', 'ваш платёж на 48,50 BYN', ['nothing']],
    ['card-and-amount', 'карта *4242, 48,50', ['nothing']],
  ])('%s in %j', (what, text, closedTo) => {
    for (const opens of ['nothing', 'payer', 'merchant'] as const)
      expect(leaks(text, { opens, payment, merchants: [OURS] }).includes(what as never), opens).toBe(
        closedTo.includes(opens),
      );
  });

  test.each<[string, Opens[]]>([
    ['платёж 99999999-cccccccccc', ['nothing', 'payer', 'merchant']],
    ['RRN 555555555555', ['nothing', 'payer', 'merchant']],
    ['почта stranger@example.org', ['nothing', 'payer', 'merchant']],
    ['карта *1111, 99,00 BYN', ['nothing', 'payer', 'merchant']],
  ])('another payment in %j', (text, closedTo) => {
    for (const opens of ['nothing', 'payer', 'merchant'] as const)
      expect(leaks(text, { opens, payment, others: [other], merchants: [OURS] }).includes('other-payment'), opens).toBe(
        closedTo.includes(opens),
      );
  });

  test.each([
    ['e-mail', 'canary@example.org'],
    ['phone', '+375281112233'],
    ['IP', '203.0.113.77'],
    ['name', 'Vera Canary'],
    ['name on the card', 'V CANARY'],
  ])('the payer’s %s in a group of their merchant, and not in a private answer to them', (_, value) => {
    const text = `Платил ${value}.`;
    const merchants = [OURS];
    const theirs = { ...payment, uid: '99999999-cccccccccc' };
    const inGroup = { opens: 'merchant', isGroup: true, merchants } as const;

    expect(leaks(text, { ...inGroup, payment })).toEqual(['personal']);
    expect(leaks(text, { ...inGroup, others: [theirs] })).toEqual(['personal']);
    expect(leaks(text, { ...inGroup, payment, said: `это ${value}` })).toEqual([]);
    expect(leaks(text, { opens: 'merchant', payment, merchants })).toEqual([]);
  });

  test('another payment of the same merchant may be spoken of to them', () => {
    const theirs = { ...other, merchantId: OURS };

    expect(leaks('99999999-cccccccccc', { opens: 'merchant', payment, others: [theirs], merchants: [OURS] })).toEqual(
      [],
    );
    expect(leaks('99999999-cccccccccc', { opens: 'merchant', others: [theirs], merchants: [OURS] })).toEqual([]);
    expect(leaks('99999999-cccccccccc', { opens: 'payer', payment, others: [theirs], merchants: [OURS] })).toEqual([
      'other-payment',
    ]);
  });

  test('what the writer said may be said back', () => {
    const said = 'заказ ORD-10423, карта 4242, 48,50 BYN, в 19:00, RRN 632815778123, магазин Лавка';

    expect(
      leaks('Вы пишете о заказе ORD-10423 на 48.50 BYN (карта *4242, 19:00, RRN 632815778123)', { payment, said }),
    ).toEqual([]);
  });

  test('pieces and templates are known for what they tell, whatever the text says now', () => {
    expect(leaks('', { payment, pieces: [piece('payer')] })).toEqual(['text']);
    expect(leaks('', { opens: 'payer', payment, pieces: [piece('payer')] })).toEqual([]);
    expect(leaks('', { opens: 'payer', payment, pieces: [piece('merchant')] })).toEqual(['text']);
    expect(leaks('', { opens: 'merchant', payment, pieces: [piece('payer', '99999999-cccccccccc')] })).toEqual([
      'other-payment',
    ]);
    expect(leaks('', { opens: 'payer', payment, templates: ['merchant'] })).toEqual(['template']);
    expect(leaks('', { payment, templates: ['anybody'] })).toEqual([]);
  });

  test('ordinary words pass', () => {
    const text =
      'Здравствуйте! Спасибо за обращение, мы посмотрели. Через 51 минуту ответим подробнее, в 2026 году так бывает. Подскажите, пожалуйста, номер заказа.';

    expect(leaks(text, { payment, others: [other] })).toEqual([]);
  });

  test('any value of any fact is found where it stands by itself, and no text breaks the check', () => {
    const value = fc.string({ minLength: 4, unit: 'grapheme' }).filter((text) => text.trim().length >= 4);

    fc.assert(
      fc.property(
        value,
        fc.string({ unit: 'grapheme' }),
        fc.constantFrom('uid', 'rrn', 'personal'),
        (fact, words, kind) => {
          const planted = { ...payment, secrets: [{ kind, value: fact } as const] };

          expect(leaks(`${words} ( ${fact} ) ${words}`, { payment: planted })).toContain(kind);
        },
      ),
      { numRuns: 300 },
    );
  });
});
