import { z } from 'zod';
import { ContactId } from '#kernel/ids';

export const Language = z.enum(['ru', 'en', 'be']);
export type Language = z.infer<typeof Language>;

/** An address of a person on a channel. One identity belongs to one contact. */
export const Identity = z.object({
  kind: z.enum(['email', 'phone', 'telegram']),
  /** E-mail in lower case; phone as `+` and digits; Telegram as the account's number. */
  value: z.string().min(1).max(200),
});
export type Identity = z.infer<typeof Identity>;

export const Contact = z.object({
  id: ContactId,
  name: z.string(),
  language: Language.nullable(),
  note: z.string(),
  identities: z.array(Identity),
});
export type Contact = z.infer<typeof Contact>;

/** What a person types for a contact. */
export const ContactInput = z.object({
  name: z.string().trim().min(1).max(200),
  language: Language.nullable().default(null),
  note: z.string().trim().max(2000).default(''),
  identities: z.array(Identity).max(20).default([]),
});
export type ContactInput = z.infer<typeof ContactInput>;
