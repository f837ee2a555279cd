import { describe, expect, test } from 'vitest';
import { answerTexts } from '../../../../server/domains/diagnosis/answer-texts.ts';
import {
  type Audience,
  Cause,
  type Language,
  Question,
  Side,
  type Verdict,
} from '../../../../server/domains/diagnosis/contract.ts';
import { explain } from '../../../../server/domains/diagnosis/explain.rules.ts';
import type { Facts } from '../../../../server/domains/diagnosis/facts.ts';
import { ago, type Given, makeFacts, makeTransaction } from '../../../support/made-facts.ts';

const ZONE = 'Europe/Minsk';

/** Everything that a text could print; what only the shop may read is a canary. */
const FULL: Given = {
  uid: 'canary-uid',
  code: 'F.0114',
  bankCode: 'canary-bank-code',
  bankMessage: 'canary bank message',
  message: 'canary gateway message',
  friendlyMessage: 'canary friendly message',
  gatewayId: 'canary-gateway',
  merchantNumber: 987_654_321,
  reason: 'canary reason',
  parentUid: 'canary-parent',
  descriptor: 'canary descriptor',
  customerEmail: 'canary@example.org',
  customerIp: '203.0.113.77',
  cardStamp: 'canary-stamp',
  status: 'failed',
  trackingId: '10423',
  cardBrand: 'visa',
  cardLast4: '4242',
  cardIssuer: 'Sample Bank',
  rrn: '632815778',
  eripAccount: '7001',
  expiredAt: ago(-600),
  paidAt: ago(100),
  manuallyCorrectedAt: ago(30),
  protection: {
    exceeded: ['volume'],
    rejectedRule: 'canary rule',
    blackListed: ['canary list'],
    currentVolumeMinor: 123_987,
  },
};
const SHOP = { name: 'Лавка', domain: 'lavka.example' };

function fullFacts(type: NonNullable<Given['type']>): Facts {
  const refund = makeTransaction({
    uid: 'r',
    type: 'refund',
    status: 'successful',
    parentUid: 'canary-uid',
    amountMinor: 1000,
  });
  return makeFacts({ ...FULL, type }, { shop: SHOP, children: [refund] });
}

const TWIN = {
  path: 'uid',
  value: 'canary-twin',
  uid: 'canary-twin',
  opens: { kind: 'transaction' as const, id: 'canary-twin' },
  says: { key: 'twin-of-order', params: { seconds: 300, status: 'successful' } },
};
/** What other domains know; every word of it is the shop's business and not the payer's. */
const BEYOND = [
  {
    path: 'delivery',
    value: ago(90),
    opens: { kind: 'delivery' as const, id: 'd-1' },
    says: {
      key: 'delivery-failed',
      params: { class: 'error-text', http: 200, excerpt: 'canary excerpt', source: 'log' },
    },
  },
  {
    path: 'module',
    value: 'canary-rule',
    opens: { kind: 'module' as const, id: 'm-1' },
    says: {
      key: 'module-said',
      params: { ru: 'Ключ', en: 'Key', fixRu: 'Замените ключ в модуле', fixEn: 'Replace the key in the module' },
    },
  },
  {
    path: 'incident',
    value: ago(150),
    opens: { kind: 'incident' as const, id: 'i-1' },
    says: { key: 'in-incident', params: { ru: 'canary incident', en: 'canary incident', payments: 12 } },
  },
];

function verdictOf(facts: Facts, cause: Cause, side: Side): Verdict {
  return { ...explain(facts), cause, side, headline: cause, certainty: 'likely', evidence: [TWIN, ...BEYOND] };
}

const AUDIENCES: Audience[] = ['merchant', 'payer'];
const LANGUAGES: Language[] = ['ru', 'en'];
const QUESTIONS = [undefined, ...Question.options];
const TYPES = ['payment', 'authorization', 'refund', 'payout', 'checkup', 'capture'] as const;

interface Told {
  cause: Cause;
  side: Side;
  type: string;
  question: Question | undefined;
  audience: Audience;
  language: Language;
}

/** Each different text with the first place where it is told. */
function everyText(): { texts: Map<string, Told>; count: number } {
  const texts = new Map<string, Told>();
  const all = TYPES.flatMap((type) =>
    QUESTIONS.flatMap((question) =>
      Cause.options.flatMap((cause) => Side.options.flatMap((side) => tellings({ type, question, cause, side }))),
    ),
  );
  for (const told of all) {
    const key = `${told.audience} ${told.language} ${told.text}`;
    if (!texts.has(key)) texts.set(key, told);
  }
  return { texts, count: all.length };
}

type Asked = Pick<Told, 'question' | 'cause' | 'side'> & { type: (typeof TYPES)[number] };

function tellings(at: Asked): (Told & { text: string })[] {
  const facts = fullFacts(at.type);
  const answers = answerTexts({
    facts,
    verdict: verdictOf(facts, at.cause, at.side),
    timeZone: ZONE,
    question: at.question,
  });
  return AUDIENCES.flatMap((audience) =>
    LANGUAGES.map((language) => {
      const answer = answers[audience][language];
      if (!answer.ready)
        throw new Error(`${at.cause} for ${audience} in ${language} lacks ${answer.missing.join(', ')}`);
      return { ...at, audience, language, text: answer.text };
    }),
  );
}

const { texts: TEXTS, count: COUNT } = everyText();
const told = (audience?: Audience) =>
  [...TEXTS].flatMap(([key, at]) =>
    audience === undefined || at.audience === audience
      ? [{ text: key.slice(key.indexOf(' ', key.indexOf(' ') + 1) + 1), at, where: JSON.stringify(at) }]
      : [],
  );

describe('every cause × side × operation × question × audience × language', () => {
  test('is a whole text: no gap, no placeholder, no stray blank, a full stop at the end', () => {
    for (const { text, where } of told()) {
      expect(text, where).not.toMatch(/\{\{|\}\}|undefined|null|NaN|\[object/);
      expect(text, where).not.toMatch(/ {2}|\n{3}| \.| ,|\.\.|,,|,\.|\(\)|«»|“”/);
      expect(text, where).toMatch(/^(Здравствуйте!|Hello,)\n\n[A-ZА-ЯЁ«]/);
      expect(text, where).toMatch(/\.$/);
    }

    expect(COUNT).toBe(TYPES.length * QUESTIONS.length * Cause.options.length * Side.options.length * 4);
  });

  test('speaks one language', () => {
    for (const { text, at, where } of told()) {
      const ours = text.replaceAll('Лавка', '');
      if (at.language === 'en') expect(ours, where).not.toMatch(/[а-яё]/i);
      else expect(ours, where).toMatch(/[а-яё]/i);
    }
  });

  test('for a payer never names fraud, lists, rules, or a card said to be lost', () => {
    const never =
      /мошенн|подозр|ч[её]рн\S* спис|украд|утер|утрач|краден|компромет|антифрод|правил\S* (защит|безопас)|риск|fraud|suspic|suspect|stolen|\blost\b|blacklist|black list|security rule|protection|\brisk/i;

    for (const { text, where } of told('payer')) expect(text, where).not.toMatch(never);
  });

  test('for a payer never tells what is between shop, provider and acquirer', () => {
    const never =
      /эквайер|шлюз|терминал|маршрут|секрет|(?<![а-яё])ключ|оборот(?!е)|acquir|gateway|terminal|routing|secret|\bkey\b|turnover|canary|F\.\d{4}|987654321|203\.0\.113/i;

    for (const { text, where } of told('payer')) expect(text, where).not.toMatch(never);
  });

  test('for a payer says whom to ask or that all is done by waiting or paying again', () => {
    for (const { text, where } of told('payer'))
      expect(text, where).toMatch(/магазин|Лавка|банк|сервис|заново|станет доступен|shop|bank|service|again/i);
  });

  test('a suspicion, a lost card and a plain refusal of the bank read the same to a payer', () => {
    const facts = fullFacts('payment');
    const texts = (['do-not-honor', 'lost-stolen', 'fraud-suspected', 'card-blocked'] as const).map(
      (cause) => answerTexts({ facts, verdict: verdictOf(facts, cause, 'issuer'), timeZone: ZONE }).payer,
    );

    expect(new Set(texts.map((text) => JSON.stringify(text))).size).toBe(1);
  });

  test('a list, a rule and the acquirer’s suspicion read the same to a payer', () => {
    const facts = fullFacts('payment');
    const texts = (
      [
        ['blacklisted', 'provider'],
        ['security-rule', 'provider'],
        ['fraud-suspected', 'acquirer'],
        ['limit-unclear', 'unknown'],
      ] as const
    ).map(([cause, side]) => answerTexts({ facts, verdict: verdictOf(facts, cause, side), timeZone: ZONE }).payer);

    expect(new Set(texts.map((text) => JSON.stringify(text))).size).toBe(1);
  });
});

describe('why a shop was not told, where nobody saw it happen', () => {
  const causes = Cause.options.filter((cause) => /^(notification-|order-amount)/.test(cause));
  const textsOf = (cause: Cause, certainty: Verdict['certainty']) => {
    const facts = makeFacts({ ...FULL, status: 'successful' }, { shop: SHOP });
    const { merchant } = answerTexts({
      facts,
      verdict: { ...verdictOf(facts, cause, 'merchant'), certainty },
      timeZone: ZONE,
      question: 'order-unchanged',
    });
    return LANGUAGES.map((language) => JSON.stringify(merchant[language]));
  };

  test.each(causes)('%s is said to seem so, and what was seen is said plainly', (cause) => {
    const seems = [/Похоже, [а-я]/, /It looks as if [a-z]/];

    textsOf(cause, 'likely').forEach((text, place) => {
      expect(text).toMatch(seems[place] ?? '');
    });
    textsOf(cause, 'sure').forEach((text, place) => {
      expect(text).not.toMatch(seems[place] ?? '');
    });
  });
});

describe('a missing fact', () => {
  const blockedBy = (given: Given, cause: Cause, audience: Audience, shop?: Facts['shop']) => {
    const facts = makeFacts({ status: 'failed', ...given }, shop === undefined ? {} : { shop });
    const answer = answerTexts({
      facts,
      verdict: { ...verdictOf(facts, cause, 'provider'), evidence: [] },
      timeZone: ZONE,
    })[audience].ru;
    return answer.ready ? [] : answer.missing;
  };

  test('blocks the text and is named', () => {
    expect(blockedBy({ uid: 'x', currency: 'BYN' }, 'insufficient-funds', 'merchant')).toEqual([]);
    const { amountMinor: _amount, createdAt: _at, ...bare } = makeTransaction({ status: 'failed' });
    const facts = { ...makeFacts(), transaction: bare };

    expect(answerTexts({ facts, verdict: explain(facts), timeZone: ZONE }).merchant.ru).toEqual({
      ready: false,
      missing: ['amount', 'time'],
    });
  });

  test('a payer who must turn to the shop has to be told which', () => {
    expect(blockedBy({}, 'gateway-full', 'payer')).toEqual(['shop']);
    expect(blockedBy({}, 'gateway-full', 'payer', { domain: 'lavka.example' })).toEqual([]);
  });

  test('a payer who must turn to the bank needs no shop', () => {
    expect(blockedBy({}, 'do-not-honor', 'payer')).toEqual([]);
  });

  test('two charges cannot be told of without the other one', () => {
    expect(blockedBy({}, 'charged-twice', 'merchant')).toEqual(['twinUid']);
  });
});

test('money, moment, order and card of the payment stand in the text', () => {
  const facts = makeFacts({
    status: 'failed',
    code: 'F.0114',
    trackingId: '10423',
    cardBrand: 'visa',
    cardLast4: '4242',
    createdAt: '2026-11-24T16:05:31.123456Z',
  });

  const texts = answerTexts({ facts, verdict: explain(facts), timeZone: ZONE });

  expect(texts.merchant.ru).toMatchObject({
    text: expect.stringContaining(
      'на 48,50\u00a0BYN не прошёл (24 ноября 2026, 19:05 UTC+3; заказ 10423; карта Visa\u00a0••••\u00a04242).',
    ),
  });
  expect(texts.merchant.en).toMatchObject({ text: expect.stringContaining('48.50\u00a0BYN') });
});

test('a guess is no news for a payer: they hear that the reason is not known', () => {
  const guessed = makeFacts({ status: 'failed', bankCode: '5A3' });
  const unread = makeFacts({ status: 'failed', code: 'F.0499' });

  const texts = [guessed, unread].map((facts) => answerTexts({ facts, verdict: explain(facts), timeZone: ZONE }).payer);

  expect(explain(guessed)).toMatchObject({ cause: 'three-ds-failed', certainty: 'guess' });
  expect(texts[0]).toEqual(texts[1]);
});

test('a declined payment whose details are still to come is declined, not undecided', () => {
  const facts = makeFacts({ status: 'failed' });

  expect(answerTexts({ facts, verdict: explain(facts), timeZone: ZONE }).payer.ru).toMatchObject({
    text: expect.stringContaining('не прошёл'),
  });
});

test('a merchant is not told of a failure that nobody has confirmed, only that it is being looked at', () => {
  const incident = {
    id: 'i-1',
    title: { ru: '№ 12, Двина Банк', en: 'no. 12, Dvina Bank' },
    since: ago(150),
    until: null,
    scope: 'acquirer' as const,
    isPlanned: false,
  };
  const textOf = (isSuspected: boolean, language: Language) => {
    const facts = makeFacts(
      { status: 'failed', code: 'F.0999' },
      { incidents: [{ ...incident, ...(isSuspected ? { isSuspected } : {}) }] },
    );
    const answer = answerTexts({ facts, verdict: explain(facts), timeZone: ZONE }).merchant[language];
    return answer.ready ? answer.text : '';
  };

  expect(textOf(false, 'ru')).toContain('так отклоняется много платежей');
  expect(textOf(true, 'ru')).toContain('мы это проверяем');
  expect(textOf(true, 'ru')).not.toMatch(/много платежей|сбо[йе]|инцидент|ни при чём/);
  expect(textOf(true, 'en')).toContain('we are checking');
  expect(textOf(true, 'en')).not.toMatch(/many payments|incident|not about the payer/);
});
