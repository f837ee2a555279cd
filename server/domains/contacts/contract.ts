import { z } from 'zod';
import { endpoint } from '#kernel/endpoint';
import { ContactId, MerchantId } from '#kernel/ids';
import { Language } from '#kernel/language';
import { PageRequest, pageOf } from '#kernel/page';

export { Language };

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

/** A contact and the merchants they belong to; a payer belongs to none. */
export const ContactCard = Contact.extend({
  merchants: z.array(z.object({ id: MerchantId, name: z.string().nullable() })),
});
export type ContactCard = z.infer<typeof ContactCard>;

const ContactCardInput = ContactInput.extend({ merchantIds: z.array(MerchantId).max(50).default([]) });
export type ContactCardInput = z.infer<typeof ContactCardInput>;

export const listContacts = endpoint({
  method: 'get',
  path: '/contacts',
  summary: 'Contacts by name; `q` finds by name, address and merchant.',
  query: PageRequest.extend({ q: z.string().max(200).default('') }),
  response: pageOf(ContactCard),
});

export const getContact = endpoint({
  method: 'get',
  path: '/contacts/:contactId',
  summary: 'One contact.',
  params: z.object({ contactId: ContactId }),
  response: ContactCard,
});

export const createContact = endpoint({
  method: 'post',
  path: '/contacts',
  summary: 'Creates a contact by hand.',
  body: ContactCardInput,
  response: ContactCard,
});

export const changeContact = endpoint({
  method: 'put',
  path: '/contacts/:contactId',
  summary: 'Replaces what is known of a contact, and the merchants they belong to.',
  params: z.object({ contactId: ContactId }),
  body: ContactCardInput,
  response: ContactCard,
});
