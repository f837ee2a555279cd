import { expect, test } from 'vitest';
import {
  hashRecoveryCode,
  hashToken,
  newRecoveryCode,
  newToken,
} from '../../../../server/domains/access/one-time-token.ts';

test('tokens carry 256 bits and do not repeat', () => {
  const tokens = Array.from({ length: 1000 }, newToken);

  expect(new Set(tokens).size).toBe(1000);
  expect(Buffer.from(tokens[0] ?? '', 'base64url')).toHaveLength(32);
  expect(hashToken(tokens[0] ?? '')).toHaveLength(32);
});

test('a recovery code has no letters that are mistaken on paper', () => {
  for (let i = 0; i < 200; i += 1) expect(newRecoveryCode()).toMatch(/^(?:[A-HJKMNP-Z2-9]{4}-){2}[A-HJKMNP-Z2-9]{4}$/);
});

test('a recovery code is known in small letters, with spaces and without dashes', () => {
  const code = newRecoveryCode();

  expect(hashRecoveryCode(` ${code.toLowerCase().replaceAll('-', ' ')} `)).toEqual(hashRecoveryCode(code));
});
