import { z } from 'zod';
import { StartLink } from '#contract/channels';
import { endpoint } from '#kernel/endpoint';
import { ContactId, ConversationId, MerchantId, TransactionUid } from '#kernel/ids';

/** Binds a group chat to a merchant: the level of what may be said there comes from this. */
export const bindConversation = endpoint({
  method: 'post',
  path: '/conversations/:conversationId/merchant',
  summary: 'Bind a chat to a merchant, or let it loose.',
  params: z.object({ conversationId: ConversationId }),
  body: z.object({ merchantId: MerchantId.nullable(), reason: z.string().trim().min(3).max(300) }),
  response: z.object({}),
});

/** A word that is said to one of the desk's bots, once, and the addresses that say it. */
export const BindingLink = z.object({
  token: z.string(),
  expiresAt: z.iso.datetime(),
  links: z.array(StartLink),
});
export type BindingLink = z.infer<typeof BindingLink>;

/** To whom it binds the chat from which it is followed. */
export const Binding = z.discriminatedUnion('to', [
  z.object({ to: z.literal('contact'), contactId: ContactId }),
  z.object({ to: z.literal('payment'), uid: TransactionUid }),
]);
export type Binding = z.infer<typeof Binding>;

/** The word is shown once: whoever says it from their own chat is taken to be this contact, or the payer of this payment. */
export const makeBindingLink = endpoint({
  method: 'post',
  path: '/binding-links',
  summary: 'A one-time link that binds a chat to a contact, or to who made a payment.',
  body: Binding,
  response: BindingLink,
});
