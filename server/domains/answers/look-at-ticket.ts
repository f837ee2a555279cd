import type { TicketId } from '../../kernel/ids.ts';
import type { Context } from '../../platform/context.ts';
import { rememberShopNames } from '../transactions/index.ts';
import { type Assessed, assessWriter } from './assess-writer.ts';
import { gatherWriter, type Writer } from './gather-writer.ts';
import { questionIn } from './question.rules.ts';
import { rememberWords, type Understand } from './remember-words.ts';
import { type Found, searchForWriter } from './search-for-writer.ts';

/** What the desk's zone and memory are needed for; one a process. */
export interface AnswerParts {
  timeZone: string;
  shopNames: ReturnType<typeof rememberShopNames>;
  understand: Understand;
}

export const createAnswerParts = (timeZone: string): AnswerParts => ({
  timeZone,
  shopNames: rememberShopNames(),
  understand: rememberWords(),
});

/** Everything that an answer to this ticket is judged by, as it stands now. */
export interface LookedAt extends Assessed {
  writer: Writer;
  found: Found;
}

export async function lookAtTicket(ctx: Context, ticketId: TicketId, parts: AnswerParts): Promise<LookedAt> {
  return lookAtWriter(ctx, await gatherWriter(ctx.read, ticketId), parts);
}

/** The same of a writer who has been gathered already. */
export async function lookAtWriter(
  ctx: Context,
  writer: Writer,
  { timeZone, shopNames, understand }: AnswerParts,
): Promise<LookedAt> {
  const found = await searchForWriter(ctx, writer, { timeZone, knownShops: await shopNames(ctx), understand });
  return { writer, found, ...(await assessWriter(ctx, writer, found, writer.ticket.transactionUid)) };
}

/** What the writer asks, by their own words. */
export const questionOf = ({ said }: Writer) =>
  questionIn(said.map(({ subject, text }) => [subject ?? '', text].join('\n')));
