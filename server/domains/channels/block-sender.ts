import { actorName } from '../../kernel/actor.ts';
import { notFound, unprocessable } from '../../kernel/errors.ts';
import { cleanText, maskText } from '../../kernel/mask.ts';
import type { Context } from '../../platform/context.ts';
import type { BlockedSender, SenderIdentity } from './contract.ts';
import { identityKey, normalIdentity } from './outcome.rules.ts';
import { listBlocked } from './queries.ts';
import { blockedSenders } from './tables.ts';

/** From now on what they write is set aside; blocking again gives a new reason. */
export async function blockSender(ctx: Context, identity: SenderIdentity, reason: string): Promise<BlockedSender> {
  const known = normalIdentity(identity);
  // Nobody can have such an address here: what writes from one is nobody's.
  if (maskText(cleanText(known.value)) !== known.value)
    throw unprocessable('holds-card-number', 'A card number may not stand here.', {
      fields: { 'identity.value': 'holds-card-number' },
    });
  return ctx.change('sender.block', identityKey(known), async ({ tx }) => {
    const words = maskText(cleanText(reason));
    await tx
      .insert(blockedSenders)
      .values({ ...known, reason: words, blockedAt: ctx.clock.now(), blockedBy: actorName(ctx.actor) })
      .onConflictDoUpdate({ target: [blockedSenders.kind, blockedSenders.value], set: { reason: words } });
    const blocked = (await listBlocked(ctx.read)).find((one) => identityKey(one.identity) === identityKey(known));
    if (blocked === undefined) throw notFound('blocked-sender');
    return blocked;
  });
}
