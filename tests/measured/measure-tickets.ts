import { ZONE } from '../../server/demo/sample/index.ts';
import { getSuggestion } from '../../server/domains/answers/get-suggestion.ts';
import { type AnswerParts, createAnswerParts, findPayments } from '../../server/domains/answers/index.ts';
import { inbound } from '../../server/domains/channels/tables.ts';
import { receiveMessage } from '../../server/domains/tickets/index.ts';
import { type AccountId, InboundId, type TicketId } from '../../server/kernel/ids.ts';
import { cleanText, maskText } from '../../server/kernel/mask.ts';
import type { Context } from '../../server/platform/context.ts';
import { newId } from '../../server/platform/new-id.ts';
import { makeAccount, messageOf } from '../support/tickets.ts';
import type { Outcome } from './measure-cases.ts';
import type { MeasuredCase } from './measured-cases.ts';

const TOGETHER = 16;

/**
 * The same by the way of the product: each message is taken in, becomes a ticket of its own, and the verb that attaches looks
 * at it; what is offered is what the console shows.
 */
export async function measureTickets(ctx: Context, cases: readonly MeasuredCase[]): Promise<Outcome[]> {
  const accountId = await makeAccount(ctx);
  const parts = createAnswerParts(ZONE);
  const outcomes: Outcome[] = [];
  for (let from = 0; from < cases.length; from += TOGETHER) {
    const taken: { ticketId: TicketId; given: MeasuredCase }[] = [];
    for (const [place, given] of cases.slice(from, from + TOGETHER).entries())
      taken.push({ ticketId: await takeIn(ctx, accountId, String(10_000_000 + from + place), given), given });
    await findPayments(
      ctx,
      taken.map(({ ticketId }) => ticketId),
      parts,
    );
    for (const { ticketId, given } of taken) outcomes.push(await outcomeOf(ctx, ticketId, given, parts));
  }
  return outcomes;
}

async function outcomeOf(ctx: Context, ticketId: TicketId, given: MeasuredCase, parts: AnswerParts): Promise<Outcome> {
  const { candidates, attached } = await getSuggestion(ctx, { ticketId }, parts);
  const uids = candidates.map(({ transaction }) => String(transaction.uid));
  const place = given.truth === undefined ? -1 : uids.indexOf(given.truth);
  return { given, place: place < 0 ? undefined : place + 1, attached: attached?.uid, first: uids[0] };
}

async function takeIn(ctx: Context, accountId: AccountId, chat: string, { text, at }: MeasuredCase): Promise<TicketId> {
  const id = newId(InboundId);
  const receivedAt = ctx.clock.now();
  const said = messageOf(ctx, 'telegram', { chat, text: maskText(cleanText(text)), at: at.toInstant() });
  const outcome = await ctx.change('ticket.receive', id, async ({ tx }) => {
    await tx.insert(inbound).values({
      id,
      accountId,
      deliveryKey: id,
      lane: chat,
      state: 'ticketed',
      said,
      original: '',
      receivedAt,
      repeats: 0,
      attempts: 1,
      dueAt: receivedAt,
    });
    return receiveMessage(ctx, { id, accountId, channel: 'telegram', said, receivedAt });
  });
  if (outcome.ticketId === undefined) throw new Error(`no ticket: ${JSON.stringify(outcome)}`);
  return outcome.ticketId;
}
