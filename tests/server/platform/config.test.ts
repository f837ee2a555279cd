import { expect, test } from 'vitest';
import { ConfigError, readConfig } from '../../../server/platform/config.ts';

const refusal = (environment: Record<string, string>): string => {
  try {
    readConfig(environment);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
  }
  return 'accepted';
};

test('an empty environment is a working configuration', () => {
  expect(readConfig({})).toMatchObject({ HOST: '127.0.0.1', PORT: 4300, DATA_DIR: 'data', TIME_ZONE: 'Europe/Minsk' });
});

test.each([
  ['PORT', 'eighty', '"eighty"'],
  ['PORT', '70000', '"70000"'],
  ['LOG_LEVEL', 'loud', '"loud"'],
  ['TIME_ZONE', 'Minsk', '"Minsk"'],
  ['PUBLIC_URL', 'ftp://desk.example', '"ftp://desk.example"'],
  ['TRUSTED_PROXIES', 'proxy.example', '"proxy.example"'],
  ['TRUSTED_PROXIES', '10.0.0.0/64', '"10.0.0.0/64"'],
  ['SMTP_TRUSTED', 'mx.example', '"mx.example"'],
])('%s=%s is refused with its name, what was given and what is accepted', (name, value, shown) => {
  const text = refusal({ [name]: value });

  expect(text).toContain(name);
  expect(text).toContain(shown);
  expect(text.length).toBeGreaterThan(name.length + shown.length + 20);
});

test('a wrong secret is named and not repeated', () => {
  const text = refusal({ SECRETS_KEY: 'hunter2-hunter2' });

  expect(text).toContain('SECRETS_KEY');
  expect(text).not.toContain('hunter2');
});

test('plain http is accepted on loopback only', () => {
  expect(refusal({ PUBLIC_URL: 'http://desk.example' })).toContain('https');
  expect(refusal({ PUBLIC_URL: 'http://localhost:4300' })).toBe('accepted');
  expect(refusal({ PUBLIC_URL: 'https://desk.example' })).toBe('accepted');
});

test('an address off loopback needs a public address, which is https', () => {
  expect(refusal({ HOST: '192.0.2.7' })).toContain('PUBLIC_URL');
  expect(refusal({ HOST: '0.0.0.0', PUBLIC_URL: 'https://desk.example' })).toBe('accepted');
});

test('proxies are addresses or networks', () => {
  expect(readConfig({ TRUSTED_PROXIES: '127.0.0.1, 10.0.0.0/8,::1/128' }).TRUSTED_PROXIES).toEqual([
    '127.0.0.1',
    '10.0.0.0/8',
    '::1/128',
  ]);
});

test('mail is taken from loopback where nobody says from whom', () => {
  expect(readConfig({}).SMTP_TRUSTED).toEqual(['127.0.0.0/8', '::1']);
  expect(readConfig({ SMTP_TRUSTED: '10.1.0.0/16' }).SMTP_TRUSTED).toEqual(['10.1.0.0/16']);
});

test('an existing database needs the key for secrets', () => {
  expect(refusal({ DATABASE_URL: 'postgres://u:p@127.0.0.1/x' })).toContain('SECRETS_KEY');
});

test('every wrong variable is named, not only the first', () => {
  const text = refusal({ PORT: 'x', LOG_LEVEL: 'y' });

  expect(text).toContain('PORT');
  expect(text).toContain('LOG_LEVEL');
});
