import { randomBytes } from 'node:crypto';
import { LogSenderId } from '../../kernel/ids.ts';
import { cleanText, maskText } from '../../kernel/mask.ts';
import type { Context } from '../../platform/context.ts';
import { newId } from '../../platform/new-id.ts';
import { fingerprint, type Secrets } from '../../platform/secrets.ts';
import type { LogSender } from './contract.ts';
import { asSender } from './queries/senders.ts';
import { newSenderSecret, sealSenderSecrets } from './sender-secrets.ts';
import { logSenders } from './tables.ts';

/** Makes an address and a secret; the secret is given back this once. */
export async function createLogSender(
  ctx: Context,
  { name }: { name: string },
  secrets: Secrets,
): Promise<{ sender: LogSender; secret: string }> {
  const id = newId(LogSenderId);
  const secret = newSenderSecret();
  return ctx.change('delivery.change', id, async ({ tx }) => {
    const [row] = await tx
      .insert(logSenders)
      .values({
        id,
        key: randomBytes(16).toString('base64url'),
        name: maskText(cleanText(name)),
        sealedSecrets: sealSenderSecrets(secrets, [secret]),
        fingerprints: [fingerprint(secret)],
        createdAt: ctx.clock.now(),
        stored: 0,
        duplicates: 0,
        refused: 0,
      })
      .returning();
    if (row === undefined) throw new Error('what was inserted is given back');
    return { sender: asSender(row), secret };
  });
}
