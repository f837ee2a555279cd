import type { Context } from '../../platform/context.ts';
import type { Facts } from './facts.ts';
import { gatherBeyond } from './gather-beyond.ts';
import { listAttempts, listFollowUps, listPayments, type StoredPayment } from './queries.ts';
import { factsOf, instantText } from './stored-facts.ts';

/**
 * The facts of these payments, in a fixed number of statements however many they are. One that is not there, or not the asker's to
 * see, is left out.
 */
export async function gatherFacts(ctx: Context, uids: readonly string[]): Promise<Facts[]> {
  const at = instantText(ctx.clock.now());
  const payments = await listPayments(ctx, uids);
  if (payments.length === 0) return [];
  const [{ attempts, followUps }, beyond] = await Promise.all([
    gatherFamily(ctx, payments),
    gatherBeyond(ctx, payments),
  ]);
  return payments.map((payment) => factsOf(payment, { attempts, followUps, beyond, at }));
}

async function gatherFamily(ctx: Context, payments: readonly StoredPayment[]) {
  const attempts = (await listAttempts(ctx.read, payments)).filter(({ shopId, askedUid }) =>
    isTheirs(shopId, askedUid),
  );
  const family = [
    ...payments.map(({ transaction: { uid, partitionAt } }) => ({ uid: String(uid), at: instantText(partitionAt) })),
    ...attempts
      .filter((attempt) => attempt.status === 'successful')
      .map(({ uid, partitionAt }) => ({ uid, at: partitionAt })),
  ];
  const once = [...new Map(family.map((member) => [member.uid, member])).values()];
  const parents = payments.flatMap(({ transaction }) => transaction.parentUid ?? []);
  return { attempts, followUps: await listFollowUps(ctx.read, once, parents) };

  /** An account manager does not hear of payments at shops that are not the same one. */
  function isTheirs(shopId: number | null, askedUid: string): boolean {
    if (ctx.reach === 'all') return true;
    return payments.some(({ transaction }) => transaction.uid === askedUid && transaction.shopId === shopId);
  }
}
