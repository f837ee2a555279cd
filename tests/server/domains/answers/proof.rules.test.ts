import { expect, test } from 'vitest';
import { KNOWS_NOTHING } from '../../../../server/domains/answers/knows-payment.rules.ts';
import { type ProofFacts, proofOf } from '../../../../server/domains/answers/proof.rules.ts';
import { MerchantId, TransactionUid } from '../../../../server/kernel/ids.ts';

const OURS = MerchantId.parse('00000000-0000-7000-8000-000000000001');
const OTHERS = MerchantId.parse('00000000-0000-7000-8000-000000000002');
const UID = TransactionUid.parse('37746555-bbdad687b0');

const payment = { uid: UID, merchantId: OURS, customerEmail: 'Payer@Example.org', customerPhone: '+375281112233' };
const nobody: ProofFacts = {
  channel: 'telegram',
  isGroup: false,
  boundTo: null,
  writerSide: 'unknown',
  identities: [],
  contactOf: [],
  linked: [],
  payment: null,
  knows: KNOWS_NOTHING,
  namesSomething: false,
  raised: null,
};
const given = (facts: Partial<ProofFacts>) => proofOf({ ...nobody, ...facts });
const mail = (vouched: boolean) => [{ kind: 'email' as const, value: 'payer@example.org', vouched }];
const phone = (value: string, vouched = true) => [{ kind: 'phone' as const, value, vouched }];
const KNOWS_ALL = { card: true, amount: true, minute: true };

test.each<[string, Partial<ProofFacts>, string, string | undefined]>([
  ['who says nothing is unknown', {}, 'unknown', undefined],
  ['who says that they are a payer claims', { writerSide: 'payer' }, 'claims', 'says-side'],
  ['who names an order claims', { namesSomething: true }, 'claims', 'names-something'],
  ['who names a payment claims', { payment }, 'claims', 'names-payment'],
  [
    'an aligned mail from the payment’s address proves',
    { channel: 'email', payment, identities: mail(true) },
    'proven',
    'payment-email',
  ],
  [
    'the same mail unaligned only claims',
    { channel: 'email', payment, identities: mail(false) },
    'claims',
    'names-payment',
  ],
  [
    'the payment’s phone, shared as one’s own, proves',
    { payment, identities: phone('+375281112233') },
    'proven',
    'payment-phone',
  ],
  [
    'a phone that was only said proves nothing',
    { payment, identities: phone('+375281112233', false) },
    'claims',
    'names-payment',
  ],
  ['who followed our link for this payment proves', { payment, linked: [UID] }, 'proven', 'payment-link'],
  [
    'a link for another payment proves nothing of this one',
    { payment, linked: [TransactionUid.parse('1-0000000000')] },
    'claims',
    'names-payment',
  ],
  ['a link proves nothing in a group', { isGroup: true, payment, linked: [UID] }, 'unknown', 'group-unbound'],
  ['another phone proves nothing', { payment, identities: phone('+375281112234') }, 'claims', 'names-payment'],
  ['card, amount and minute together prove', { payment, knows: KNOWS_ALL }, 'proven', 'knows-card-amount-minute'],
  ['two of the three prove nothing', { payment, knows: { ...KNOWS_ALL, minute: false } }, 'claims', 'names-payment'],
  [
    'a contact of the payment’s merchant is on file',
    { payment, contactOf: [OURS] },
    'contact-on-file',
    'contact-on-file',
  ],
  [
    'a contact of some merchant is on file while no payment is named',
    { contactOf: [OTHERS] },
    'contact-on-file',
    'contact-on-file',
  ],
  ['a contact of another merchant only claims', { payment, contactOf: [OTHERS] }, 'claims', 'names-payment'],
  [
    'nobody is on file of a payment whose merchant is not known',
    { payment: { ...payment, merchantId: null }, contactOf: [OURS] },
    'claims',
    'names-payment',
  ],
  ['a chat that was bound to the merchant is on file', { payment, boundTo: OURS }, 'contact-on-file', 'chat-bound'],
  ['a group has the level of its binding', { isGroup: true, boundTo: OURS, payment }, 'contact-on-file', 'group-bound'],
  [
    'a group that is bound to another merchant is unknown',
    { isGroup: true, boundTo: OTHERS, payment },
    'unknown',
    'other-merchant',
  ],
  [
    'a group that nobody bound is unknown, whoever writes in it',
    { isGroup: true, payment, identities: mail(true), contactOf: [OURS], knows: KNOWS_ALL },
    'unknown',
    'group-unbound',
  ],
  [
    'what was raised for this payment holds',
    { payment, raised: { level: 'contact-on-file', uid: UID } },
    'contact-on-file',
    'raised-by-hand',
  ],
  [
    'what was raised for another payment does not',
    { payment, raised: { level: 'proven', uid: TransactionUid.parse('1-0000000000') } },
    'claims',
    'names-payment',
  ],
  [
    'nothing can be raised in a group',
    { isGroup: true, payment, raised: { level: 'contact-on-file', uid: UID } },
    'unknown',
    'group-unbound',
  ],
])('%s', (_, facts, level, why) => {
  const proof = given(facts);

  expect(proof.level).toBe(level);
  if (why !== undefined) expect(proof.why[0]).toBe(why);
});

test('a mail that is not aligned says so', () => {
  expect(given({ channel: 'email', payment, identities: mail(false) }).why).toContain('mail-not-aligned');
});
