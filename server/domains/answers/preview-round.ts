import type { IncidentId, TicketId } from '../../kernel/ids.ts';
import type { Context } from '../../platform/context.ts';
import type { RoundPreviewItem, RoundTexts } from '../incidents/contract.ts';
import {
  type Answered,
  getIncident,
  listAnswered,
  listRoundCandidates,
  type RoundCandidate,
} from '../incidents/index.ts';
import { getTicket, listNewestMarks } from '../tickets/index.ts';
import { type AnswerParts, lookAtTicket } from './look-at-ticket.ts';
import { roundText } from './round-text.ts';

/** Looked at side by side: each asks a handful of statements. */
const TOGETHER = 8;

/** What an answer to all would say in each ticket, and where it would say nothing. */
export async function previewRound(
  ctx: Context,
  { incidentId, texts }: { incidentId: IncidentId; texts: RoundTexts },
  parts: AnswerParts,
): Promise<RoundPreviewItem[]> {
  await getIncident(ctx, incidentId);
  const candidates = await listRoundCandidates(ctx.read, incidentId);
  const ticketIds = candidates.map(({ ticketId }) => ticketId);
  const [marks, answered] = await Promise.all([
    listNewestMarks(ctx.read, ticketIds),
    listAnswered(ctx.read, incidentId),
  ]);
  const items: RoundPreviewItem[] = [];
  for (let from = 0; from < candidates.length; from += TOGETHER) {
    const some = candidates.slice(from, from + TOGETHER);
    items.push(...(await Promise.all(some.map((one) => preview(ctx, one, { texts, marks, answered, parts })))));
  }
  return items;
}

interface Given {
  texts: RoundTexts;
  marks: ReadonlyMap<TicketId, string>;
  answered: ReadonlyMap<TicketId, Answered>;
  parts: AnswerParts;
}

async function preview(
  ctx: Context,
  { isDone, ...candidate }: RoundCandidate,
  { texts, marks, answered, parts }: Given,
): Promise<RoundPreviewItem> {
  const { ticketId } = candidate;
  const [looked, { cannotReply }] = await Promise.all([lookAtTicket(ctx, ticketId, parts), getTicket(ctx, ticketId)]);
  const text = await roundText(ctx, looked, texts, parts);
  return {
    ...candidate,
    opens: looked.opens,
    text: text.ok ? text.text : '',
    answeredAt: answered.get(ticketId)?.at.toString() ?? null,
    excluded: isDone ? 'ticket-done' : (cannotReply ?? (text.ok ? null : text.reason)),
    seen: marks.get(ticketId) ?? null,
  };
}
