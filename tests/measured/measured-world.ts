import {
  createRandom,
  createSampleWorld,
  MERCHANT_SEEDS,
  type SampleShop,
  type SampleTransaction,
  sampleTransactions,
  version3,
  viewAt,
  ZONE,
} from '../../server/demo/sample/index.ts';
import type { GatewayTransaction, ParsedDocument } from '../../server/domains/gateways/contract.ts';
import { parseDocument } from '../../server/domains/gateways/index.ts';
import { MerchantInput, ShopInput } from '../../server/domains/merchants/contract.ts';
import { addShop, createMerchant } from '../../server/domains/merchants/index.ts';
import { MOST_DOCUMENTS, mergeTransactions } from '../../server/domains/transactions/index.ts';
import type { ShopId } from '../../server/kernel/ids.ts';
import type { Context } from '../../server/platform/context.ts';

/** A payment with what a person could call it by. */
export interface KnownPayment {
  transaction: GatewayTransaction;
  shop: SampleShop;
  orderNumber: string;
  at: Temporal.ZonedDateTime;
}

export interface MeasuredWorld {
  payments: KnownPayment[];
  /** Refunds, captures and the like: stored beside them, asked about by nobody. */
  others: GatewayTransaction[];
  /** The moment at which most messages are written. */
  end: Temporal.ZonedDateTime;
}

const TODAY = Temporal.PlainDate.from('2026-11-09');
/** Every so-manieth payment has neighbours that differ from it in one thing. */
const NEAR_MISS_EACH = 4;

/** The sample of the demo, with payments beside it that are nearly the same. */
export function measuredWorld({ days, familiesADay }: { days: number; familiesADay: number }): MeasuredWorld {
  const world = createSampleWorld({ today: TODAY, days, familiesADay });
  const end = TODAY.toZonedDateTime({ timeZone: ZONE, plainTime: '22:30' });
  const random = createRandom(77);
  const payments: KnownPayment[] = [];
  const others: GatewayTransaction[] = [];
  for (const sample of sampleTransactions(world)) {
    const transaction = storedAs(world.seed, sample, end.epochMilliseconds);
    if (transaction === undefined) continue;
    if (sample.type !== 'payment' && sample.type !== 'authorization') others.push(transaction);
    else payments.push(known(transaction, sample.shop, String(sample.orderNumber)));
  }
  const near = payments.flatMap((payment, i) =>
    i % NEAR_MISS_EACH === 0 ? nearMisses(payment, i, payments, random) : [],
  );
  return { payments: [...payments, ...near], others, end };
}

function storedAs(seed: number, sample: SampleTransaction, atMs: number): GatewayTransaction | undefined {
  const view = viewAt(sample, atMs);
  if (view === undefined) return undefined;
  const parsed = parseDocument(version3(seed, sample, view), new Date(atMs).toISOString());
  if (!parsed.ok) throw new Error(parsed.error.reason);
  return { ...parsed.value.transaction, shopId: sample.shop.id };
}

function known(transaction: GatewayTransaction, shop: SampleShop, orderNumber: string): KnownPayment {
  const at = Temporal.Instant.from(transaction.createdAt ?? '').toZonedDateTimeISO(ZONE);
  return { transaction, shop, orderNumber, at };
}

/** The same amount that day; the same last four the next; the same card and amount the day before; the same order elsewhere. */
function nearMisses(
  { transaction: t, shop, orderNumber, at }: KnownPayment,
  place: number,
  all: readonly KnownPayment[],
  random: ReturnType<typeof createRandom>,
): KnownPayment[] {
  const stranger = all[random.int(all.length)] as KnownPayment; // the list is not empty
  const s = stranger.transaction;
  const made = (n: number, hours: number, order: string, about: Partial<GatewayTransaction>, at2 = shop) => {
    const moment = at.add({ minutes: hours * 60 + 7 });
    const createdAt = moment.toInstant().toString({ fractionalSecondDigits: 6 });
    const { paidAt: _paid, closedAt: _closed, settledAt: _settled, pspSettledAt: _psp, ...rest } = t;
    const fresh = {
      uid: `${t.uid.slice(0, 8)}-aaaa-4aaa-a${String(n).padStart(3, '0')}-${String(place).padStart(12, '0')}`,
    };
    const own = { ...rest, ...about, ...fresh, createdAt, updatedAt: createdAt, trackingId: order, shopId: at2.id };
    return known(
      {
        ...own,
        rrn: String(100_000_000_000 + place * 10 + n),
        authCode: `N${String(place * 10 + n)
          .padStart(5, '0')
          .slice(-5)}`,
        checkoutToken: undefined as never,
      },
      at2,
      order,
    );
  };
  const strangers = {
    ...(s.customerEmail === undefined ? {} : { customerEmail: s.customerEmail }),
    ...(s.customerPhone === undefined ? {} : { customerPhone: s.customerPhone }),
  };
  const card = {
    ...(s.cardBin === undefined ? {} : { cardBin: s.cardBin }),
    ...(s.cardLast4 === undefined ? {} : { cardLast4: s.cardLast4 }),
  };
  const other = (add: number) => String(4_000_000 + place * 10 + add);
  return [
    made(1, at.hour < 12 ? 3 : -3, other(1), { ...strangers, ...card }),
    made(2, 22, other(2), { ...strangers, amountMinor: (t.amountMinor ?? 0) + 130 }),
    made(3, -24, other(3), {}),
    made(4, -30, orderNumber, { ...strangers, ...card, amountMinor: (s.amountMinor ?? 0) + 70 }, stranger.shop),
  ];
}

/** Puts the world into an empty database, with its merchants and shops by name. */
export async function loadWorld(ctx: Context, { payments, others }: MeasuredWorld): Promise<void> {
  for (const seed of MERCHANT_SEEDS) {
    const merchant = await createMerchant(ctx, MerchantInput.parse({ name: seed.name }));
    for (const { id, name, domain } of seed.shops)
      await addShop(ctx, merchant.id, id as ShopId, ShopInput.parse({ name: name ?? domain, domain }));
  }
  const documents: ParsedDocument[] = [...payments.map(({ transaction }) => transaction), ...others].map(
    (transaction) => ({
      transaction,
      document: '{}',
    }),
  );
  for (let from = 0; from < documents.length; from += MOST_DOCUMENTS)
    await mergeTransactions(ctx, {
      knowledge: 'look-up',
      documents: documents.slice(from, from + MOST_DOCUMENTS),
      origin: 'measured',
    });
}
