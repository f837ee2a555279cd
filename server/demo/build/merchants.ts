import { addShop, createMerchant, saveMerchantContact } from '../../domains/merchants/index.ts';
import { MerchantId, type PersonId, ShopId } from '../../kernel/ids.ts';
import { MERCHANT_SEEDS, type MerchantSeed, tradeOf } from '../sample/index.ts';
import { atDay, type Stage } from './stage.ts';

const KNOWN_BEFORE_DAYS = 30;
/** Nobody entered this one: its shop is discovered by its first transaction, and has no name. */
const NEVER_ENTERED = 140;

export async function buildMerchants(
  { ctx, clock, world }: Stage,
  people: ReadonlyMap<string, PersonId>,
): Promise<void> {
  const start = atDay(world, -KNOWN_BEFORE_DAYS);
  for (const [index, seed] of MERCHANT_SEEDS.entries()) {
    if (seed.number === NEVER_ENTERED) continue;
    clock.set(start.add({ hours: 9 + index * 12 }));
    await buildMerchant(ctx, seed, people.get(seed.manager) ?? null);
  }
}

async function buildMerchant(ctx: Stage['ctx'], seed: MerchantSeed, accountManagerId: PersonId | null): Promise<void> {
  const { name, number, language, contact, shops } = seed;
  const vertical = tradeOf(seed);
  const merchant = await createMerchant(ctx, { name, number, vertical, language, accountManagerId, note: '' });
  const id = MerchantId.parse(merchant.id);
  for (const shop of shops)
    await addShop(ctx, id, ShopId.parse(shop.id), {
      name: shop.name ?? name.replace(/^.*«(.+)».*$/, '$1'),
      domain: shop.domain,
      cms: shop.cms,
      supportEmail: `zakaz@${shop.domain}`,
      supportPhone: null,
      language,
      accountManagerId: null,
    });
  await saveMerchantContact(ctx, id, {
    name: contact.name,
    language,
    note: contact.role,
    identities: [{ kind: 'email', value: contact.email }],
  });
}
