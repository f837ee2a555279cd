import { sql } from 'drizzle-orm';
import { acquirers, terminals } from '../../../../server/domains/acquirers/tables.ts';
import type { GatewayTransaction } from '../../../../server/domains/gateways/contract.ts';
import { MerchantInput, ShopInput } from '../../../../server/domains/merchants/contract.ts';
import { addShop, createMerchant } from '../../../../server/domains/merchants/index.ts';
import { mergeTransactions } from '../../../../server/domains/transactions/index.ts';
import { AcquirerId, type ShopId, type TerminalId } from '../../../../server/kernel/ids.ts';
import type { Context } from '../../../../server/platform/context.ts';
import { newId } from '../../../../server/platform/new-id.ts';

const OPEN_HOURS = { zone: 'Europe/Minsk', week: { 1: [], 2: [], 3: [], 4: [], 5: [], 6: [], 7: [] }, holidays: [] };

/** A bank with its terminals. */
export async function makeBank(ctx: Context, name: string, terminalIds: readonly string[]): Promise<AcquirerId> {
  const id = newId(AcquirerId);
  const createdAt = ctx.clock.now();
  await ctx.change('sample.build', id, async ({ tx }) => {
    await tx.insert(acquirers).values({ id, name, hours: OPEN_HOURS, contacts: [], note: '', createdAt });
    await tx
      .insert(terminals)
      .values(terminalIds.map((each) => ({ id: each as TerminalId, acquirerId: id, name: each, createdAt })));
  });
  return id;
}

/** Merchants with a shop each. */
export async function makeShops(ctx: Context, shopIds: readonly number[]): Promise<string[]> {
  const made: string[] = [];
  for (const shopId of shopIds) {
    const { id } = await createMerchant(ctx, MerchantInput.parse({ name: `Merchant ${shopId}` }));
    await addShop(ctx, id, shopId as ShopId, ShopInput.parse({ name: `Shop ${shopId}` }));
    made.push(id);
  }
  return made;
}

/** Eight weeks before `ctx`'s now in which of 20 payments an hour at each terminal 3 were declined, one in ten hours by a failure. */
export async function usualWeeks(
  ctx: Context,
  places: readonly { gatewayId: string; shopId: number }[],
): Promise<void> {
  const until = ctx.clock.now().round({ smallestUnit: 'hour', roundingMode: 'floor' }).toString();
  await ctx.change('sample.build', 'hours', async ({ tx }) => {
    for (const { gatewayId, shopId } of places)
      await tx.execute(sql`
        insert into transaction_hours (hour, gateway_id, shop_id, method_type, type, status, code, currency, test, payments,
          amount_minor, amount_squares, greatest_minor)
        select at, ${gatewayId}, ${shopId}, 'credit_card', 'payment', said.status, said.code, 'BYN', false, said.payments, 0, 0, 0
        from generate_series(${until}::timestamptz - interval '56 days', ${until}::timestamptz - interval '1 hour',
          interval '1 hour') as at
        cross join (values ('successful', '', 17), ('failed', 'F.0114', 3)) as said (status, code, payments)`);
    await tx.execute(sql`
      insert into transaction_bin_hours (hour, bin, attempts, declined)
      select at, '411111', 60, 9
      from generate_series(${until}::timestamptz - interval '56 days', ${until}::timestamptz - interval '1 hour',
        interval '1 hour') as at`);
  });
}

export interface Made {
  gatewayId: string;
  shopId: number;
  status: 'successful' | 'failed';
  code?: string;
  at: Temporal.Instant;
  bin?: string;
  uid?: string;
}

let made = 0;

/** Payments as a webhook would tell of them. */
export async function pay(ctx: Context, payments: readonly Made[]): Promise<void> {
  const documents = payments.map(({ gatewayId, shopId, status, code, at, bin = '411111', uid }) => {
    made += 1;
    const transaction: GatewayTransaction = {
      uid: uid ?? `${shopId}-${String(made).padStart(10, '0')}`,
      shopId,
      type: 'payment',
      status,
      code: code ?? (status === 'successful' ? 'S.0000' : 'F.0114'),
      amountMinor: 1000,
      currency: 'BYN',
      methodType: 'credit_card',
      gatewayId,
      cardBin: bin,
      createdAt: at.toString({ fractionalSecondDigits: 6 }),
    };
    return { transaction, document: '{}' };
  });
  for (let from = 0; from < documents.length; from += 400)
    await mergeTransactions(ctx, {
      knowledge: 'webhook',
      documents: documents.slice(from, from + 400),
      origin: 'test',
    });
}

/** One payment a minute and place in `[from, to)`, `broken` of ten declined. */
export function minutesOf(
  places: readonly { gatewayId: string; shopId: number }[],
  from: Temporal.Instant,
  minutes: number,
  broken: number,
  code = 'F.0117',
): Made[] {
  return Array.from({ length: minutes }, (_, minute) =>
    places.map((place, position) => {
      const isBroken = (minute * 7 + position * 3) % 10 < broken;
      return {
        ...place,
        status: isBroken ? ('failed' as const) : ('successful' as const),
        ...(isBroken ? { code } : {}),
        at: from.add({ minutes: minute, seconds: 5 + position }),
      };
    }),
  ).flat();
}
