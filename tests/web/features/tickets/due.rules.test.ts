import { expect, test } from 'vitest';
import { readDue } from '../../../../web/features/tickets/due.rules.ts';

const NOW = Date.parse('2026-11-09T09:00:00Z');
const unit = (value: number, name: string) => `${value}${name.charAt(0)}`;
const read = (seconds: number) => readDue(new Date(NOW + seconds * 1000).toISOString(), NOW, unit);

test.each([
  [130, 'soon', '2:10'],
  [600, 'soon', '10:00'],
  [601, 'calm', '10:01'],
  [0, 'soon', '0:00'],
  [-7, 'late', '−0:07'],
  [-187, 'late', '−3:07'],
  [3599, 'calm', '59:59'],
  [3600, 'calm', '1h'],
  [-7300, 'late', '−2h'],
  [86_400, 'calm', '1d'],
] as const)('%i seconds to go read as %s %s', (seconds, tone, text) => {
  expect(read(seconds)).toEqual({ tone, text });
});
