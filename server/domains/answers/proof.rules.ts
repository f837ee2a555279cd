import type { ChannelKind } from '#contract/channels';
import type { Identity } from '#contract/contacts';
import type { ProofLevel, WriterSide } from '#contract/tickets';
import type { MerchantId, TransactionUid } from '#kernel/ids';
import type { KnownOfPayment } from './knows-payment.rules.ts';

/** What the level of a writer is decided from. */
export interface ProofFacts {
  channel: ChannelKind;
  isGroup: boolean;
  /** The merchant to whom an engineer bound the chat. */
  boundTo: MerchantId | null;
  writerSide: WriterSide;
  /** Who the writer says they are, and whether the channel vouches for it. */
  identities: readonly (Identity & { vouched: boolean })[];
  /** Merchants that keep the owner of a vouched identity as a contact. */
  contactOf: readonly MerchantId[];
  /** The payment that is attached; null while there is none. */
  payment: PaidBy | null;
  /** Payments for which the writer followed a link of ours. */
  linked: readonly TransactionUid[];
  /** What of that payment the writer named in their own words. */
  knows: KnownOfPayment;
  /** They named something that identifies a payment, an order or a shop. */
  namesSomething: boolean;
  raised: { level: ProofLevel; uid: TransactionUid | null } | null;
}

export interface PaidBy {
  uid: TransactionUid;
  merchantId: MerchantId | null;
  customerEmail: string | null;
  customerPhone: string | null;
}

export interface Proof {
  level: ProofLevel;
  /** Stable words, the deciding one first. */
  why: string[];
}

/** What the writer has proven to be. A group never proves more than the merchant to whom it is bound. */
export function proofOf(facts: ProofFacts): Proof {
  if (facts.isGroup) return ofGroup(facts);
  // What was raised for one payment says nothing of another.
  if (facts.raised !== null && facts.raised.uid === (facts.payment?.uid ?? null))
    return { level: facts.raised.level, why: ['raised-by-hand'] };
  return ofContact(facts) ?? ofPayer(facts) ?? ofClaim(facts);
}

function ofGroup({ boundTo, payment }: ProofFacts): Proof {
  if (boundTo === null) return { level: 'unknown', why: ['group-unbound'] };
  return isOthers(payment, [boundTo])
    ? { level: 'unknown', why: ['other-merchant'] }
    : { level: 'contact-on-file', why: ['group-bound'] };
}

function ofContact({ contactOf, boundTo, payment }: ProofFacts): Proof | undefined {
  const merchants = boundTo === null ? contactOf : [boundTo, ...contactOf];
  if (merchants.length === 0 || isOthers(payment, merchants)) return undefined;
  return { level: 'contact-on-file', why: [contactOf.length > 0 ? 'contact-on-file' : 'chat-bound'] };
}

/** A merchant learns nothing of another's payment; of one whose merchant nobody knows, nothing either. */
const isOthers = (payment: PaidBy | null, merchants: readonly MerchantId[]) =>
  payment !== null && (payment.merchantId === null || !merchants.includes(payment.merchantId));

function ofPayer({ identities, payment, linked, knows }: ProofFacts): Proof | undefined {
  if (payment === null) return undefined;
  const vouched = identities.filter((identity) => identity.vouched);
  const why = [
    ...(linked.includes(payment.uid) ? ['payment-link'] : []),
    ...(vouched.some((identity) => isEmailOf(identity, payment)) ? ['payment-email'] : []),
    ...(vouched.some((identity) => isPhoneOf(identity, payment)) ? ['payment-phone'] : []),
    ...(knows.card && knows.amount && knows.minute ? ['knows-card-amount-minute'] : []),
  ];
  return why.length === 0 ? undefined : { level: 'proven', why };
}

const isEmailOf = ({ kind, value }: Identity, { customerEmail }: PaidBy) =>
  kind === 'email' && customerEmail !== null && value.toLowerCase() === customerEmail.toLowerCase();

/** The same number in full, or both without what stands before the subscriber's own nine digits. */
function isPhoneOf({ kind, value }: Identity, { customerPhone }: PaidBy): boolean {
  if (kind !== 'phone' || customerPhone === null) return false;
  const [own, known] = [value.replace(/\D/g, ''), customerPhone.replace(/\D/g, '')];
  return own.length >= 9 && known.length >= 9 && own.slice(-9) === known.slice(-9);
}

/** They say who they are, and nothing vouches for it. */
function ofClaim({ channel, writerSide, identities, contactOf, payment, namesSomething }: ProofFacts): Proof {
  const why = [
    ...(payment === null ? [] : ['names-payment']),
    ...(payment === null && namesSomething ? ['names-something'] : []),
    ...(contactOf.length > 0 ? ['other-merchant'] : []),
    ...(writerSide === 'unknown' ? [] : ['says-side']),
  ];
  const unvouched = channel === 'email' && identities.some(({ kind, vouched }) => kind === 'email' && !vouched);
  return { level: why.length === 0 ? 'unknown' : 'claims', why: [...why, ...(unvouched ? ['mail-not-aligned'] : [])] };
}
