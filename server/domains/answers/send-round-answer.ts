import { AppError } from '../../kernel/errors.ts';
import type { Context } from '../../platform/context.ts';
import { type DueTicket, endRoundTicket, takeRoundTicket } from '../incidents/index.ts';
import { type AnswerParts, lookAtTicket } from './look-at-ticket.ts';
import { roundText } from './round-text.ts';
import { sendAnswer } from './send-answer.ts';

/** A context in the name of who started a round; undefined once they may not answer any more. */
export type InNameOf = (by: DueTicket['by']) => Promise<Context | undefined>;

/**
 * Sends the next answer of a round, in the same commit in which its ticket is marked as answered: killed anywhere, and on two
 * nodes, each ticket is answered once. What an ordinary answer would be refused for is noted there as the reason. Says whether
 * there was one.
 */
export async function sendRoundAnswer(ctx: Context, inNameOf: InNameOf, parts: AnswerParts): Promise<boolean> {
  let taken: DueTicket | undefined;
  try {
    await ctx.change('incident.answer', 'rounds', async (write) => {
      const at = ctx.clock.now();
      taken = await takeRoundTicket(write, at);
      if (taken === undefined) return;
      const messageId = await answer(taken, inNameOf, parts);
      await endRoundTicket(write, taken, { state: 'sent', messageId }, at);
      write.note({ roundId: taken.roundId, ticketId: taken.ticketId });
    });
  } catch (error) {
    if (!(error instanceof AppError) || taken === undefined) throw error;
    await leaveOut(ctx, taken, error.reason);
  }
  return taken !== undefined;
}

async function answer({ ticketId, texts, isClosing, seen, by }: DueTicket, inNameOf: InNameOf, parts: AnswerParts) {
  const person = await inNameOf(by);
  if (person === undefined) throw new AppError('forbidden', 'starter-gone', 'Who started it may not answer any more.');
  const text = await roundText(person, await lookAtTicket(person, ticketId, parts), texts, parts);
  if (!text.ok) throw new AppError('unprocessable', text.reason, 'The text cannot be filled.');
  const { messageId } = await sendAnswer(
    person,
    {
      ticketId,
      text: text.text,
      seen,
      files: [],
      pieces: [],
      templates: [],
      afterwards: isClosing ? 'close' : 'wait',
    },
    parts,
  );
  return messageId;
}

/** Nothing of the try is kept but why it failed. */
async function leaveOut(ctx: Context, due: DueTicket, reason: string): Promise<void> {
  await ctx.change('incident.answer', due.roundId, async (write) => {
    await endRoundTicket(write, due, { state: 'excluded', reason }, ctx.clock.now());
    write.note({ ticketId: due.ticketId, reason });
  });
}
