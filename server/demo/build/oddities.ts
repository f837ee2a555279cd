import { IncomingMessage } from '#contract/channels';
import { blockSender } from '../../domains/channels/index.ts';
import { listMerchants } from '../../domains/merchants/index.ts';
import { bindConversation, getTicket } from '../../domains/tickets/index.ts';
import type { TicketId } from '../../kernel/ids.ts';
import type { Messengers } from '../connect-messengers.ts';
import type { SampleDesk } from './desk.ts';
import type { Stage } from './stage.ts';

interface OdditiesToBuild {
  stage: Stage;
  desk: SampleDesk;
  messengers: Messengers;
  openedMs: number;
  groups: ReadonlyMap<number, TicketId>;
}

/** What is no plain request: groups that are known, letters of machines in quarantine, somebody who is not listened to any more. */
export async function buildOddities({ stage, desk, messengers, openedMs, groups }: OdditiesToBuild): Promise<void> {
  await bindMostGroups(stage, groups);
  const { clock, ctx } = stage;
  await blockSender(ctx, { kind: 'email', value: NUISANCE }, 'Предлагает базы клиентов каждую неделю');
  for (const [index, letter] of LETTERS.entries()) {
    const at = Temporal.Instant.fromEpochMilliseconds(openedMs).subtract({ minutes: 50 * (index + 1) });
    clock.set(at);
    await desk.take(messengers.mailboxId, letterOf(letter, at));
  }
}

/** An engineer has bound the groups of most merchants; one is new, and still counts as strangers. */
async function bindMostGroups({ ctx }: Stage, groups: ReadonlyMap<number, TicketId>): Promise<void> {
  const { items } = await listMerchants(ctx, { q: '', unnamed: false, limit: 200 });
  for (const [number, ticketId] of [...groups].slice(1)) {
    const merchant = items.find((one) => one.number === number);
    const { conversationId } = await getTicket(ctx, ticketId);
    if (merchant === undefined || conversationId === null) continue;
    await bindConversation(ctx, conversationId, {
      merchantId: merchant.id,
      reason: 'Группа заведена при подключении',
    });
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
