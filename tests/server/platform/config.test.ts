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

test('an existing database needs the key for secrets', () => {
  expect(refusal({ DATABASE_URL: 'postgres://u:p@127.0.0.1/x' })).toContain('SECRETS_KEY');
});

test('every wrong variable is named, not only the first', () => {
  const text = refusal({ PORT: 'x', LOG_LEVEL: 'y' });

  expect(text).toContain('PORT');
  expect(text).toContain('LOG_LEVEL');
});
