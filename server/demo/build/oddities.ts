import { and, eq } from 'drizzle-orm';
import { IncomingMessage } from '#contract/channels';
import { blockSender } from '../../domains/channels/index.ts';
import { merchants } from '../../domains/merchants/tables.ts';
import { bindConversation } from '../../domains/tickets/index.ts';
import { conversations } from '../../domains/tickets/tables.ts';
import type { ConversationId, MerchantId } from '../../kernel/ids.ts';
import type { Messengers } from '../connect-messengers.ts';
import { merchantPersonas } from '../sample/index.ts';
import type { SampleDesk } from './desk.ts';
import type { Stage } from './stage.ts';

interface OdditiesToBuild {
  stage: Stage;
  desk: SampleDesk;
  messengers: Messengers;
  openedMs: number;
}

/** What is no plain request: groups that are known, letters of machines in quarantine, somebody who is not listened to any more. */
export async function buildOddities({ stage, desk, messengers, openedMs }: OdditiesToBuild): Promise<void> {
  await bindMostGroups(stage);
  const { clock, ctx } = stage;
  await blockSender(ctx, { kind: 'email', value: NUISANCE }, 'Предлагает базы клиентов каждую неделю');
  for (const [index, letter] of LETTERS.entries()) {
    const at = Temporal.Instant.fromEpochMilliseconds(openedMs).subtract({ minutes: 50 * (index + 1) });
    clock.set(at);
    await desk.take(messengers.mailboxId, letterOf(letter, at));
  }
}

/** An engineer has bound the groups of most merchants; one is new, and still counts as strangers. */
async function bindMostGroups({ ctx, world }: Stage): Promise<void> {
  const groups = merchantPersonas(world).flatMap(({ group, merchantNumber }) =>
    group === undefined || merchantNumber === undefined ? [] : [{ address: String(group.id), merchantNumber }],
  );
  for (const { address, merchantNumber } of groups.slice(1)) {
    const [found] = await ctx.read
      .select({ id: conversations.id, merchantId: merchants.id })
      .from(conversations)
      .innerJoin(merchants, eq(merchants.number, merchantNumber))
      .where(and(eq(conversations.address, address), eq(conversations.kind, 'group')));
    if (found === undefined) continue;
    const { id, merchantId } = found as { id: ConversationId; merchantId: MerchantId }; // ids of these tables
    await bindConversation(ctx, id, { merchantId, reason: 'Группа заведена при подключении' });
  }
}

interface Letter {
  from: string;
  name: string;
  subject: string;
  text: string;
  automatic?: IncomingMessage['automatic'];
}

const NUISANCE = 'sales@leads.example';

const LETTERS: readonly Letter[] = [
  {
    from: 'accounting@vasilki.example',
    name: 'Бухгалтерия',
    subject: 'Автоответ: нас нет до понедельника',
    text: 'Здравствуйте! Мы в отпуске и ответим в понедельник.',
    automatic: 'auto-reply',
  },
  {
    from: 'news@conference.example',
    name: 'Конференция об оплате',
    subject: 'Программа второго дня',
    text: 'Приглашаем на доклады о способах оплаты.',
    automatic: 'list',
  },
  {
    from: NUISANCE,
    name: 'Leads',
    subject: 'Fresh leads for your business',
    text: 'We have ten thousand new contacts for you.',
  },
];

const letterOf = ({ from, name, subject, text, automatic }: Letter, at: Temporal.Instant) =>
  IncomingMessage.parse({
    kind: 'message',
    conversation: { address: from, kind: 'mail' },
    sender: { identity: { kind: 'email', value: from }, name },
    providerMessageId: `<${at.epochMilliseconds}@${from.split('@')[1]}>`,
    at: at.toString({ fractionalSecondDigits: 6 }),
    subject,
    text,
    ...(automatic !== undefined && { automatic }),
  });
