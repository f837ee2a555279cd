import { expect, test } from 'vitest';
import { createLogger, errorFields, type LogFields } from '../../../server/platform/logger.ts';

test('only allowed fields reach a line', () => {
  const lines: string[] = [];
  const log = createLogger('info', (line) => void lines.push(line));

  log.info('pulled', { source: 's-1', rows: 3, password: 'canary' } as LogFields);

  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ msg: 'pulled', source: 's-1', rows: 3 });
  expect(lines.join('')).not.toContain('canary');
});

test('an error is logged by name and place, never by message: it may hold personal data', () => {
  const fields = errorFields(new TypeError('ivan@example.com is not a function'));

  expect(fields.reason).toBe('TypeError');
  expect(JSON.stringify(fields)).not.toContain('ivan@example.com');
  expect(fields.stack).toContain('logger.test');
});
