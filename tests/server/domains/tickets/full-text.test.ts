import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { NewTicket } from '../../../../server/domains/tickets/contract.ts';
import { openTicket } from '../../../../server/domains/tickets/index.ts';
import { listTickets } from '../../../../server/domains/tickets/queries/list-tickets.ts';
import type { TicketId } from '../../../../server/kernel/ids.ts';
import { freshDatabase, testContext } from '../../../support/database.ts';
import { makePerson } from '../../../support/people.ts';
import { asPerson } from '../../../support/tickets.ts';

const db = await freshDatabase();
const ctx = testContext(db);
const desk = asPerson(ctx, db, await makePerson(ctx));

async function called(text: string): Promise<TicketId> {
  const contact = { name: 'Caller', identity: null };
  return (await openTicket(desk, NewTicket.parse({ subject: 'A call', text, contact }))).id;
}
const found = async (view: string) => (await listTickets(desk, { view, limit: 50 })).items.map(({ id }) => id);

/** As years leave them behind. */
const saidLongAgo = (ticketId: TicketId, text: string, times: number) =>
  db.write.execute(sql`
    insert into messages (id, ticket_id, direction, at, received_at, author_name, text, files, revisions)
    select ('00000000-0000-7000-8000-' || md5(${text} || n)::char(12))::uuid, ${ticketId}, 'in', now() - interval '2 years',
      now() - interval '2 years', 'Caller', ${text} || ' ' || n, '[]', '[]'
    from generate_series(1, ${times}::int) n`);

test('of a word that everybody uses the newest tickets are found, of a rare one all', async () => {
  const old = await called('Yesterday’s parcel');
  await saidLongAgo(old, 'возврат', 3000);
  await saidLongAgo(old, 'редкость', 1);
  const fresh: TicketId[] = [];
  for (let made = 0; made < 20; made += 1) fresh.unshift(await called(`Где мой возврат? ${made}`));

  expect(await found('возврат')).toEqual(expect.arrayContaining(fresh));
  expect(await found('редкость')).toEqual([old]);
});
