import { unprocessable } from '../../kernel/errors.ts';
import type { TicketId } from '../../kernel/ids.ts';
import type { Context } from '../../platform/context.ts';
import { listFileTexts } from '../channels/index.ts';
import { gatherDisclosure, type TextToCheck } from './gather-disclosure.ts';
import { type AnswerParts, type LookedAt, lookAtTicket } from './look-at-ticket.ts';
import { lockTicketOfWriter } from './queries.ts';
import { leaksIn } from './tells-too-much.rules.ts';

/** A template's place that nobody filled. */
const UNFILLED = /\{\{\s*[#/]?\s*[a-z]+[ .]/iu;
const LONGEST_WORDS = 160;

/**
 * Refuses a text that tells whoever reads the answers of this ticket more than they have proven to be at this moment. Whatever
 * sends calls it first, in the transaction in which it sends.
 */
export async function judgeText(
  ctx: Context,
  ticketId: TicketId,
  given: TextToCheck,
  parts: AnswerParts,
): Promise<LookedAt> {
  if (UNFILLED.test(given.text))
    throw unprocessable('fact-missing', 'The text still has an empty place where a fact belongs.');
  await lockTicketOfWriter(ctx.read, ticketId);
  const looked = await lookAtTicket(ctx, ticketId, parts);
  const { conversationKind, subject } = looked.writer.ticket;
  // A mail carries the subject, which people may change; a file is read like what it goes with.
  const text = [
    ...(conversationKind === 'mail' ? [subject] : []),
    given.text,
    ...(await listFileTexts(ctx.read, given.files)),
  ].join('\n\n');
  const leaks = leaksIn(text, await gatherDisclosure(ctx, looked, { ...given, text }, parts));
  if (leaks.length === 0) return looked;
  const byKind = Map.groupBy(leaks, ({ what }) => what);
  const fields = Object.fromEntries(
    [...byKind].map(([what, found]) => [
      what,
      [...new Set(found.map(({ words }) => words))].join('; ').slice(0, LONGEST_WORDS),
    ]),
  );
  throw unprocessable('tells-too-much', 'The answer tells more than the writer has proven to be.', { fields });
}
