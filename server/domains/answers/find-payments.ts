import { isDeepStrictEqual } from 'node:util';
import type { TicketId } from '../../kernel/ids.ts';
import { settleAll } from '../../kernel/settle-all.ts';
import type { Context } from '../../platform/context.ts';
import { type Finding, noteFinding } from '../tickets/index.ts';
import { assessWriter } from './assess-writer.ts';
import { type AnswerParts, lookAtTicket } from './look-at-ticket.ts';
import { meantByLink } from './meant-by-link.rules.ts';
import { type Choices, findChoices, lockFreeTickets } from './queries.ts';

/**
 * Looks for the payment of each ticket in what was written there, attaches it when it is far ahead and nobody chose another, and
 * notes what the writer has proven. What is found is one commit. Run again, it changes nothing.
 */
export async function findPayments(ctx: Context, ticketIds: readonly TicketId[], parts: AnswerParts): Promise<void> {
  const looked = await Promise.all(ticketIds.map((ticketId) => lookFor(ctx, ticketId, parts)));
  const found = looked.filter((one) => one !== undefined);
  const noted = found.length > 1 ? await noteTogether(ctx, found) : new Set();
  for (const one of found) if (!noted.has(one.ticketId)) await note(ctx, one);
}

/** Those that nobody else has just now; two transactions that wait for several of each other's tickets would wait in a circle. */
async function noteTogether(ctx: Context, found: readonly Found[]): Promise<Set<TicketId>> {
  return ctx.change('payment.find', 'batch', async ({ tx, note: noted }) => {
    const free = await lockFreeTickets(
      tx,
      found.map(({ ticketId }) => ticketId),
    );
    await settleAll(found.filter(({ ticketId }) => free.has(ticketId)).map((one) => note(ctx, one)));
    noted({ tickets: free.size });
    return free;
  });
}

interface Found {
  ticketId: TicketId;
  finding: Finding;
  /** Under which it was found. */
  choices: Choices;
}

async function lookFor(ctx: Context, ticketId: TicketId, parts: AnswerParts): Promise<Found | undefined> {
  const { writer, found, proof: before } = await lookAtTicket(ctx, ticketId, parts);
  const { ticket, choices } = writer;
  if (ticket.mergedInto !== null) return undefined;
  const best = isChosen(choices)
    ? undefined
    : (found.farAhead?.transaction.uid ?? meantByLink(writer, found.hits, ctx.clock.now()));
  const isNew = best !== undefined && best !== ticket.transactionUid;
  const proof = isNew ? (await assessWriter(ctx, writer, found, best)).proof : before;
  const isSame = proof.level === ticket.proofLevel && proof.why.join() === ticket.proofWhy.join();
  if (!isNew && isSame) return undefined;
  return { ticketId, choices, finding: { ...(isNew ? { uid: best } : {}), ...(isSame ? {} : { proof }) } };
}

/** A person chose the payment, or raised a level that holds for this one. */
const isChosen = ({ payment, raiseStands }: Choices) => raiseStands || payment?.byPerson === true;

async function note(ctx: Context, { ticketId, finding, choices }: Found): Promise<void> {
  // Somebody chose while we searched: theirs stands, and the level was judged with it.
  const holds = async () => isDeepStrictEqual(await findChoices(ctx.read, ticketId), choices);
  await ctx.change('payment.find', ticketId, async ({ note: noted }) => {
    const isNoted = await noteFinding(ctx, ticketId, finding, holds);
    noted({ noted: isNoted, uid: finding.uid ?? null, level: finding.proof?.level ?? null });
  });
}
