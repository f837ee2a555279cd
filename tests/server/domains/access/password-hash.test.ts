import { expect, test } from 'vitest';
import { hashPassword, passwordFits } from '../../../../server/domains/access/password-hash.ts';

test('a password fits its own hash and no other does', async () => {
  const hash = await hashPassword('tram-lilac-7-orbit');

  expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[^$]{22}\$[^$]{43}$/);
  expect(await passwordFits('tram-lilac-7-orbit', hash)).toBe(true);
  expect(await passwordFits('tram-lilac-7-orbiT', hash)).toBe(false);
});

test('the same password has another hash each time', async () => {
  expect(await hashPassword('tram-lilac-7-orbit')).not.toBe(await hashPassword('tram-lilac-7-orbit'));
});

test('nothing fits where there is no account', async () => {
  expect(await passwordFits('tram-lilac-7-orbit', undefined)).toBe(false);
});

test('a password typed with composed letters fits one typed with separate accents', async () => {
  const hash = await hashPassword('Café-orbit-7-lilac'.normalize('NFC'));

  expect(await passwordFits('Café-orbit-7-lilac'.normalize('NFD'), hash)).toBe(true);
});
