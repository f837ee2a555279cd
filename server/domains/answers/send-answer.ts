import type { FileId, TicketId } from '../../kernel/ids.ts';
import type { Context } from '../../platform/context.ts';
import { countTemplateUse } from '../knowledge/index.ts';
import { replyToTicket } from '../tickets/index.ts';
import type { TextToCheck } from './gather-disclosure.ts';
import { judgeText } from './judge-text.ts';
import type { AnswerParts } from './look-at-ticket.ts';

interface AnswerToSend extends TextToCheck {
  ticketId: TicketId;
  seen: string | null;
  files: FileId[];
  afterwards: 'wait' | 'close' | 'keep';
}

/** Sends an answer, if it tells no more than the writer has proven to be at this moment. */
export async function sendAnswer(ctx: Context, answer: AnswerToSend, parts: AnswerParts) {
  const { ticketId, text, seen, files, templates, afterwards } = answer;
  return ctx.change('ticket.reply', ticketId, async (write) => {
    await judgeText(ctx, ticketId, answer, parts);
    const sent = await replyToTicket(ctx, { ticketId, text, seen, files, afterwards });
    await countTemplateUse(write, templates);
    return sent;
  });
}
