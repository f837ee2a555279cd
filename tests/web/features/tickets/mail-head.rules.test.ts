import { expect, test } from 'vitest';
import { mailHeadOf } from '../../../../web/features/tickets/mail-head.rules.ts';

test('a head tells from whom, to whom, and who reads along', () => {
  const original = JSON.stringify({
    headers: [
      ['received', 'by mx'],
      ['to', 'help@desk.example'],
      ['from', 'Vera <vera@shop.example>'],
      ['cc', 'boss@shop.example'],
    ],
  });

  expect(mailHeadOf(original)).toEqual([
    { name: 'from', value: 'Vera <vera@shop.example>' },
    { name: 'to', value: 'help@desk.example' },
    { name: 'cc', value: 'boss@shop.example' },
  ]);
});

test.each([
  '',
  'no JSON',
  'null',
  '7',
  '{"update_id":1}',
  '{"headers":{}}',
  '{"headers":[null,["from"],["from",7]]}',
])('of what has no such head nothing is told: %s', (original) => {
  expect(mailHeadOf(original)).toEqual([]);
});
