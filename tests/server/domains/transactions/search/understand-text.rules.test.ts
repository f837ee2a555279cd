import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Reading, Understood } from '../../../../../server/domains/transactions/search/contract.ts';
import { understandText } from '../../../../../server/domains/transactions/search/understand-text.rules.ts';
import { spelledCard } from '../../../../support/card-numbers.ts';
import { PHRASINGS } from './phrasings.ts';

const now = Temporal.ZonedDateTime.from('2026-06-10T12:30[Europe/Minsk]');
const understand = (text: string) => understandText(text, { now });
const kindsOf = (text: string) => understand(text).terms.map(({ readings }) => readings[0]?.kind);

describe.each(Object.entries(PHRASINGS))('%s', (_title, phrasings) => {
  test.each(phrasings)('%j', (text, terms) => {
    const understood = understand(text);

    expect(understood.terms.map(({ readings }) => inWords(readings)).filter((term) => isSaid(term, terms))).toEqual(
      terms,
    );
  });
});

describe('one term and its readings', () => {
  test('a bare number is a guess, its likeliest meanings first', () => {
    expect(understand('4242').terms[0]).toMatchObject({ certainty: 'guessed' });
    expect(understand('4242').terms[0]?.readings.map(({ kind }) => kind)).toEqual(['card', 'order', 'amount', 'shop']);
    expect(understand('123456').terms[0]?.readings.map(({ kind }) => kind)).toEqual([
      'order',
      'auth-code',
      'amount',
      'card',
    ]);
    expect(understand('10423').terms[0]?.readings.map(({ kind }) => kind)).toEqual(['order', 'shop', 'amount']);
  });

  test.each([
    ['ORD-10423', ['ORD-10423', '10423']],
    ['order-7 is not paid', ['7', 'order-7']],
    ['заказ-10423', ['10423', 'заказ-10423']],
  ])('a tracking id that begins with the word itself is found as it stands: %j', (text, orders) => {
    const readings = understand(text).terms[0]?.readings.filter((reading) => reading.kind === 'order');

    expect(readings?.map(({ order }) => order)).toEqual(orders);
  });

  test('what a word names is named, what only its shape tells is shaped', () => {
    expect(understand('заказ 10423').terms[0]?.certainty).toBe('named');
    expect(understand('ivan@example.com').terms[0]?.certainty).toBe('shaped');
  });

  test('a masked card after "order" is the masked order first, and the card', () => {
    expect(understand('заказ 4200 0000 0000 0000').terms[0]?.readings).toEqual([
      { kind: 'order', order: '420000••••••0000' },
      { kind: 'card', bin: '420000', last4: '0000' },
    ]);
  });

  test('a time has a window around it, wider when it is about', () => {
    expect(understand('вчера в 19:05').terms[0]?.readings[0]).toEqual({
      kind: 'time-window',
      at: '2026-06-09T16:05:00.000000Z',
      from: '2026-06-09T15:50:00.000000Z',
      to: '2026-06-09T16:20:00.000000Z',
      about: false,
    });
    expect(understand('вчера около семи').terms[0]?.readings[0]).toMatchObject({
      from: '2026-06-09T15:00:00.000000Z',
      to: '2026-06-09T17:15:00.000000Z',
    });
  });

  test('a known shop is recognised by its name', () => {
    const { terms } = understandText('не проходит оплата в лавке чудес', {
      now,
      knownShops: [{ shopId: 361, names: ['Лавке чудес', 'wonders.example'] }],
    });

    expect(terms[0]?.readings[0]).toEqual({ kind: 'shop', shopId: 361 });
  });

  test('the same thing said twice is one term', () => {
    expect(understand('заказ 10423, да, заказ 10423').terms).toHaveLength(1);
  });
});

describe('days in zones that change their clocks', () => {
  const inWarsaw = (at: string, text: string) =>
    understandText(text, { now: Temporal.ZonedDateTime.from(`${at}[Europe/Warsaw]`) }).terms[0]?.readings[0];

  test('the day of the change is 23 or 25 hours long', () => {
    expect(inWarsaw('2026-03-30T12:00', 'вчера')).toMatchObject({
      from: '2026-03-28T23:00:00.000000Z',
      to: '2026-03-29T22:00:00.000000Z',
    });
    expect(inWarsaw('2026-10-26T12:00', 'yesterday')).toMatchObject({
      from: '2026-10-24T22:00:00.000000Z',
      to: '2026-10-25T23:00:00.000000Z',
    });
  });

  test('an hour that did not exist is the one after it', () => {
    expect(inWarsaw('2026-03-30T12:00', 'вчера в 02:30')).toMatchObject({ at: '2026-03-29T01:30:00.000000Z' });
  });

  test('"an hour ago" counts hours that passed, not what the wall says', () => {
    expect(inWarsaw('2026-03-29T03:30', 'час назад')).toMatchObject({ at: '2026-03-29T00:30:00.000000Z' });
  });
});

describe('any text', () => {
  const words = fc.constantFrom(
    ...'заказ карта вчера в около семи 48,50 руб 10423 *4242 магазин 361 +375 29 12:30 03.06 код № # «a» uid токен 3 июня на за сумма k@example.com'.split(
      ' ',
    ),
  );
  const anything = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc
      .array(fc.oneof(words, fc.string({ unit: 'grapheme', maxLength: 6 })), { maxLength: 60 })
      .map((parts) => parts.join(' ')),
    fc.constantFrom('\ud800', '\u0000заказ\u000010423', ''),
  );

  test('is understood without failing, in the shape of the wire', () => {
    fc.assert(
      fc.property(anything, (text) => {
        expect(() => Understood.parse(understand(text))).not.toThrow();
      }),
      { numRuns: 3_000 },
    );
  });

  test('gives terms that stand where they say, in order, beside each other', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const { text: read, terms } = understand(text);
        const spans = terms.map(({ span }) => span ?? { start: -1, end: -1 });

        spans.forEach(({ start, end }, i) => {
          expect(start).toBeGreaterThanOrEqual(i === 0 ? 0 : (spans[i - 1]?.end ?? 0));
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(read.length);
        });
      }),
      { numRuns: 2_000 },
    );
  });

  test('has keys that tell its terms apart', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const keys = understand(text).terms.map(({ key }) => key);

        expect(new Set(keys).size).toBe(keys.length);
      }),
    );
  });

  test('keeps no card number', () => {
    fc.assert(
      fc.property(spelledCard, words, ({ digits, text }, word) => {
        expect(JSON.stringify(understand(`${word} ${text} ${word}`))).not.toContain(digits);
      }),
    );
  });

  test('may be long or hostile: what is beyond 20,000 letters is not read', () => {
    for (const hostile of [
      '1 ',
      '4242 ',
      'заказ ',
      '*',
      '+375 ',
      'a@',
      'вчера в ',
      '1.1.',
      '«',
      'ООО ',
      'a-',
      '0-',
      'uid ',
      '3 июня ',
      '1 234 ',
    ]) {
      const understood = understand(hostile.repeat(30_000 / hostile.length));

      expect(understood.text.length).toBeLessThanOrEqual(20_000);
      expect(understood.terms.length).toBeLessThanOrEqual(60);
    }
  });
});

describe('a message put together from its parts', () => {
  const digits = (length: number) => fc.stringMatching(new RegExp(`^[1-9][0-9]{${length - 1}}$`));
  const parts = fc.record({
    order: fc.tuple(fc.constantFrom('заказ', 'по заказу', 'order', 'замова', 'заказ №', 'order #'), digits(5)),
    card: fc.tuple(fc.constantFrom('карта', 'картой *', 'card ending', 'последние цифры', '****'), digits(4)),
    amount: fc.tuple(
      fc.integer({ min: 100, max: 9_999_999 }),
      fc.constantFrom('', ' BYN', ' руб', ' р.', ' USD', ' евро'),
    ),
    hour: fc.integer({ min: 10, max: 23 }),
    glue: fc.constantFrom(', ', ' ', '. ', '\n', ' и '),
  });

  test('gives every part back', () => {
    fc.assert(
      fc.property(parts, fc.constantFrom(0, 1, 2, 3), ({ order, card, amount, hour, glue }, turn) => {
        const said = [
          `${order[0]} ${order[1]}`,
          `${card[0]} ${card[1]}`,
          `${(amount[0] / 100).toFixed(2).replace('.', ',')}${amount[1]}`,
          `вчера в ${hour}:05`,
        ];
        const text = [...said.slice(turn), ...said.slice(0, turn)].join(glue === ' ' ? ', ' : glue);

        const readings = understand(text).terms.map((term) => term.readings[0]);

        expect(readings).toContainEqual({ kind: 'order', order: order[1] });
        expect(readings).toContainEqual({ kind: 'card', last4: card[1] });
        expect(readings).toContainEqual(expect.objectContaining({ kind: 'amount', minor: amount[0] }));
        expect(readings).toContainEqual(expect.objectContaining({ kind: 'time-window' }));
      }),
      { numRuns: 1_000 },
    );
  });
});

test('greetings and thanks say nothing of a payment', () => {
  expect(kindsOf('Добрый день! Подскажите, пожалуйста, почему не прошла оплата? Спасибо')).toEqual([]);
  expect(kindsOf('Good evening, could you please check why the payment failed? Thanks')).toEqual([]);
});

function inWords(readings: readonly Reading[]): string {
  const [first] = readings;
  const severalMatter = first && ['time-window', 'day', 'amount', 'card'].includes(first.kind);
  return readings
    .filter(({ kind }, i) => i === 0 || (severalMatter && kind === first.kind))
    .map(inWord)
    .join(' | ');
}

function inWord(reading: Reading): string {
  switch (reading.kind) {
    case 'time-window':
      return `${onTheWall(reading.at)}${reading.about ? ' or so' : ''}`;
    case 'day':
      return reading.lastDate ? `${reading.date} to ${reading.lastDate}` : reading.date;
    case 'amount':
      return `amount ${(reading.minor / 10 ** reading.exponent).toFixed(reading.exponent)}${reading.currency ? ` ${reading.currency}` : ''}${reading.about ? ' or so' : ''}`;
    case 'card':
      return `card ${[reading.bin, reading.last4].filter((each) => each !== undefined).join('…')}`;
    default: {
      const { kind, ...value } = reading;
      return `${kind} ${Object.values(value).join()}`;
    }
  }
}

function onTheWall(at: string): string {
  const local = Temporal.Instant.from(at).toZonedDateTimeISO('Europe/Minsk').toPlainDateTime();
  return local.toString({ smallestUnit: 'minute' }).slice(5).replace('T', ' ');
}

/** Left-over words are looked at only where a phrasing names them. */
const isSaid = (term: string, terms: readonly string[]) => !term.startsWith('words ') || terms.includes(term);
