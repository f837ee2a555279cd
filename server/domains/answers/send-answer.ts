import { unprocessable } from '../../kernel/errors.ts';
import type { FileId, MessageId, TicketId } from '../../kernel/ids.ts';
import type { Context } from '../../platform/context.ts';
import { countTemplateUse } from '../knowledge/index.ts';
import { replyToTicket } from '../tickets/index.ts';
import { gatherDisclosure, type TextToCheck } from './gather-disclosure.ts';
import { type AnswerParts, lookAtTicket } from './look-at-ticket.ts';
import { lockTicketOfWriter } from './queries.ts';
import { leaksIn } from './tells-too-much.rules.ts';

interface AnswerToSend extends TextToCheck {
  ticketId: TicketId;
  seen: MessageId | null;
  files: FileId[];
  afterwards: 'wait' | 'close' | 'keep';
}

/** Sends an answer, if it tells no more than the writer has proven to be at this moment. */
export async function sendAnswer(ctx: Context, answer: AnswerToSend, parts: AnswerParts) {
  const { ticketId, text, seen, files, templates, afterwards } = answer;
  if (UNFILLED.test(text))
    throw unprocessable('fact-missing', 'The text still has an empty place where a fact belongs.');
  return ctx.change('ticket.reply', ticketId, async (write) => {
    await lockTicketOfWriter(write.tx, ticketId);
    await refuseTooMuch(ctx, answer, parts);
    const sent = await replyToTicket(ctx, { ticketId, text, seen, files, afterwards });
    await countTemplateUse(write, templates);
    return sent;
  });
}

/** A template's place that nobody filled. */
const UNFILLED = /\{\{\s*[#/]?\s*[a-z]+[ .]/iu;
const LONGEST_WORDS = 160;

async function refuseTooMuch(ctx: Context, answer: AnswerToSend, parts: AnswerParts): Promise<void> {
  const looked = await lookAtTicket(ctx, answer.ticketId, parts);
  const leaks = leaksIn(answer.text, await gatherDisclosure(ctx, looked, answer, parts));
  if (leaks.length === 0) return;
  const byKind = Map.groupBy(leaks, ({ what }) => what);
  const fields = Object.fromEntries(
    [...byKind].map(([what, found]) => [
      what,
      [...new Set(found.map(({ words }) => words))].join('; ').slice(0, LONGEST_WORDS),
    ]),
  );
  throw unprocessable('tells-too-much', 'The answer tells more than the writer has proven to be.', { fields });
}
