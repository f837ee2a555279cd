/** What people write to the desk about; the first three are about one payment. */
export type QuestionTopic =
  | 'declined'
  | 'debited'
  | 'refund'
  | 'payout'
  | 'notifications'
  | 'module'
  | 'documents'
  | 'access'
  | 'other';
export type WriterLanguage = 'ru' | 'en';
export type WriterSide = 'merchant' | 'payer';

/** Sentences with places for facts: `{order}`, `{amount}`, `{when}`, `{day}`, `{last4}`, `{shop}`. */
export type Phrases = Record<WriterSide, Partial<Record<QuestionTopic, readonly [string, ...string[]]>>>;

/** What the desk says, and what people say to that. */
export interface Replies {
  answers: Record<QuestionTopic, readonly [string, ...string[]]>;
  thanks: readonly [string, ...string[]];
  details: readonly [string, ...string[]];
  chase: readonly [string, ...string[]];
  subject: Record<QuestionTopic, string>;
  notes: readonly [string, ...string[]];
}
