import type { openTicket } from '#contract/answers';
import type { Topic, WriterSide } from '#contract/tickets';
import type { InputOf } from '#kernel/endpoint';
import type { AccountId, MerchantId, TransactionUid } from '#kernel/ids';

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
