import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DeliveryClass, isAccepted } from '../../../../server/domains/deliveries/contract.ts';
import { countedText } from '../../../../web/features/deliveries/counted.rules.ts';
import { lastDays, sumOf } from '../../../../web/features/deliveries/days.rules.ts';
import { lookOf } from '../../../../web/features/deliveries/delivery-look.rules.ts';
import { piecesOf } from '../../../../web/features/deliveries/log-pieces.rules.ts';

describe('the colour of an attempt', () => {
  test('is good for what was taken, and bad for everything else, what nobody has thought of included', () => {
    expect(DeliveryClass.options.filter((one) => lookOf(one).tone !== 'bad')).toEqual(
      DeliveryClass.options.filter(isAccepted),
    );
    expect(lookOf('of tomorrow').tone).toBe('bad');
  });
});

test('a count that was ended is told from one that is exact', () => {
  expect([0, 999, 1000].map(countedText)).toEqual(['0', '999', '1000+']);
});

describe('ninety days', () => {
  test('are all there, in order, with what is known of them; days without attempts are told from days of which nothing is known', () => {
    const known = { from: '2026-11-06', until: '2026-11-08' };
    const days = lastDays([{ day: '2026-11-05', accepted: 3, failed: 1 }], '2026-11-09', known);

    expect(days).toHaveLength(90);
    expect(days[0]).toEqual({ day: '2026-08-12', accepted: 0, failed: 0, isKnown: false });
    expect(days.slice(-6).map(({ day, accepted, isKnown }) => [day, accepted, isKnown])).toEqual([
      ['2026-11-04', 0, false],
      ['2026-11-05', 3, true],
      ['2026-11-06', 0, true],
      ['2026-11-07', 0, true],
      ['2026-11-08', 0, true],
      ['2026-11-09', 0, false],
    ]);
  });

  test('together have a worst one', () => {
    const days = [
      { day: '2026-11-07', accepted: 9, failed: 0 },
      { day: '2026-11-08', accepted: 3, failed: 4 },
      { day: '2026-11-09', accepted: 5, failed: 2 },
    ];

    expect(sumOf(days)).toEqual({ accepted: 17, failed: 6, worst: days[1], most: 9 });
    expect(sumOf([]).worst).toBeUndefined();
  });
});

describe('a file in pieces', () => {
  const anyLine = fc.string({ maxLength: 40 }).map((line) => line.replaceAll('\n', ' '));

  test('loses no line and breaks none, wherever it is cut', () => {
    fc.assert(
      fc.property(fc.array(anyLine, { maxLength: 60 }), fc.integer({ min: 1, max: 50 }), (lines, step) => {
        const text = lines.join('\n');
        const taken: string[] = [];
        let rest = '';
        for (let from = 0; from < Math.max(text.length, 1); from += step) {
          const cut = piecesOf(rest + text.slice(from, from + step), from + step >= text.length);
          rest = cut.rest;
          taken.push(...cut.pieces.flatMap((piece) => piece.split('\n')));
        }

        expect(taken).toEqual(lines.filter((line) => line.trim() !== ''));
        expect(rest).toBe('');
      }),
    );
  });

  test('has pieces that the server takes', () => {
    const { pieces } = piecesOf(Array.from({ length: 2500 }, () => 'x'.repeat(900)).join('\n'), true);

    expect(pieces.map((piece) => piece.split('\n').length)).toEqual([1000, 1000, 500]);
    expect(piecesOf('y'.repeat(3_000_000), true).pieces[0]?.length).toBe(1_000_000);
  });
});
