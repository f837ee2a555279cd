import { createLogSender, listSenders, renewSecret } from '../domains/deliveries/index.ts';
import type { Context } from '../platform/context.ts';
import type { Secrets } from '../platform/secrets.ts';
import type { LogTarget } from './sandbox-gateway/sender-log.ts';

/** By what the sandbox's sender is known in the demo. */
export const LOG_SENDER = 'Озерта: отправитель уведомлений';

/** Lets the sandbox push its log as a provider's sender would; after a restart with a new secret, for nobody kept the old one. */
export async function connectLog(ctx: Context, secrets: Secrets, publicUrl: URL): Promise<LogTarget> {
  const known = (await listSenders(ctx.read)).find(({ name }) => name === LOG_SENDER);
  const { sender, secret } =
    known === undefined
      ? await createLogSender(ctx, { name: LOG_SENDER }, secrets)
      : await renewSecret(ctx, known.id, secrets);
  return { address: new URL(sender.path, publicUrl).href, secret };
}
