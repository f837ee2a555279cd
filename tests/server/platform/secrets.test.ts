import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { createSecrets, fingerprint } from '../../../server/platform/secrets.ts';

const [key, next] = [randomBytes(32), randomBytes(32)];

test('a sealed secret opens under its key and shows nothing of itself', () => {
  const secrets = createSecrets([key]);

  const sealed = secrets.seal('the shop key');

  expect(sealed).not.toContain('shop');
  expect(secrets.open(sealed)).toBe('the shop key');
  expect(secrets.seal('the shop key')).not.toBe(sealed);
});

test('after a rotation the old key still opens and the new one seals', () => {
  const old = createSecrets([key]).seal('x');
  const rotated = createSecrets([next, key]);

  expect(rotated.open(old)).toBe('x');
  expect(createSecrets([next]).open(rotated.seal('y'))).toBe('y');
});

test('a foreign key and a changed byte are refused', () => {
  const sealed = createSecrets([key]).seal('x');
  const flipped = `${sealed.slice(0, -2)}${sealed.endsWith('AA') ? 'BB' : 'AA'}`;

  expect(() => createSecrets([next]).open(sealed)).toThrow('no key opens');
  expect(() => createSecrets([key]).open(flipped)).toThrow();
});

test('a fingerprint is short, steady and not the secret', () => {
  expect(fingerprint('abc')).toBe('ba7816bf');
});

test('keys for a purpose differ from each other and follow a rotation', () => {
  const before = createSecrets([key]);
  const after = createSecrets([next, key]);

  expect(before.derive('mail')).toEqual([after.derive('mail')[1]]);
  expect(before.derive('mail')[0]).not.toEqual(before.derive('other')[0]);
  expect(after.derive('mail')[0]).not.toEqual(after.derive('mail')[1]);
});
