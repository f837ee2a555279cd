import { describe, expect, test } from 'vitest';
import { type CapChange, capsFrom } from '../../../../server/domains/limits/caps.rules.ts';

const day = (date: number) => Temporal.Instant.from(`2026-11-${String(date).padStart(2, '0')}T00:00:00Z`);
const raise = (from: number, to: number, value: number): CapChange => ({ from: day(from), to: day(to), value });
const terms = (from: number, value: number): CapChange => ({ from: day(from), to: null, value });

const caps = (changes: readonly CapChange[]) =>
  capsFrom(100, changes, day(10)).map(
    ({ fromMs, value }) => `${Temporal.Instant.fromEpochMilliseconds(fromMs).toString().slice(8, 10)}: ${value}`,
  );

describe('the caps to come', () => {
  test.each([
    ['nothing is agreed', [], ['10: 100']],
    ['a raise runs', [raise(5, 15, 150)], ['10: 150', '15: 100']],
    ['a raise will run', [raise(12, 15, 150)], ['10: 100', '12: 150', '15: 100']],
    ['new terms will hold', [terms(20, 200)], ['10: 100', '20: 200']],
    ['a raise ends in new terms', [raise(5, 21, 150), terms(20, 200)], ['10: 150', '20: 150', '21: 200']],
    [
      'of two raises the later entered holds',
      [raise(5, 20, 150), raise(5, 15, 120)],
      ['10: 120', '15: 150', '20: 100'],
    ],
  ])('when %s', (_, changes, expected) => {
    expect(caps(changes)).toEqual(expected);
  });
});
