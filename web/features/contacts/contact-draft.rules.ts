import type { ContactCard, ContactCardInput, Identity, Language } from '#contract/contacts';
import type { MerchantId } from '#kernel/ids';

/** A contact as its form holds it. */
export interface ContactDraft {
  name: string;
  language: Language | null;
  note: string;
  identities: Identity[];
  merchantIds: MerchantId[];
}

export const contactDraftOf = (contact?: ContactCard): ContactDraft => ({
  name: contact?.name ?? '',
  language: contact?.language ?? null,
  note: contact?.note ?? '',
  identities: contact?.identities ?? [{ kind: 'email', value: '' }],
  merchantIds: contact?.merchants.map(({ id }) => id) ?? [],
});

/** What is sent: lines left empty are not there. */
export const contactInputOf = (draft: ContactDraft): ContactCardInput => ({
  ...draft,
  identities: draft.identities.filter(({ value }) => value.trim() !== ''),
});
