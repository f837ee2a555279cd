import { eq } from 'drizzle-orm';
import type { LogSenderId } from '../../kernel/ids.ts';
import type { Context } from '../../platform/context.ts';
import { fingerprint, type Secrets } from '../../platform/secrets.ts';
import type { LogSender } from './contract.ts';
import { asSender, getSenderRow } from './queries/senders.ts';
import { newSenderSecret, openSenderSecrets, sealSenderSecrets } from './sender-secrets.ts';
import { logSenders } from './tables.ts';

/** Makes the next secret; the one before stays good until this is done again. The new one is given back this once. */
export async function renewSecret(
  ctx: Context,
  senderId: LogSenderId,
  secrets: Secrets,
): Promise<{ sender: LogSender; secret: string }> {
  const secret = newSenderSecret();
  return ctx.change('delivery.change', senderId, async ({ tx }) => {
    const { sealedSecrets } = await getSenderRow(tx, senderId);
    const [current] = openSenderSecrets(secrets, sealedSecrets);
    const both = current === undefined ? [secret] : [secret, current];
    const [row] = await tx
      .update(logSenders)
      .set({ sealedSecrets: sealSenderSecrets(secrets, both), fingerprints: both.map(fingerprint) })
      .where(eq(logSenders.id, senderId))
      .returning();
    if (row === undefined) throw new Error('a sender that was found must be there');
    return { sender: asSender(row), secret };
  });
}
