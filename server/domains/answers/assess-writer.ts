import type { Context } from '../../platform/context.ts';
import type { TransactionFacts } from '../transactions/contract.ts';
import { findTransactions } from '../transactions/index.ts';
import type { Writer } from './gather-writer.ts';
import { knownOf } from './knows-payment.rules.ts';
import { type Opens, opensOf } from './opens.rules.ts';
import { type PaidBy, type Proof, proofOf } from './proof.rules.ts';
import type { Found } from './search-for-writer.ts';
import { namesOutright } from './writers-words.rules.ts';

/** What a writer has proven about one payment, and what that opens. */
export interface Assessed {
  payment: TransactionFacts | null;
  proof: Proof;
  opens: Opens;
}

/** Judges the writer about the payment with this uid; null for none. */
export async function assessWriter(
  ctx: Context,
  writer: Writer,
  { own, hits }: Pick<Found, 'own' | 'hits'>,
  uid: string | null,
): Promise<Assessed> {
  const [payment = null] = uid === null ? [] : await findTransactions(ctx.read, [uid]);
  const { ticket, isGroup, identities, contactOf, linked, choices } = writer;
  const proof = proofOf({
    channel: ticket.channel,
    isGroup,
    boundTo: ticket.boundTo,
    writerSide: ticket.writerSide,
    identities,
    contactOf,
    linked: linked.map((link) => link.uid),
    payment: payment && paidBy(payment),
    knows: knownOf(own, payment === null ? undefined : hits.find(({ transaction }) => transaction.uid === payment.uid)),
    namesSomething: namesOutright(own),
    raised:
      ticket.proofRaisedBy !== null && choices.raiseStands
        ? { level: ticket.proofLevel, uid: ticket.transactionUid }
        : null,
  });
  return { payment, proof, opens: opensOf(proof.level, ticket.writerSide, isGroup) };
}

const paidBy = ({ uid, merchantId, customerEmail, customerPhone }: TransactionFacts): PaidBy => ({
  uid,
  merchantId,
  customerEmail,
  customerPhone,
});
