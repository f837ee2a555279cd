import type { LimitId, RaiseId, TicketId } from '../../kernel/ids.ts';
import type { Context } from '../../platform/context.ts';
import { getLimit, recordRaise } from '../limits/index.ts';
import { NewTicket } from '../tickets/contract.ts';
import { noteBankAsked } from '../tickets/index.ts';
import type { NewRaise } from './contract.ts';
import type { AnswerParts } from './look-at-ticket.ts';
import { openByHand } from './open-by-hand.ts';

/** Asks the bank for a higher limit: the letter opens a ticket in which the bank is talked to, and the request is recorded with it. */
export async function askForRaise(
  ctx: Context,
  { limitId, ...wanted }: NewRaise & { limitId: LimitId },
  parts: AnswerParts,
): Promise<{ raiseId: RaiseId; ticketId: TicketId; number: number }> {
  return ctx.change('limit.raise', limitId, async ({ note }) => {
    const { merchants } = await getLimit(ctx, limitId);
    const { subject, text, contact, sendFrom } = wanted;
    const opened = await openByHand(
      ctx,
      NewTicket.parse({
        subject,
        text,
        topic: 'limit',
        writerSide: 'colleague',
        // An account manager opens tickets of their own merchants alone.
        merchantId: wanted.merchantId ?? (merchants.length === 1 ? merchants[0]?.merchantId : null),
        contact: { name: contact.name, identity: { kind: 'email', value: contact.address } },
        sendFrom,
      }),
      parts,
    );
    const raiseId = await recordRaise(ctx, {
      limitId,
      askedValue: wanted.askedValue,
      wantedUntil: wanted.wantedUntil,
      subject,
      letter: text,
      contact,
      ticketId: opened.id,
    });
    if (wanted.fromTicketId !== null) await noteBankAsked(ctx, wanted.fromTicketId, opened.id);
    note({ raiseId, ticketId: opened.id, fromTicketId: wanted.fromTicketId });
    return { raiseId, ticketId: opened.id, number: opened.number };
  });
}
