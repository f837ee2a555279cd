import { expect, test } from 'vitest';
import { clockAt } from '../../../server/kernel/clock.ts';
import { AccountId, MessageId } from '../../../server/kernel/ids.ts';
import { createBell } from '../../../server/platform/bell.ts';
import { newId } from '../../../server/platform/new-id.ts';
import { ringOutbound } from '../../../server/reactions/ring-outbound.ts';
import { NOON } from '../../support/database.ts';

const outboundBell = createBell();
const reaction = ringOutbound({ outboundBell }, clockAt(NOON));
const queued = (dueAt: Temporal.Instant) => ({
  id: '1',
  type: 'outbound.queued',
  subjectId: '1',
  at: NOON.toString(),
  data: { messageId: newId(MessageId), accountId: newId(AccountId), dueAt: dueAt.toString() },
});
const heard = () => new Promise<void>((resolve) => void outboundBell.listen(resolve));

test('a message that may leave wakes who sends at once; one that is held, when its hold ends', async () => {
  const atOnce = heard();
  await reaction.run(queued(NOON));
  await atOnce;

  const later = heard();
  await reaction.run(queued(NOON.add({ milliseconds: 30 })));
  await later;

  expect(reaction.to).toEqual(['outbound.queued']);
});
