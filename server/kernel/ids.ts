import { z } from 'zod';

/** A merchant: the legal client of the provider. */
export const MerchantId = z.uuid().brand<'MerchantId'>();
export type MerchantId = z.infer<typeof MerchantId>;

/** A shop is known by the number that the gateway gave it; the gateway's number is the identity. */
export const ShopId = z.coerce.number().int().positive().max(2_147_483_647).brand<'ShopId'>();
export type ShopId = z.infer<typeof ShopId>;

/** A transaction is known by the gateway's uid: opaque text, 1–64 visible ASCII characters. */
export const TransactionUid = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,63}$/)
  .brand<'TransactionUid'>();
export type TransactionUid = z.infer<typeof TransactionUid>;

/** A person who signs in to the console. */
export const PersonId = z.uuid().brand<'PersonId'>();
export type PersonId = z.infer<typeof PersonId>;

export const SessionId = z.uuid().brand<'SessionId'>();
export type SessionId = z.infer<typeof SessionId>;

/** A contact: somebody outside, of a merchant or a payer. */
export const ContactId = z.uuid().brand<'ContactId'>();
export type ContactId = z.infer<typeof ContactId>;

/** A source: one configured connection to a gateway from which transactions come. */
export const SourceId = z.uuid().brand<'SourceId'>();
export type SourceId = z.infer<typeof SourceId>;

/** An import: one uploaded file of transactions. */
export const ImportId = z.uuid().brand<'ImportId'>();
export type ImportId = z.infer<typeof ImportId>;

/** A channel account: one bot or one mailbox of the desk. */
export const AccountId = z.uuid().brand<'AccountId'>();
export type AccountId = z.infer<typeof AccountId>;

/** One received payload of a channel, whatever became of it. */
export const InboundId = z.uuid().brand<'InboundId'>();
export type InboundId = z.infer<typeof InboundId>;

/** A conversation: one chat, group topic or mail correspondent on one account. */
export const ConversationId = z.uuid().brand<'ConversationId'>();
export type ConversationId = z.infer<typeof ConversationId>;

export const TicketId = z.uuid().brand<'TicketId'>();
export type TicketId = z.infer<typeof TicketId>;

/** A message in or out, never a note. */
export const MessageId = z.uuid().brand<'MessageId'>();
export type MessageId = z.infer<typeof MessageId>;

/** A note: internal, and never on its way to anybody outside. */
export const NoteId = z.uuid().brand<'NoteId'>();
export type NoteId = z.infer<typeof NoteId>;

export const FileId = z.uuid().brand<'FileId'>();
export type FileId = z.infer<typeof FileId>;

export const TemplateId = z.uuid().brand<'TemplateId'>();
export type TemplateId = z.infer<typeof TemplateId>;

/** A line of the weekly pattern of the rota. */
export const ShiftRuleId = z.uuid().brand<'ShiftRuleId'>();
export type ShiftRuleId = z.infer<typeof ShiftRuleId>;

/** A change of the rota for one stretch of time. */
export const OverrideId = z.uuid().brand<'OverrideId'>();
export type OverrideId = z.infer<typeof OverrideId>;

export const EventId = z.uuid().brand<'EventId'>();
export type EventId = z.infer<typeof EventId>;

export const AuditEntryId = z.uuid().brand<'AuditEntryId'>();
export type AuditEntryId = z.infer<typeof AuditEntryId>;

/** An acquirer: a bank that takes payments for the provider. */
export const AcquirerId = z.uuid().brand<'AcquirerId'>();
export type AcquirerId = z.infer<typeof AcquirerId>;

/** A terminal of an acquirer, known by the number that transactions name as their gateway: opaque text. */
export const TerminalId = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,63}$/)
  .brand<'TerminalId'>();
export type TerminalId = z.infer<typeof TerminalId>;

export const LimitId = z.uuid().brand<'LimitId'>();
export type LimitId = z.infer<typeof LimitId>;

/** One request to a bank to raise a limit. */
export const RaiseId = z.uuid().brand<'RaiseId'>();
export type RaiseId = z.infer<typeof RaiseId>;

/** A delivery: one attempt of a notification to a shop. */
export const DeliveryId = z.uuid().brand<'DeliveryId'>();
export type DeliveryId = z.infer<typeof DeliveryId>;

/** A report of what a shop runs: pasted by somebody or posted by its module. */
export const ReportId = z.uuid().brand<'ReportId'>();
export type ReportId = z.infer<typeof ReportId>;

export const ProbeId = z.uuid().brand<'ProbeId'>();
export type ProbeId = z.infer<typeof ProbeId>;

export const IncidentId = z.uuid().brand<'IncidentId'>();
export type IncidentId = z.infer<typeof IncidentId>;

/** Planned works of a bank. */
export const WorksId = z.uuid().brand<'WorksId'>();
export type WorksId = z.infer<typeof WorksId>;

/** A link to the page of one merchant; the token in its address is something else. */
export const StatusLinkId = z.uuid().brand<'StatusLinkId'>();
export type StatusLinkId = z.infer<typeof StatusLinkId>;

export const CorrectionId = z.uuid().brand<'CorrectionId'>();
export type CorrectionId = z.infer<typeof CorrectionId>;

/** An address of one shop to which notifications are sent. */
export const EndpointId = z.uuid().brand<'EndpointId'>();
export type EndpointId = z.infer<typeof EndpointId>;

/** A re-send: one time that somebody here had a notification sent again. */
export const ResendId = z.uuid().brand<'ResendId'>();
export type ResendId = z.infer<typeof ResendId>;

/** Many re-sends that were asked for together. */
export const ResendBatchId = z.uuid().brand<'ResendBatchId'>();
export type ResendBatchId = z.infer<typeof ResendBatchId>;

/** A provider's system that pushes the log of its deliveries here. */
export const LogSenderId = z.uuid().brand<'LogSenderId'>();
export type LogSenderId = z.infer<typeof LogSenderId>;

/** One answer to every ticket of an incident. */
export const RoundId = z.uuid().brand<'RoundId'>();
export type RoundId = z.infer<typeof RoundId>;
