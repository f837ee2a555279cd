import { describe, expect, test } from 'vitest';
import { alertsAt, alertWindow, isOver } from '../../../../server/domains/limits/alerts.rules.ts';

const standing = (share: number, pBeforeBankOpens: number | null = null, isBankOpen = true) => ({
  share,
  chances: pBeforeBankOpens === null ? null : { pBeforeReset: 0, pBeforeBankOpens },
  isBankOpen,
});

describe('what a limit’s standing says', () => {
  test.each([
    [0.699, []],
    [0.7, ['70']],
    [0.85, ['70', '85']],
    [0.951, ['70', '85', '95']],
    [1, ['70', '85', '95', 'reached']],
  ] as const)('at %d of its value', (share, levels) => {
    expect(alertsAt(standing(share))).toEqual(levels);
  });

  test('a chance of one in five that it is used up before the bank opens is foretold while the bank works', () => {
    expect(alertsAt(standing(0.3, 0.2))).toEqual(['foretold']);
    expect(alertsAt(standing(0.3, 0.199))).toEqual([]);
  });

  test('so is an even chance that it is used up before its window ends', () => {
    const chances = { pBeforeReset: 0.5, pBeforeBankOpens: 0 };

    expect(alertsAt({ share: 0.3, chances, isBankOpen: true })).toEqual(['foretold']);
  });

  test('nothing is foretold to a bank that has gone home, nor of what has happened already', () => {
    expect(alertsAt(standing(0.3, 0.9, false))).toEqual([]);
    expect(alertsAt(standing(1.2, 1))).not.toContain('foretold');
  });

  test('a level is over once a higher value makes it untrue; what was foretold once the chance is small', () => {
    expect(isOver('85', standing(0.86))).toBe(false);
    expect(isOver('85', standing(0.5))).toBe(true);
    expect(isOver('foretold', standing(0.5, 0.15))).toBe(false);
    expect(isOver('foretold', standing(0.5, 0.09))).toBe(true);
    expect(isOver('foretold', standing(0.5, 0.9, false))).toBe(false);
  });

  test('a rolling window counts as the day of its zone, a calendar one as itself', () => {
    const start = Temporal.Instant.from('2026-11-01T00:00:00Z');
    const at = Temporal.Instant.from('2026-11-09T22:30:00Z');

    expect(alertWindow('calendar', start, 'Europe/Minsk', at)).toEqual(start);
    expect(alertWindow('rolling', start, 'Europe/Minsk', at).toString()).toBe('2026-11-09T21:00:00Z');
  });
});
