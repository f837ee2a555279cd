import { AppError } from '../../kernel/errors.ts';
import type { Context } from '../../platform/context.ts';
import { asksForRetry, isOutOfReach } from '../../platform/db.ts';
import { type DueTicket, endRoundTicket, hasDueRounds, takeRoundTicket } from '../incidents/index.ts';
import { type AnswerParts, lookAtTicket } from './look-at-ticket.ts';
import { roundText } from './round-text.ts';
import { sendAnswer } from './send-answer.ts';

/** A context in the name of who started a round; undefined once they may not answer any more. */
export type InNameOf = (by: DueTicket['by']) => Promise<Context | undefined>;

/**
 * Sends the next answer of a round, in the same commit in which its ticket is marked as answered: killed anywhere, and on two
 * nodes, each ticket is answered once. What an ordinary answer would be refused for is noted there as the reason; what breaks is
 * noted too, so that it holds up nobody behind it, and thrown on. Says whether there was one.
 */
export async function sendRoundAnswer(ctx: Context, inNameOf: InNameOf, parts: AnswerParts): Promise<boolean> {
  // A look that finds nothing is no change, and leaves no line in the audit.
  if (!(await hasDueRounds(ctx.read, ctx.clock.now()))) return false;
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
    if (taken === undefined || asksForRetry(error) || isOutOfReach(error)) throw error;
    const isRefused = error instanceof AppError;
    await giveUp(ctx, taken, isRefused ? { state: 'excluded', reason: error.reason } : BROKEN);
    if (!isRefused) throw error;
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

interface Refused {
  state: 'excluded';
  reason: string;
}

const BROKEN = { state: 'failed', reason: 'broken' } as const;

/** Nothing of the try is kept but why it failed. */
async function giveUp(ctx: Context, due: DueTicket, end: typeof BROKEN | Refused): Promise<void> {
  await ctx.change('incident.answer', due.roundId, async (write) => {
    await endRoundTicket(write, due, end, ctx.clock.now());
    write.note({ ticketId: due.ticketId, reason: end.reason });
  });
}
