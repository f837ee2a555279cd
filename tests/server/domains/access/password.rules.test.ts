import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { weaknessOf } from '../../../../server/domains/access/password.rules.ts';

const account = { email: 'anna.ivanova@example.com', name: 'Anna Ivanova' };

describe('a new password', () => {
  test.each([
    ['Ab3-short', 'too-short'],
    ['x1'.repeat(200), 'too-long'],
    ['nodigitshere', 'needs-letter-and-digit'],
    ['918273645546', 'needs-letter-and-digit'],
    ['Password1234', 'common'],
    ['P@ssw0rd2026!!', 'common'],
    ['vakhta-2026-minsk', 'common'],
    ['Поддержка2026', 'common'],
    ['summer2026winter', 'common'],
    ['qwerty123456', 'too-simple'],
    ['aaaaaaaaaaaa1', 'too-simple'],
    ['abcdefghijkl1', 'too-simple'],
    ['k7tk7tk7tk7t', 'too-simple'],
    ['anna.ivanova2026', 'like-account'],
    ['Ivanova-anna-77', 'like-account'],
  ])('%s is refused as %s', (password, weakness) => {
    expect(weaknessOf(password, account)).toBe(weakness);
  });

  test.each([
    'tram-lilac-7-orbit',
    'Xk29vbQw81zz',
    'Зимний-трамвай-42',
    'correct horse battery staple',
    'synthetic passphrase',
  ])('%s is taken', (password) => {
    expect(weaknessOf(password, account)).toBeUndefined();
  });

  test('is read the same however the keyboard composed its letters', () => {
    const composed = 'Café-orbit-7-lilac';

    expect(weaknessOf(composed.normalize('NFD'), account)).toBe(weaknessOf(composed.normalize('NFC'), account));
  });

  test('shorter than twelve characters is never taken, whatever they are', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 11 }), (password) => {
        fc.pre([...password.normalize('NFKC')].length < 12);
        expect(weaknessOf(password, account)).toBe('too-short');
      }),
    );
  });
});
