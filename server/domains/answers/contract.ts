import { z } from 'zod';
import { Identity, Language } from '#contract/contacts';
import { ShortVerdict } from '#contract/diagnosis';
import { Round, RoundPreviewItem, RoundTexts } from '#contract/incidents';
import { NewTicket, ProofLevel, Ticket } from '#contract/tickets';
import { SearchHit, Understood } from '#contract/transactions';
import { endpoint } from '#kernel/endpoint';
import {
  AccountId,
  FileId,
  IncidentId,
  LimitId,
  MerchantId,
  MessageId,
  RaiseId,
  TemplateId,
  TicketId,
  TransactionUid,
} from '#kernel/ids';

const OfTicket = z.object({ ticketId: TicketId });

/** A piece of text that the product wrote, and what it tells: by it the server knows what a send would give away. */
export const DraftedPiece = z.object({
  uid: TransactionUid,
  audience: z.enum(['merchant', 'payer']),
  language: Language,
});
export type DraftedPiece = z.infer<typeof DraftedPiece>;

/** Why the reason is not in the draft: it then asks for what would open it, or there is none. */
export const NoDraft = z.enum(['no-payment', 'not-proven', 'payer-in-group', 'fact-missing', 'no-question']);
export type NoDraft = z.infer<typeof NoDraft>;

/** What the product offers beside a ticket. */
export const Suggestion = z.object({
  understood: Understood.nullable(),
  /** At most five, best first, with the reasons for their rank. */
  candidates: z.array(SearchHit).max(5),
  /** Attached by itself, because it is far ahead, or by a person. */
  attached: z
    .object({ uid: TransactionUid, verdict: ShortVerdict.nullable(), byName: z.string().nullable() })
    .nullable(),
  proof: z.object({ level: ProofLevel, why: z.array(z.string()) }),
  /** What the level opens: `nothing`, the payer's text of one payment, the merchant's full text. */
  opens: z.enum(['nothing', 'payer', 'merchant']),
  draft: z.object({ text: z.string(), language: Language, piece: DraftedPiece.nullable() }).nullable(),
  noDraft: NoDraft.nullable(),
  /** What to tell who has sent a card number since we last spoke; null where nobody has. */
  cardSentence: z.string().nullable(),
});
export type Suggestion = z.infer<typeof Suggestion>;

export const getSuggestion = endpoint({
  method: 'get',
  path: '/tickets/:ticketId/suggestion',
  summary: 'The payment found from the words, what the writer has proven, and a drafted answer.',
  params: OfTicket,
  query: z.object({ language: Language.optional() }),
  response: Suggestion,
});
export const attachTransaction = endpoint({
  method: 'post',
  path: '/tickets/:ticketId/transaction',
  summary: 'Attach a payment to a ticket, or take it off.',
  params: OfTicket,
  body: z.object({ uid: TransactionUid.nullable() }),
  response: Ticket,
});
export const raiseProof = endpoint({
  method: 'post',
  path: '/tickets/:ticketId/proof',
  summary: 'Set by hand what the writer has proven, with the reason.',
  params: OfTicket,
  body: z.object({ level: ProofLevel, reason: z.string().trim().min(5).max(500) }),
  response: Ticket,
});
/** Fills a template from the ticket's facts; what is missing blocks the text. */
export const fillTemplate = endpoint({
  method: 'post',
  path: '/tickets/:ticketId/templates/:templateId',
  summary: 'A template in the writer’s language, filled from the ticket.',
  params: OfTicket.extend({ templateId: TemplateId }),
  body: z.object({ language: Language.optional() }),
  response: z.object({ text: z.string(), missing: z.array(z.string()), tooMuch: z.array(z.string()) }),
});
/**
 * Refused with `thread-moved` while there are newer messages than `seen` (the console shows them and sends again), and with
 * `tells-too-much` when the text says more than the writer has proven to be.
 */
export const sendAnswer = endpoint({
  method: 'post',
  path: '/tickets/:ticketId/answers',
  summary: 'Send an answer on the ticket’s channel; it is held a few seconds and can be taken back.',
  params: OfTicket,
  body: z
    .object({
      /** May be empty where files go along: a photo needs no words. */
      text: z.string().trim().max(20_000),
      /** The newest mark of others' messages that its author has seen. */
      seen: z.uuid().nullable(),
      files: z.array(FileId).max(10).default([]),
      pieces: z.array(DraftedPiece).max(10).default([]),
      templates: z.array(TemplateId).max(10).default([]),
      afterwards: z.enum(['wait', 'close', 'keep']).default('wait'),
    })
    .refine(({ text, files }) => text !== '' || files.length > 0, {
      path: ['text'],
      error: 'Say something, or add a file.',
    }),
  response: z.object({ messageId: MessageId, heldUntil: z.iso.datetime(), ticket: Ticket }),
});
/** By hand: a phone call, a question from the corridor, or a message to a contact, which is judged like an answer. */
export const openTicket = endpoint({
  method: 'post',
  path: '/tickets',
  summary: 'Open a ticket by hand, for oneself or on a merchant’s behalf, or start a conversation.',
  body: NewTicket,
  response: z.object({ id: TicketId, number: z.int() }),
});
/**
 * Where a ticket has no way, or its writer is out of reach. What may be said is judged by the new address alone; one that
 * is typed becomes nobody's who is known already.
 */
export const chooseWay = endpoint({
  method: 'post',
  path: '/tickets/:ticketId/way',
  summary: 'Answer a ticket from another account, at another address of its contact or at one that is typed.',
  params: OfTicket,
  body: z.object({ accountId: AccountId, identity: Identity, isTyped: z.boolean().default(false) }),
  response: Ticket,
});
export const AnswerDecision = z.enum(['send-again', 'arrived', 'give-up']);
export type AnswerDecision = z.infer<typeof AnswerDecision>;
/** For an answer that failed, or of which nobody knows whether it arrived. Sent again, it is judged again. */
export const decideAnswer = endpoint({
  method: 'post',
  path: '/messages/:messageId/decision',
  summary: 'Send an answer again, or note that it arrived or is given up.',
  params: z.object({ messageId: MessageId }),
  body: z.object({ decision: AnswerDecision }),
  response: z.object({}),
});

const Subject = z.string().trim().min(1).max(300);
const Text = z.string().trim().min(1).max(20_000);
export const NewRaise = z.object({
  /** Minor units, or a number of payments. */
  askedValue: z.int().positive(),
  /** For how long more is asked; null: for good. */
  wantedUntil: z.iso.datetime().nullable().default(null),
  subject: Subject,
  text: Text,
  contact: z.object({ name: z.string().trim().min(1).max(120), address: z.email().max(200) }),
  merchantId: MerchantId.nullable().default(null),
  /** The mailbox it leaves from; null: the letter went another way, and is kept with its ticket. */
  sendFrom: AccountId.nullable().default(null),
  /** The ticket because of which the bank is asked: it and the bank's are told of each other. */
  fromTicketId: TicketId.nullable().default(null),
});
export type NewRaise = z.infer<typeof NewRaise>;
/** The letter opens a ticket in which the bank is talked to. */
export const askForRaise = endpoint({
  method: 'post',
  path: '/limits/:limitId/raises',
  summary: 'Ask the bank for a higher limit.',
  params: z.object({ limitId: LimitId }),
  body: NewRaise,
  response: z.object({ raiseId: RaiseId, ticketId: TicketId, number: z.int() }),
});

export const NewTelling = z.object({
  merchantId: MerchantId,
  subject: Subject,
  text: Text,
  contact: NewTicket.shape.contact,
  sendFrom: AccountId.nullable().default(null),
});
export type NewTelling = z.infer<typeof NewTelling>;
export const tellOfRaise = endpoint({
  method: 'post',
  path: '/limits/raises/:raiseId/tellings',
  summary: 'Tell a merchant what the bank said.',
  params: z.object({ raiseId: RaiseId }),
  body: NewTelling,
  response: z.object({ ticketId: TicketId, number: z.int() }),
});

const OfIncident = z.object({ incidentId: IncidentId });
/** In each ticket's language, with as much of its payment as its writer has proven; who gets nothing is listed with the reason. */
export const previewRound = endpoint({
  method: 'post',
  path: '/incidents/:incidentId/round-previews',
  summary: 'What one answer to all tickets of an incident would say in each.',
  params: OfIncident,
  body: z.object({ texts: RoundTexts }),
  /** `total` counts the tickets that no one answer has room for as well: the next one reaches them. */
  response: z.object({ items: z.array(RoundPreviewItem), total: z.int() }),
});
/** Each leaves by the ordinary way of an answer, with all its checks: what would be refused there gets nothing and says why. */
export const startRound = endpoint({
  method: 'post',
  path: '/incidents/:incidentId/rounds',
  summary: 'Send one answer to the tickets of an incident that were seen in its preview.',
  params: OfIncident,
  body: z.object({
    texts: RoundTexts,
    isClosing: z.boolean().default(false),
    perMinute: z.int().min(1).max(600).default(60),
    tickets: z
      .array(z.object({ ticketId: TicketId, seen: z.uuid().nullable() }))
      .min(1)
      .max(500),
  }),
  response: Round,
});
