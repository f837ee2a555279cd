import { sql } from 'drizzle-orm';
import { afterAll, expect, test } from 'vitest';
import { createLogger } from '../../../server/platform/logger.ts';
import type { Presence } from '../../../server/realtime/contract.ts';
import { startPresence } from '../../../server/realtime/presence.ts';
import { freshDatabase } from '../../support/database.ts';
import { until } from '../../support/until.ts';

const db = await freshDatabase();

function node() {
  const told: Presence[] = [];
  const board = startPresence({ db, log: createLogger('silent'), tell: (changes) => void told.push(...changes) });
  afterAll(() => board.stop());
  const of = (stream: string) => told.findLast((change) => change.stream === stream)?.people;
  return { board, of };
}

test('who is in a ticket is known on every node, also that they type and that they left', async () => {
  const [here, there] = [node(), node()];
  there.board.enter('socket-2', 'alex', 'ticket:other');
  here.board.enter('socket-1', 'jana', 'ticket:1');

  await until(async () => there.of('ticket:1')?.[0]?.mode === 'viewing');
  here.board.typing('socket-1', 'ticket:1');
  here.board.enter('socket-1', 'jana', 'ticket:1');
  await until(async () => there.of('ticket:1')?.[0]?.mode === 'typing');
  here.board.leave('socket-1');
  await until(async () => there.of('ticket:1')?.length === 0);

  expect(there.board.everywhere()).toEqual([
    { stream: 'ticket:other', people: [{ personId: 'alex', mode: 'viewing' }] },
  ]);
});

test('a node that died is forgotten when its time is over', async () => {
  await db.write.execute(
    sql`insert into presence values ('ticket:9', 'ghost', 'dead-node', 'typing', now() + interval '1 second')`,
  );
  const here = node();
  here.board.enter('socket-1', 'jana', 'ticket:9');

  await until(async () => here.of('ticket:9')?.length === 2);
  await until(async () => here.of('ticket:9')?.length === 1);

  expect(here.of('ticket:9')).toEqual([{ personId: 'jana', mode: 'viewing' }]);
});
