import { expect, test } from 'vitest';
import { aheadOf } from '../../../../../server/domains/limits/forecast/ahead.rules.ts';
import { chanceBy, chancesOf, momentOf } from '../../../../../server/domains/limits/forecast/chances.rules.ts';
import { madeOutlook, WEDNESDAY } from '../../../../support/made-outlook.ts';

const { history, profile, caps } = madeOutlook({ room: 8_000_000 });
const fromMs = WEDNESDAY.epochMilliseconds;
const ahead = aheadOf({ history, profile, fromMs, untilMs: fromMs + 20 * 86_400_000, used: 0, caps });
const chances = chancesOf(ahead, profile, 0);

test('a chance only grows, from nothing to certainty', () => {
  expect(chances[0]).toBeLessThan(0.001);
  expect(chances.at(-1)).toBeGreaterThan(0.999);
  expect(chances.every((chance, step) => step === 0 || chance >= (chances[step - 1] ?? 0))).toBe(true);
});

test('the moment of a chance and the chance at a moment are each other’s answer', () => {
  for (const share of [0.1, 0.5, 0.9]) {
    expect(chanceBy(ahead, chances, momentOf(ahead, chances, share) ?? 0)).toBeCloseTo(share, 6);
  }
});

test('what is not reached has no moment', () => {
  const short = aheadOf({ history, profile, fromMs, untilMs: fromMs + 86_400_000, used: 0, caps });

  expect(momentOf(short, chancesOf(short, profile, 0), 0.5)).toBeUndefined();
});
