import { blockSender } from '../../server/domains/channels/block-sender.ts';
import { IncomingMessage } from '../../server/domains/channels/contract.ts';
import { keepInbound, listAccounts, takeInbound } from '../../server/domains/channels/index.ts';
import { receiveMessage } from '../../server/domains/tickets/index.ts';
import type { Context } from '../../server/platform/context.ts';

/** Something in quarantine for every reason that a person decides about, and somebody blocked. */
export async function furnishChannels(ctx: Context): Promise<void> {
  const accounts = await listAccounts(ctx.read);
  const bot = accounts.find(({ kind }) => kind === 'telegram');
  const mailbox = accounts.find(({ kind }) => kind === 'email');
  if (bot === undefined || mailbox === undefined) throw new Error('the sample has a bot and a mailbox');
  await blockSender(
    ctx,
    { kind: 'email', value: 'offers@bulk.example' },
    'Sends offers every morning, asked twice to stop',
  );
  const receivedAt = ctx.clock.now();
  const at = receivedAt.toString({ fractionalSecondDigits: 6 });
  const row = (
    accountId: typeof bot.id,
    deliveryKey: string,
    said: Parameters<typeof keepInbound>[1][number]['said'],
  ) => ({
    accountId,
    deliveryKey,
    lane: deliveryKey,
    said,
    original: JSON.stringify({ ...said, masked: '4200 00•• •••• 0000' }),
    receivedAt,
  });
  const mail = (value: string, name: string, subject: string, text: string, automatic?: 'auto-reply') =>
    IncomingMessage.parse({
      kind: 'message',
      conversation: { address: value, kind: 'mail' },
      sender: { identity: { kind: 'email', value }, name },
      providerMessageId: `<${value}>`,
      at,
      subject,
      text,
      ...(automatic && { automatic }),
    });
  const rows = [
    row(
      mailbox.id,
      'q-1',
      mail(
        'offers@bulk.example',
        'Bulk offers',
        'Grow your sales',
        'Only today: a hundred leads for the price of ten.',
      ),
    ),
    row(
      mailbox.id,
      'q-2',
      mail(
        'vera@linen.example',
        'Vera Linen',
        'Out of office',
        'I am away until Monday and will answer then.',
        'auto-reply',
      ),
    ),
    row(bot.id, 'q-3', { kind: 'unknown', what: 'gift_of_a_newer_version', at }),
  ];
  await ctx.change('sample.build', 'quarantine', ({ tx }) => keepInbound(tx, rows));
  await takeInbound(ctx, receiveMessage);
}
