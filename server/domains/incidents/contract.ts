import { z } from 'zod';
import { TicketStatus } from '#contract/tickets';
import { endpoint } from '#kernel/endpoint';
import { IncidentId, PersonId, RoundId, TicketId, TransactionUid } from '#kernel/ids';
import { Language } from '#kernel/language';
import { PageRequest, pageOf } from '#kernel/page';

export * from './feed/contract.ts';
export * from './rounds/contract.ts';
export * from './works/contract.ts';

/** What can fail by itself: a bank, one of its terminals, the first six digits of cards, a way to pay, a client. */
export const ScopeKind = z.enum(['acquirer', 'gateway', 'bin', 'method', 'merchant']);
export type ScopeKind = z.infer<typeof ScopeKind>;

export const Scope = z.object({ kind: ScopeKind, id: z.string().min(1).max(100) });
export type Scope = z.infer<typeof Scope>;

export const NamedScope = Scope.extend({ name: z.string() });
export type NamedScope = z.infer<typeof NamedScope>;

export const IncidentState = z.enum(['investigating', 'identified', 'monitoring', 'resolved']);
export type IncidentState = z.infer<typeof IncidentState>;

export const Severity = z.enum(['minor', 'major', 'critical']);
export type Severity = z.infer<typeof Severity>;

/** What a component suffers, least first. */
export const Impact = z.enum(['operational', 'degraded', 'partial', 'major']);
export type Impact = z.infer<typeof Impact>;

/** `acquirer:<id>`, `method:<name>`: what a status page shows a line of. */
export const ComponentName = z.string().regex(/^(acquirer|method|gateway|bin|merchant):.{1,100}$/);

/** What deviates: payments are refused, or systems do not work (codes of `failures.facts.ts`); by hand: a person says so. */
export const Outcome = z.enum(['declined', 'failed', 'by-hand']);
export type Outcome = z.infer<typeof Outcome>;

/** What the detection saw when it last looked. Rates are shares of 1. */
export const IncidentEvidence = z.object({
  attempts: z.int(),
  declined: z.int(),
  failed: z.int(),
  rate: z.number(),
  expected: z.number(),
  /** How much likelier the payments are if something is broken, as a natural logarithm. */
  nats: z.number(),
  /** What `nats` had to reach. */
  needed: z.number(),
  merchants: z.int(),
  gateways: z.int(),
  bins: z.int(),
  codes: z.array(z.object({ code: z.string(), count: z.int() })).max(5),
});
export type IncidentEvidence = z.infer<typeof IncidentEvidence>;

export const IncidentRow = z.object({
  id: IncidentId,
  number: z.int(),
  scope: NamedScope,
  state: IncidentState,
  severity: Severity,
  outcome: Outcome,
  startedAt: z.iso.datetime(),
  detectedAt: z.iso.datetime(),
  /** Since when the figures are as usual again; null while they are not. */
  calmSince: z.iso.datetime().nullable(),
  resolvedAt: z.iso.datetime().nullable(),
  /** Who has taken it over; the program then only tells what it sees. */
  lead: z.object({ id: PersonId, name: z.string() }).nullable(),
  openedBy: z.string().nullable(),
  evidence: IncidentEvidence.nullable(),
  tickets: z.int(),
  /** Of one that is over: open tickets that an answer to all has reached, and none since it ended. */
  untold: z.int(),
  /** When the next update was promised. */
  updateDueAt: z.iso.datetime().nullable(),
  isPublic: z.boolean(),
  /** Found by the program and told nobody outside yet: until a person has taken it, or until `heldUntil`. */
  isHeld: z.boolean(),
  heldUntil: z.iso.datetime().nullable(),
  /** A person said that it is not to be shown. */
  isKeptBack: z.boolean(),
});
export type IncidentRow = z.infer<typeof IncidentRow>;

export const ComponentImpact = z.object({ component: ComponentName, impact: Impact });
export type ComponentImpact = z.infer<typeof ComponentImpact>;

export const IncidentUpdate = z.object({
  id: z.uuid(),
  at: z.iso.datetime(),
  state: IncidentState,
  /** Null where the program said it. */
  byName: z.string().nullable(),
  ru: z.string(),
  en: z.string(),
  impacts: z.array(ComponentImpact),
  isPublic: z.boolean(),
});
export type IncidentUpdate = z.infer<typeof IncidentUpdate>;

/** Five minutes of the incident's payments. */
export const IncidentPoint = z.object({
  at: z.iso.datetime(),
  attempts: z.int(),
  /** Declined or failed, whichever the incident is about. */
  broken: z.int(),
  expected: z.number(),
});
export type IncidentPoint = z.infer<typeof IncidentPoint>;

export const Incident = IncidentRow.extend({
  updates: z.array(IncidentUpdate),
  points: z.array(IncidentPoint),
  /** What each component suffers now: the latest update that names it. */
  components: z.array(ComponentImpact.extend({ name: z.string() })),
  pace: z.object({ everyMinutes: z.int().nullable(), isAutomatic: z.boolean() }),
  mergedInto: z.object({ id: IncidentId, number: z.int() }).nullable(),
  rounds: z.array(
    z.object({
      id: RoundId,
      number: z.int(),
      at: z.iso.datetime(),
      byName: z.string(),
      isClosing: z.boolean(),
      state: z.enum(['running', 'done', 'stopped']),
      sent: z.int(),
      waiting: z.int(),
      excluded: z.int(),
    }),
  ),
});
export type Incident = z.infer<typeof Incident>;

const OfIncident = z.object({ incidentId: IncidentId });
const Words = z.string().trim().max(2000);
const Sentences = z.object({ ru: Words, en: Words }).refine(({ ru, en }) => ru !== '' || en !== '', {
  path: ['ru'],
  error: 'Say something in one language at least.',
});

export const listIncidents = endpoint({
  method: 'get',
  path: '/incidents',
  summary:
    'Incidents, the newest first; open ones, past ones, those of which somebody waits to hear that they are over, or all.',
  query: PageRequest.extend({ state: z.enum(['open', 'past', 'untold', 'all']).default('all') }),
  response: pageOf(IncidentRow),
});
export const getIncident = endpoint({
  method: 'get',
  path: '/incidents/:incidentId',
  summary: 'One incident: figures against the norm, updates, rounds of answers.',
  params: OfIncident,
  response: Incident,
});

export const IncidentTicket = z.object({
  ticketId: TicketId,
  number: z.int(),
  subject: z.string(),
  writerName: z.string(),
  merchantName: z.string().nullable(),
  channel: z.string(),
  language: Language,
  status: TicketStatus,
  uid: TransactionUid.nullable(),
  attachedAt: z.iso.datetime(),
  /** Null where the program attached it. */
  byName: z.string().nullable(),
});
export type IncidentTicket = z.infer<typeof IncidentTicket>;

export const listIncidentTickets = endpoint({
  method: 'get',
  path: '/incidents/:incidentId/tickets',
  summary: 'The tickets about payments inside the incident.',
  params: OfIncident,
  query: PageRequest,
  response: pageOf(IncidentTicket),
});

export const NewIncident = z
  .object({
    scope: Scope,
    severity: Severity,
    startedAt: z.iso.datetime(),
    isPublic: z.boolean().default(false),
  })
  .and(Sentences);
export type NewIncident = z.infer<typeof NewIncident>;
export const openIncident = endpoint({
  method: 'post',
  path: '/incidents',
  summary: 'Open an incident by hand.',
  body: NewIncident,
  response: Incident,
});

export const NewUpdate = z
  .object({
    state: IncidentState,
    severity: Severity.optional(),
    impacts: z.array(ComponentImpact).max(20).default([]),
    isPublic: z.boolean().default(true),
  })
  .and(Sentences);
export type NewUpdate = z.infer<typeof NewUpdate>;
export const updateIncident = endpoint({
  method: 'post',
  path: '/incidents/:incidentId/updates',
  summary: 'Tell how it stands: the state, what components suffer, in Russian and English.',
  params: OfIncident,
  body: NewUpdate,
  response: Incident,
});
export const takeIncident = endpoint({
  method: 'post',
  path: '/incidents/:incidentId/lead',
  summary: 'Take an incident over, or give it back to the program.',
  params: OfIncident,
  body: z.object({ isMine: z.boolean() }),
  response: Incident,
});
export const showIncident = endpoint({
  method: 'put',
  path: '/incidents/:incidentId/public',
  summary: 'Show an incident on the public status page, or take it off.',
  params: OfIncident,
  body: z.object({ isPublic: z.boolean() }),
  response: Incident,
});
export const mergeIncident = endpoint({
  method: 'post',
  path: '/incidents/:incidentId/merge',
  summary: 'Continue an incident in another one; its tickets go along.',
  params: OfIncident,
  body: z.object({ into: IncidentId }),
  response: Incident,
});
export const attachTicket = endpoint({
  method: 'post',
  path: '/incidents/:incidentId/tickets',
  summary: 'Attach a ticket to an incident by hand.',
  params: OfIncident,
  body: z.object({ ticketId: TicketId }),
  response: z.object({}),
});
export const detachTicket = endpoint({
  method: 'delete',
  path: '/incidents/:incidentId/tickets/:ticketId',
  summary: 'Take a ticket off an incident; the program does not attach it again.',
  params: OfIncident.extend({ ticketId: TicketId }),
  response: z.object({}),
});
export const setIncidentPace = endpoint({
  method: 'put',
  path: '/incidents/:incidentId/pace',
  summary: 'How often an update is due, and whether it goes out by itself.',
  params: OfIncident,
  body: z.object({ everyMinutes: z.int().min(5).max(720).nullable(), isAutomatic: z.boolean().default(false) }),
  response: Incident,
});
export const listTicketIncidents = endpoint({
  method: 'get',
  path: '/tickets/:ticketId/incidents',
  summary: 'The incidents to which a ticket is attached, and the open ones to which it could be.',
  params: z.object({ ticketId: TicketId }),
  response: z.object({ attached: z.array(IncidentRow), open: z.array(IncidentRow) }),
});
export const listScopes = endpoint({
  method: 'get',
  path: '/incident-scopes',
  summary: 'What an incident opened by hand, or works of a bank, can be about.',
  response: z.object({ items: z.array(NamedScope) }),
});

/** An incident as it explains one payment. */
export interface IncidentFact {
  id: IncidentId;
  number: number;
  scope: NamedScope;
  state: IncidentState;
  severity: Severity;
  outcome: Outcome;
  startedAt: string;
  resolvedAt: string | null;
  /** A suspicion of the program that nobody outside is told of. */
  isHeld: boolean;
  /** So many payments at least were broken in it; null where the payments do not show it. */
  broken: number | null;
}

/** By what an incident is found that a payment lies in. */
export interface PaymentPlace {
  uid: TransactionUid;
  shopId: number | null;
  gatewayId: string | null;
  bin: string | null;
  methodType: string | null;
  at: Temporal.Instant;
}
