import { and, asc, desc, eq, isNull, or, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { MerchantId, ShopId } from '../../../kernel/ids.ts';
import { cutPage, decodeCursor, type Page } from '../../../kernel/page.ts';
import type { Context } from '../../../platform/context.ts';
import { onlyOwnShops } from '../../merchants/index.ts';
import { merchants, shops } from '../../merchants/tables.ts';
import type { Severity, ShopHealth } from '../contract.ts';
import { moduleShops } from '../tables.ts';

export type Asker = Pick<Context, 'read' | 'actor' | 'reach'>;

interface HealthFilter {
  q: string;
  worst: 'any' | Severity | 'none' | 'unknown';
  merchantId?: MerchantId | undefined;
  after?: string | undefined;
  limit: number;
}

const SEVERITIES: readonly (Severity | null)[] = [null, 'notice', 'harms', 'breaks'];
/** Of which nothing is known: below those of which nothing was found. */
const UNKNOWN = -1;

const columns = {
  shopId: shops.id,
  shopName: shops.name,
  domain: shops.domain,
  merchantId: shops.merchantId,
  merchantName: merchants.name,
  enteredCms: shops.cms,
  cms: moduleShops.cms,
  cmsVersion: moduleShops.cmsVersion,
  module: moduleShops.module,
  moduleVersion: moduleShops.moduleVersion,
  worst: sql<number>`coalesce(${moduleShops.worst}, ${UNKNOWN})`.mapWith(Number),
  findings: sql<number>`coalesce(${moduleShops.findings}, 0)`.mapWith(Number),
  lastSeenAt: moduleShops.lastSeenAt,
};

/** Shops with what they run, the worst first, then by number. */
export async function listShopHealth(ctx: Asker, filter: HealthFilter): Promise<Page<ShopHealth>> {
  const after = z.tuple([z.number(), z.number()]).safeParse(decodeCursor(filter.after)).data;
  const worst = sql<number>`coalesce(${moduleShops.worst}, ${UNKNOWN})`;
  const rows = await selected(ctx)
    .where(
      and(
        onlyOwnShops(ctx.read, ctx, shops.id),
        filter.merchantId && eq(shops.merchantId, filter.merchantId),
        ofWeight(filter.worst),
        ...matches(filter.q),
        after && sql`(-${worst}, ${shops.id}) > (${-after[0]}, ${after[1]})`,
      ),
    )
    .orderBy(desc(worst), asc(shops.id))
    .limit(filter.limit + 1);
  const page = cutPage(rows, filter.limit, (row) => [row.worst, row.shopId]);
  return { ...page, items: page.items.map(asHealth) };
}

/** One shop within the asker's reach. */
export async function findShopHealth(ctx: Asker, shopId: ShopId): Promise<ShopHealth | undefined> {
  const [row] = await selected(ctx).where(and(eq(shops.id, shopId), onlyOwnShops(ctx.read, ctx, shops.id)));
  return row && asHealth(row);
}

const selected = ({ read }: Asker) =>
  read
    .select(columns)
    .from(shops)
    .innerJoin(merchants, eq(merchants.id, shops.merchantId))
    .leftJoin(moduleShops, eq(moduleShops.shopId, shops.id));

function ofWeight(worst: HealthFilter['worst']): SQL | undefined {
  if (worst === 'any') return undefined;
  if (worst === 'unknown') return isNull(moduleShops.worst);
  return eq(moduleShops.worst, worst === 'none' ? 0 : SEVERITIES.indexOf(worst));
}

/** Every word must fit a name, the domain, the number or what runs there. */
const matches = (q: string): (SQL | undefined)[] =>
  q
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
    .slice(0, 6)
    .map((word) => {
      const like = `%${word.replace(/[\\%_]/g, '\\$&')}%`;
      return or(
        sql`lower(${shops.name}) like ${like}`,
        sql`lower(${shops.domain}) like ${like}`,
        sql`lower(${merchants.name}) like ${like}`,
        sql`lower(coalesce(${moduleShops.cms}, ${shops.cms})) like ${like}`,
        sql`${shops.id}::text = ${word}`,
      );
    });

type Row = Awaited<ReturnType<typeof selected>>[number];

function asHealth({ enteredCms, lastSeenAt, worst, ...row }: Row): ShopHealth {
  return {
    ...row,
    cms: row.cms ?? enteredCms,
    worst: SEVERITIES[worst] ?? null,
    lastSeenAt: lastSeenAt === null ? null : lastSeenAt.toString(),
  };
}
