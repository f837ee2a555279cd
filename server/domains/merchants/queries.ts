import { aliasedTable, and, asc, eq, inArray, isNull, or, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { notFound } from '../../kernel/errors.ts';
import type { MerchantId, PersonId, ShopId } from '../../kernel/ids.ts';
import { cutPage, decodeCursor, type Page } from '../../kernel/page.ts';
import type { Context } from '../../platform/context.ts';
import type { ReadDb } from '../../platform/db.ts';
import { people } from '../access/tables.ts';
import { listContacts } from '../contacts/index.ts';
import type { AccountManager, Merchant, MerchantRow, Shop } from './contract.ts';
import { onlyOwnMerchants } from './own-merchants.ts';
import { merchantContacts, merchants, shops } from './tables.ts';

interface MerchantFilter {
  q: string;
  accountManagerId?: PersonId | undefined;
  unnamed: boolean;
  after?: string | undefined;
  limit: number;
}

const rowColumns = {
  id: merchants.id,
  number: merchants.number,
  name: merchants.name,
  vertical: merchants.vertical,
  language: merchants.language,
  managerId: people.id,
  managerName: people.name,
};

const Keyset = z.tuple([z.string(), z.uuid()]);

/** Merchants by name (unnamed ones last), without those that were merged away. */
export async function listMerchants(
  ctx: Pick<Context, 'read' | 'actor' | 'reach'>,
  filter: MerchantFilter,
): Promise<Page<MerchantRow>> {
  const db = ctx.read;
  const after = Keyset.safeParse(decodeCursor(filter.after)).data;
  const sortName = sql<string>`coalesce(lower(${merchants.name}), '\uffff')`;
  const rows = await db
    .select({ ...rowColumns, sortName })
    .from(merchants)
    .leftJoin(people, eq(people.id, merchants.accountManagerId))
    .where(
      and(
        isNull(merchants.mergedInto),
        onlyOwnMerchants(db, ctx),
        filter.unnamed ? isNull(merchants.name) : undefined,
        filter.accountManagerId && eq(merchants.accountManagerId, filter.accountManagerId),
        matches(db, filter.q),
        after && sql`(${sortName}, ${merchants.id}) > (${after[0]}, ${after[1]}::uuid)`,
      ),
    )
    .orderBy(sortName, asc(merchants.id))
    .limit(filter.limit + 1);
  const page = cutPage(rows, filter.limit, (row) => [row.sortName, row.id]);
  const shopsOf = await listShopNames(
    db,
    page.items.map((row) => row.id),
  );
  return { ...page, items: page.items.map((row) => ({ ...asRow(row), shops: shopsOf.get(row.id) ?? [] })) };
}

/** Name, merchant number, shop number, shop name or domain; every word must fit somewhere. */
function matches(db: ReadDb, q: string): SQL | undefined {
  const words = q
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
    .slice(0, 6);
  return and(
    ...words.map((word) => {
      const like = `%${word.replace(/[\\%_]/g, '\\$&')}%`;
      const number = /^\d{1,9}$/.test(word) ? Number(word) : undefined;
      const inShop = db
        .select({ id: shops.merchantId })
        .from(shops)
        .where(
          or(
            sql`lower(${shops.name}) like ${like}`,
            sql`lower(${shops.domain}) like ${like}`,
            number === undefined ? undefined : eq(shops.id, number as ShopId), // compared, never used as an id
          ),
        );
      return or(
        sql`lower(${merchants.name}) like ${like}`,
        number === undefined ? undefined : eq(merchants.number, number),
        inArray(merchants.id, inShop),
      );
    }),
  );
}

async function listShopNames(db: ReadDb, ids: MerchantId[]): Promise<Map<MerchantId, MerchantRow['shops']>> {
  const found = new Map<MerchantId, MerchantRow['shops']>();
  if (ids.length === 0) return found;
  const rows = await db
    .select({ id: shops.id, merchantId: shops.merchantId, name: shops.name, domain: shops.domain })
    .from(shops)
    .where(inArray(shops.merchantId, ids))
    .orderBy(asc(shops.id));
  for (const { merchantId, ...shop } of rows) found.set(merchantId, [...(found.get(merchantId) ?? []), shop]);
  return found;
}

/** One merchant with shops and contacts; refuses what the actor may not reach as if it were not there. */
export async function getMerchant(ctx: Pick<Context, 'read' | 'actor' | 'reach'>, id: MerchantId): Promise<Merchant> {
  const db = ctx.read;
  const [row] = await db
    .select({ ...rowColumns, note: merchants.note, mergedInto: merchants.mergedInto })
    .from(merchants)
    .leftJoin(people, eq(people.id, merchants.accountManagerId))
    .where(and(eq(merchants.id, id), onlyOwnMerchants(db, ctx)));
  if (row === undefined) throw notFound('merchant');
  const links = await db
    .select({ id: merchantContacts.contactId })
    .from(merchantContacts)
    .where(eq(merchantContacts.merchantId, id));
  return {
    ...asRow(row),
    note: row.note,
    mergedInto: row.mergedInto,
    shops: await listShops(db, id),
    contacts: await listContacts(
      db,
      links.map((link) => link.id),
    ),
  };
}

async function listShops(db: ReadDb, merchantId: MerchantId): Promise<Shop[]> {
  const manager = aliasedTable(people, 'manager');
  const rows = await db
    .select({ shop: shops, managerId: manager.id, managerName: manager.name })
    .from(shops)
    .leftJoin(manager, eq(manager.id, shops.accountManagerId))
    .where(eq(shops.merchantId, merchantId))
    .orderBy(asc(shops.id));
  return rows.map(({ shop, managerId, managerName }) => ({
    id: shop.id,
    merchantId: shop.merchantId,
    name: shop.name,
    domain: shop.domain,
    cms: shop.cms,
    supportEmail: shop.supportEmail,
    supportPhone: shop.supportPhone,
    language: shop.language,
    accountManager: asManager(managerId, managerName),
    firstSeenAt: shop.firstSeenAt.toString(),
  }));
}

/** The merchant that a shop belongs to now. */
export async function getMerchantOfShop(
  ctx: Pick<Context, 'read' | 'actor' | 'reach'>,
  shopId: ShopId,
): Promise<Merchant> {
  const [shop] = await ctx.read.select({ merchantId: shops.merchantId }).from(shops).where(eq(shops.id, shopId));
  if (shop === undefined) throw notFound('shop');
  return getMerchant(ctx, shop.merchantId);
}

const asManager = (id: PersonId | null, name: string | null): AccountManager | null =>
  id === null || name === null ? null : { id, name };

function asRow(
  row: Pick<MerchantRow, 'id' | 'number' | 'name' | 'vertical' | 'language'> & {
    managerId: PersonId | null;
    managerName: string | null;
  },
) {
  return {
    id: row.id,
    number: row.number,
    name: row.name,
    vertical: row.vertical,
    language: row.language,
    accountManager: asManager(row.managerId, row.managerName),
  };
}
