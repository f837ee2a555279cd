import { z } from 'zod';
import { endpoint } from '#kernel/endpoint';
import { IncidentId, MessageId, RoundId, TicketId } from '#kernel/ids';
import { Language } from '#kernel/language';

/** Texts of one answer to all, by the reader's language; they may name facts of the ticket, as templates do. */
export const RoundTexts = z.object({ ru: z.string().trim().min(1).max(8000), en: z.string().trim().min(1).max(8000) });
export type RoundTexts = z.infer<typeof RoundTexts>;

/** What becomes of one ticket in a round. `excluded` and `failed` carry a reason. */
export const RoundTicketState = z.enum(['waiting', 'sent', 'excluded', 'failed']);
export type RoundTicketState = z.infer<typeof RoundTicketState>;

export const RoundTicket = z.object({
  ticketId: TicketId,
  number: z.int(),
  writerName: z.string(),
  channel: z.string(),
  state: RoundTicketState,
  reason: z.string().nullable(),
  messageId: MessageId.nullable(),
});
export type RoundTicket = z.infer<typeof RoundTicket>;

export const Round = z.object({
  id: RoundId,
  number: z.int(),
  at: z.iso.datetime(),
  byName: z.string(),
  isClosing: z.boolean(),
  isAutomatic: z.boolean(),
  perMinute: z.int(),
  state: z.enum(['running', 'done', 'stopped']),
  texts: RoundTexts,
  tickets: z.array(RoundTicket),
});
export type Round = z.infer<typeof Round>;

/** One ticket before the round: what will be said there, or why nothing. */
export const RoundPreviewItem = z.object({
  ticketId: TicketId,
  number: z.int(),
  writerName: z.string(),
  channel: z.string(),
  language: Language,
  /** What the writer has proven opens this much of their own payment. */
  opens: z.enum(['nothing', 'payer', 'merchant']),
  text: z.string(),
  /** When an answer to all of this incident was started that reached it: whoever was answered does not read the same twice. */
  answeredAt: z.iso.datetime().nullable(),
  /** Why it will not be sent; null when it will. */
  excluded: z.string().nullable(),
  /** The newest that was said there: a round sends nothing past what its starter could see. */
  seen: z.uuid().nullable(),
});
export type RoundPreviewItem = z.infer<typeof RoundPreviewItem>;

const OfRound = z.object({ incidentId: IncidentId, roundId: RoundId });
export const getRound = endpoint({
  method: 'get',
  path: '/incidents/:incidentId/rounds/:roundId',
  summary: 'How far an answer to all has come, ticket by ticket.',
  params: OfRound,
  response: Round,
});
export const stopRound = endpoint({
  method: 'post',
  path: '/incidents/:incidentId/rounds/:roundId/stop',
  summary: 'Send no more of an answer to all.',
  params: OfRound,
  response: Round,
});
