import { expect, test } from 'vitest';
import { greetingName } from '../../../../server/domains/answers/greeting.rules.ts';

test.each([
  ['Анна', 'Анна'],
  ['  Anna  Sample ', 'Anna Sample'],
  ['Мария-Анна', 'Мария-Анна'],
  ['O’Neil', undefined],
  ['anna', undefined],
  ['ANNA SAMPLE', undefined],
  ['Anna Maria Sample', undefined],
  ['ООО Ромашка', undefined],
  ['Support Team', undefined],
  ['Анна 2000', undefined],
  ['@anna', undefined],
  ['a@example.com', undefined],
  ['', undefined],
])('%j is greeted as %j', (name, greeted) => {
  expect(greetingName(name)).toBe(greeted);
});
