import { describe, expect, test } from 'vitest';
import type { LetterFacts } from '../../../../../server/domains/limits/letters/letter.ts';
import { letterToBank } from '../../../../../server/domains/limits/letters/letter.ts';
import { TerminalId } from '../../../../../server/kernel/ids.ts';
import { TERMS } from '../../../../support/back-test.ts';

type Used = Record<'usedLow' | 'usedLikely' | 'usedHigh', number>;

const letter = (used: Used, language: LetterFacts['language'] = 'en', provider = 'Sample Provider') =>
  letterToBank({
    limit: {
      kind: 'month-amount',
      currency: 'BYN',
      terminalId: TerminalId.parse('term-1'),
      terminalName: null,
      cap: 1_000_000,
      terms: TERMS,
      usage: {
        asOf: '2026-11-13T11:00:00Z',
        windowStart: '2026-10-31T23:00:00Z',
        windowEnd: null,
        ...used,
        cap: 1_000_000,
        share: used.usedLikely / 1_000_000,
        hidden: null,
        forecast: null,
        error: null,
      },
    },
    askedValue: 2_000_000,
    until: null,
    contactName: '',
    provider,
    language,
  }).text;

describe('the letter to the bank', () => {
  test('states what is used where it is known', () => {
    const text = letter({ usedLow: 700_000, usedLikely: 700_000, usedHigh: 700_000 });

    expect(text).toMatch(/Used by .*: .*7,000\.00.* \(70 %\)\.\n/);
    expect(text).not.toContain('from ');
  });

  test('states from where to where it lies while the terminal of some payments is not known', () => {
    const used = { usedLow: 600_000, usedLikely: 700_000, usedHigh: 960_000 };

    expect(letter(used)).toMatch(/from .*6,000\.00.* to .*9,600\.00.* \(60–96 %\); the terminal of some payments/);
    expect(letter(used, 'ru')).toMatch(/от .*6.000,00.* до .*9.600,00.* \(60–96 %\); терминал части платежей/);
  });

  test('is signed by the desk alone while nobody has entered who the provider is', () => {
    const used = { usedLow: 1, usedLikely: 1, usedHigh: 1 };

    expect(letter(used, 'en')).toMatch(/\nSample Provider, technical support$/);
    expect(letter(used, 'en', '')).toMatch(/\nTechnical support$/);
    expect(letter(used, 'ru', '')).toMatch(/\nТехническая поддержка$/);
  });
});
