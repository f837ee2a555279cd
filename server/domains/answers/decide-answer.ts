import type { MessageId } from '../../kernel/ids.ts';
import type { Context } from '../../platform/context.ts';
import { decideMessage } from '../tickets/index.ts';
import type { AnswerDecision } from './contract.ts';
import { judgeText } from './judge-text.ts';
import type { AnswerParts } from './look-at-ticket.ts';
import { getSent } from './queries.ts';

/** What a person makes of an answer that failed, or of which nobody knows whether it arrived. Sent again, it is judged again. */
export async function decideAnswer(
  ctx: Context,
  { messageId, decision }: { messageId: MessageId; decision: AnswerDecision },
  parts: AnswerParts,
): Promise<void> {
  await ctx.change('message.decide', messageId, async ({ tx }) => {
    if (decision === 'send-again') {
      const { ticketId, ...sent } = await getSent(tx, messageId);
      await judgeText(ctx, ticketId, { ...sent, pieces: [], templates: [] }, parts);
    }
    await decideMessage(ctx, messageId, decision);
  });
}
