import { expect, test } from 'vitest';
import { normaliseIdentity } from '../../../../server/domains/contacts/identity.rules.ts';

test.each([
  ['email', ' Anna@Example.COM ', 'anna@example.com'],
  ['email', 'ａｎｎａ@example.com', 'anna@example.com'],
  ['phone', '+375 (29) 000-11-22', '+375290001122'],
  ['phone', '8 029 000 11 22', '+375290001122'],
  ['phone', '8029 0001122', '+375290001122'],
  ['phone', '+7 495 000-00-00', '+74950000000'],
  ['telegram', '123456789', '123456789'],
] as const)('%s %s becomes %s', (kind, value, stored) => {
  expect(normaliseIdentity({ kind, value })).toEqual({ ok: true, value: { kind, value: stored } });
});

test.each([
  ['email', 'anna'],
  ['email', 'anna@x'],
  ['email', 'a b@example.com'],
  ['phone', 'twelve'],
  ['phone', '123'],
  ['phone', '378282246310005'],
  ['telegram', '4111111111111111'],
  ['email', '4111-1111-1111-1111@example.com'],
  ['telegram', '@name'],
] as const)('%s %s is refused', (kind, value) => {
  expect(normaliseIdentity({ kind, value }).ok).toBe(false);
});
