import { createAnswerParts, findPayments } from '../../../../server/domains/answers/index.ts';
import { inbound } from '../../../../server/domains/channels/tables.ts';
import { ContactInput } from '../../../../server/domains/contacts/contract.ts';
import type { GatewayTransaction } from '../../../../server/domains/gateways/contract.ts';
import { MerchantInput, ShopInput } from '../../../../server/domains/merchants/contract.ts';
import { addShop, createMerchant, saveMerchantContact } from '../../../../server/domains/merchants/index.ts';
import { receiveMessage } from '../../../../server/domains/tickets/index.ts';
import { mergeTransactions } from '../../../../server/domains/transactions/index.ts';
import { clockAt } from '../../../../server/kernel/clock.ts';
import {
  type AccountId,
  InboundId,
  type MerchantId,
  type ShopId,
  type TicketId,
  TransactionUid,
} from '../../../../server/kernel/ids.ts';
import { newId } from '../../../../server/platform/new-id.ts';
import { freshDatabase, NOON, testContext } from '../../../support/database.ts';
import { makePerson } from '../../../support/people.ts';
import { asPerson, makeAccount, messageOf, putOnDuty, type Wrote } from '../../../support/tickets.ts';

/** The refused payment that everybody asks about, and its neighbours. */
export const UID = TransactionUid.parse('37746555-bbdad687b0');
export const TWIN = TransactionUid.parse('37746555-cccccccccc');
export const STRANGER = TransactionUid.parse('88888888-dddddddddd');
export const PAYER = 'anna.payer@example.org';

const refused: GatewayTransaction = {
  uid: UID,
  shopId: 3610,
  type: 'payment',
  status: 'failed',
  code: 'F.0114',
  message: 'Insufficient funds on the account',
  amountMinor: 4850,
  currency: 'BYN',
  trackingId: '10423',
  rrn: '112233445566',
  cardBin: '420000',
  cardLast4: '4242',
  cardBrand: 'visa',
  cardHolder: 'ANNA PAYER',
  customerEmail: PAYER,
  customerPhone: '+375281112233',
  createdAt: '2026-11-08T16:04:31.000000Z',
};

export async function openAnswersDesk() {
  const db = await freshDatabase();
  const clock = clockAt(NOON);
  const ctx = testContext(db, { clock });
  const parts = createAnswerParts('Europe/Minsk');
  const merchant = await createMerchant(ctx, MerchantInput.parse({ name: 'Зелёный чай' }));
  const other = await createMerchant(ctx, MerchantInput.parse({ name: 'Ромашка' }));
  await addShop(ctx, merchant.id, 3610 as ShopId, ShopInput.parse({ name: 'Зелёный чай', domain: 'tea.example' }));
  await addShop(ctx, other.id, 3620 as ShopId, ShopInput.parse({ name: 'Ромашка', domain: 'daisy.example' }));
  await mergeTransactions(ctx, {
    knowledge: 'webhook',
    origin: 'test',
    documents: [
      refused,
      { ...refused, uid: TWIN, trackingId: '10431', rrn: '112233445567', createdAt: '2026-11-07T10:00:00.000000Z' },
      {
        ...refused,
        uid: STRANGER,
        shopId: 3620,
        rrn: '998877665544',
        cardLast4: '1111',
        cardHolder: 'IVAN STRANGER',
        amountMinor: 9900,
        customerEmail: 'stranger@example.org',
        customerPhone: '+375289999999',
        createdAt: '2026-11-08T18:00:00.000000Z',
      },
    ].map((transaction) => ({ transaction, document: '{}' })),
  });
  const engineer = await makePerson(ctx, { role: 'engineer', name: 'Jana Sample' });
  await putOnDuty(ctx, engineer.id);
  const accounts = { telegram: await makeAccount(ctx, 'telegram'), email: await makeAccount(ctx, 'email') };
  let chats = 0;

  /** Somebody writes, and the search looks at it as its reaction would. */
  async function wrote(channel: 'telegram' | 'email', about: Wrote = {}): Promise<TicketId> {
    chats += 1;
    const fresh = channel === 'telegram' ? { chat: String(70_000 + chats) } : {};
    const said = messageOf(ctx, channel, { ...fresh, ...about });
    const id = newId(InboundId);
    await keep(accounts[channel], id, said);
    const outcome = await ctx.change('ticket.receive', id, () =>
      receiveMessage(ctx, {
        id,
        accountId: accounts[channel],
        channel,
        said,
        receivedAt: ctx.clock.now(),
        insist: true,
      }),
    );
    const { ticketId } = outcome;
    if (ticketId === undefined) throw new Error(`no ticket: ${JSON.stringify(outcome)}`);
    await findPayments(ctx, [ticketId], parts);
    return ticketId;
  }

  const keep = (accountId: AccountId, id: InboundId, said: ReturnType<typeof messageOf>) =>
    db.write.insert(inbound).values({
      id,
      accountId,
      deliveryKey: id,
      lane: said.conversation.address,
      state: 'ticketed',
      said,
      original: '',
      receivedAt: ctx.clock.now(),
      repeats: 0,
      attempts: 1,
      dueAt: ctx.clock.now(),
    });

  const onFile = (merchantId: MerchantId, email: string) =>
    saveMerchantContact(
      ctx,
      merchantId,
      ContactInput.parse({ name: 'Contact', identities: [{ kind: 'email', value: email }] }),
    );

  return { db, ctx, clock, parts, accounts, merchant, other, wrote, onFile, jana: asPerson(ctx, db, engineer) };
}
