import type { openTicket } from '#contract/answers';
import type { ContactCard } from '#contract/contacts';
import type { Topic, WriterSide } from '#contract/tickets';
import type { InputOf } from '#kernel/endpoint';
import type { AccountId, MerchantId, TransactionUid } from '#kernel/ids';

import { waysTo } from './ways.rules.ts';

export interface OpenDraft {
  subject: string;
  text: string;
  topic: Topic;
  side: WriterSide;
  merchantId: MerchantId | null;
  name: string;
  address: string;
  /** What it is about, as typed. */
  payment: string;
  /** Sent from this account to the address, instead of being noted down. */
  sendFrom: AccountId | null;
}

/** What a dialog begins with: its fields, and merchants that it names. */
export interface KnownDraft {
  draft: Partial<OpenDraft>;
  merchants: ContactCard['merchants'];
}

/** A first message to a contact: by the first way that there is, about their merchant where it is the only one. */
export function draftTo(
  { name, identities, merchants }: Pick<ContactCard, 'name' | 'identities' | 'merchants'>,
  accounts: Parameters<typeof waysTo>[1],
): KnownDraft {
  const [way] = waysTo(identities, accounts);
  const [merchant, second] = merchants;
  const address = (way?.identity ?? identities[0])?.value ?? '';
  return {
    draft: {
      name,
      address,
      sendFrom: way?.accountId ?? null,
      side: merchant === undefined ? 'payer' : 'merchant',
      merchantId: second === undefined ? (merchant?.id ?? null) : null,
    },
    merchants: merchants.filter((each) => each.name !== null),
  };
}

interface Address {
  kind: 'email' | 'phone' | 'telegram';
  value: string;
}

/** What an address is, by its look: an e-mail, a phone with its country, or the number of a Telegram account. */
export function identityOf(address: string): Address | undefined {
  const text = address.trim();
  if (/^\S+@\S+\.\S+$/.test(text)) return { kind: 'email', value: text.toLowerCase() };
  const digits = text.replaceAll(/[\s()-]/g, '');
  if (/^\+\d{7,15}$/.test(digits)) return { kind: 'phone', value: digits };
  return /^\d{5,15}$/.test(digits) ? { kind: 'telegram', value: digits } : undefined;
}

export function openInputOf(draft: OpenDraft): InputOf<typeof openTicket, 'body'> {
  const firstLine = draft.text.trim().split('\n')[0] ?? '';
  return {
    subject: draft.subject.trim() === '' ? firstLine.slice(0, 120) : draft.subject.trim(),
    text: draft.text.trim(),
    topic: draft.topic,
    writerSide: draft.side,
    merchantId: draft.merchantId,
    contact: { name: draft.name.trim(), identity: identityOf(draft.address) ?? null },
    transactionUid: draft.payment.trim() === '' ? null : (draft.payment.trim() as TransactionUid), // judged by the server
    sendFrom: draft.sendFrom,
  };
}
