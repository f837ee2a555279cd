import type { Context } from '../../platform/context.ts';
import type { Facts } from './facts.ts';
import { listAttempts, listFollowUps, listPayments } from './queries.ts';
import { factsOf, instantText } from './stored-facts.ts';

/** The facts of these payments, in three statements however many they are. One that is not there, or not the asker's to see, is left out. */
export async function gatherFacts(ctx: Context, uids: readonly string[]): Promise<Facts[]> {
  const at = instantText(ctx.clock.now());
  const payments = await listPayments(ctx, uids);
  if (payments.length === 0) return [];
  const attempts = await listAttempts(ctx.read, payments);
  const family = [
    ...payments.map(({ transaction: { uid, partitionAt } }) => ({ uid: String(uid), at: instantText(partitionAt) })),
    ...attempts
      .filter((attempt) => attempt.status === 'successful')
      .map(({ uid, partitionAt }) => ({ uid, at: partitionAt })),
  ];
  const once = [...new Map(family.map((member) => [member.uid, member])).values()];
  const parents = payments.flatMap(({ transaction }) => transaction.parentUid ?? []);
  const followUps = await listFollowUps(ctx.read, once, parents);
  return payments.map((payment) => factsOf(payment, { attempts, followUps, at }));
}
