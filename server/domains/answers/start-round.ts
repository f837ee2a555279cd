import { conflict, unprocessable } from '../../kernel/errors.ts';
import type { IncidentId, TicketId } from '../../kernel/ids.ts';
import type { Context } from '../../platform/context.ts';
import type { Round, RoundTexts } from '../incidents/contract.ts';
import { createRound, getActingPerson, getRound } from '../incidents/index.ts';
import type { AnswerParts } from './look-at-ticket.ts';
import { previewRound } from './preview-round.ts';

export interface RoundToStart {
  incidentId: IncidentId;
  texts: RoundTexts;
  isClosing: boolean;
  perMinute: number;
  /** What its starter saw: each ticket with the newest that was said there. Others, and what came since, get nothing. */
  tickets: readonly { ticketId: TicketId; seen: string | null }[];
}

/** Starts one answer to all tickets of an incident that its starter has seen. */
export async function startRound(ctx: Context, round: RoundToStart, parts: AnswerParts): Promise<Round> {
  const { incidentId, texts, isClosing, perMinute } = round;
  if (ctx.actor.kind !== 'person') throw new Error('a round is started by a person');
  const { personId, sessionId } = ctx.actor;
  const items = await previewRound(ctx, { incidentId, texts }, parts);
  const seen = new Map(round.tickets.map((each) => [each.ticketId, each.seen]));
  const tickets = items.map(({ ticketId, excluded }) => ({
    ticketId,
    seen: seen.get(ticketId) ?? null,
    excluded: excluded ?? (seen.has(ticketId) ? null : 'left-out'),
  }));
  if (items.some(({ excluded }) => excluded === 'template-broken'))
    throw unprocessable('template-broken', 'The text cannot be read.', { fields: { texts: 'template-broken' } });
  if (tickets.every(({ excluded }) => excluded !== null)) throw conflict('round-empty', 'There is nobody to answer.');
  const by = { personId, sessionId, name: (await getActingPerson(ctx)).name };
  const roundId = await createRound(ctx, {
    incidentId,
    texts,
    isClosing,
    isAutomatic: false,
    perMinute,
    by,
    tickets,
  });
  return getRound(ctx, { incidentId, roundId });
}
