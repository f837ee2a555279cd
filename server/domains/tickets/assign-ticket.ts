import { conflict, unprocessable } from '../../kernel/errors.ts';
import type { PersonId, TicketId } from '../../kernel/ids.ts';
import { cleanText, maskText } from '../../kernel/mask.ts';
import type { Context } from '../../platform/context.ts';
import type { Tx } from '../../platform/db.ts';
import { listOnDuty } from '../rota/index.ts';
import { NOBODY } from './assignee.rules.ts';
import type { Ticket } from './contract.ts';
import { lockOpenTicket } from './lock-ticket.ts';
import { placeOwner } from './place-owner.ts';
import { getTicket } from './queries/get-ticket.ts';
import type { TicketRecord } from './queries/ticket-row.ts';
import { authorOf, calling, updateTicket } from './update-ticket.ts';

interface Given {
  to: PersonId | null;
  reason: string;
}

/** Gives a ticket to somebody, takes it, or puts it back for who is on duty. What a hand gives stays for the shift. */
export async function assignTicket(ctx: Context, id: TicketId, { to, reason }: Given): Promise<Ticket> {
  return ctx.change('ticket.assign', id, async (write) => {
    const ticket = await lockOpenTicket(ctx, write, id);
    const why = maskText(cleanText(reason));
    const owner = await newOwner(ctx, write.tx, ticket, { to, reason: why });
    const isForMe = owner.assigneeId === (await authorOf(ctx)).id;
    await updateTicket(
      ctx,
      write,
      ticket,
      {
        ...owner,
        unreadSince: isForMe ? null : (ticket.unreadSince ?? ctx.clock.now()),
      },
      [{ what: to === null ? 'put-back' : 'assigned', facts: { to: owner.assigneeName ?? '', reason: why } }],
      { ...calling(id), calls: !isForMe },
    );
    write.note({ to: owner.assigneeId });
    return getTicket(ctx, id);
  });
}

async function newOwner(ctx: Context, tx: Tx, ticket: TicketRecord, { to, reason }: Given) {
  if (to === null) return putBack(ctx, tx, ticket);
  const at = ctx.clock.now();
  const me = await authorOf(ctx);
  if (to === me.id) return { assigneeId: to, assigneeName: me.name, assignedAt: at, assignedByHand: true };
  if (reason.length < 3)
    throw unprocessable('reason-needed', 'Say why you give it away.', { fields: { reason: 'reason-needed' } });
  const person = (await listOnDuty(tx, at)).find(({ personId }) => personId === to);
  if (person === undefined)
    throw unprocessable('person-not-on-duty', 'Only somebody on duty can be given a ticket.', {
      fields: { to: 'person-not-on-duty' },
    });
  return { assigneeId: to, assigneeName: person.name, assignedAt: at, assignedByHand: true };
}

/** For whoever else is on duty: putting back is no way to get a ticket again. */
async function putBack(ctx: Context, tx: Tx, ticket: TicketRecord) {
  const next = await placeOwner(ctx, tx, NOBODY, ticket.assigneeId);
  if (next === undefined) throw conflict('nobody-else-on-duty', 'Nobody else is on duty.');
  return next;
}
