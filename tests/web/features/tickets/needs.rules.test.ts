import { expect, test } from 'vitest';
import { wantsAnswer } from '../../../../web/features/tickets/needs.rules.ts';

test('an answer is wanted while the writer waits for one that can reach them', () => {
  const wants = (status: Parameters<typeof wantsAnswer>[0]['status'], cannotReply: string | null = null) =>
    wantsAnswer({ status, cannotReply });

  expect([wants('needs-first-answer'), wants('needs-next-answer'), wants('close-the-loop')]).toEqual([
    true,
    true,
    true,
  ]);
  expect([wants('waiting-inside'), wants('waiting-outside'), wants('done')]).toEqual([false, false, false]);
  expect(wants('needs-first-answer', 'channel-paused')).toBe(false);
});
