import { expect, test } from 'vitest';
import { HOLD_SECONDS } from '../../../../server/domains/tickets/hold.rules.ts';

test('a mail can be taken back longer than a message in a chat', () => {
  expect(HOLD_SECONDS).toMatchObject({ telegram: 3, email: 8 });
});
