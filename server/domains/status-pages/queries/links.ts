import { desc, eq, or, sql } from 'drizzle-orm';
import { notFound } from '../../../kernel/errors.ts';
import type { MerchantId, StatusLinkId } from '../../../kernel/ids.ts';
import type { ReadDb } from '../../../platform/db.ts';
import { hashToken } from '../../access/index.ts';
import { people } from '../../access/tables.ts';
import { merchants } from '../../merchants/tables.ts';
import type { StatusLink } from '../contract.ts';
import { linkState } from '../link-state.rules.ts';
import { statusLinks } from '../tables.ts';

const shownColumns = {
  id: statusLinks.id,
  label: statusLinks.label,
  showsLimits: statusLinks.showsLimits,
  takesReports: statusLinks.takesReports,
  createdBy: people.id,
  createdByName: people.name,
  createdAt: statusLinks.createdAt,
  expiresAt: statusLinks.expiresAt,
  revokedAt: statusLinks.revokedAt,
  opens: statusLinks.opens,
  lastOpenedAt: statusLinks.lastOpenedAt,
};

/** Links to the page of a merchant, with those of merchants that were merged into it: newest first, working ones before ended ones. */
export async function listStatusLinks(db: ReadDb, merchantId: MerchantId, at: Temporal.Instant): Promise<StatusLink[]> {
  const rows = await db
    .select(shownColumns)
    .from(statusLinks)
    .innerJoin(merchants, eq(merchants.id, statusLinks.merchantId))
    .leftJoin(people, eq(people.id, statusLinks.createdBy))
    .where(or(eq(merchants.id, merchantId), eq(merchants.mergedInto, merchantId)))
    .orderBy(desc(statusLinks.createdAt), desc(statusLinks.id));
  const links = rows.map((row) => asLink(row, at));
  return [...links.filter(({ state }) => state === 'works'), ...links.filter(({ state }) => state !== 'works')];
}

export async function getStatusLink(db: ReadDb, id: StatusLinkId, at: Temporal.Instant): Promise<StatusLink> {
  const [row] = await db
    .select(shownColumns)
    .from(statusLinks)
    .leftJoin(people, eq(people.id, statusLinks.createdBy))
    .where(eq(statusLinks.id, id));
  if (row === undefined) throw notFound('link');
  return asLink(row, at);
}

/** The link that a token opens, whatever became of it, and the merchant whose page it shows now. */
export async function findLinkByToken(db: ReadDb, token: string) {
  const [row] = await db
    .select({
      id: statusLinks.id,
      expiresAt: statusLinks.expiresAt,
      revokedAt: statusLinks.revokedAt,
      lastOpenedAt: statusLinks.lastOpenedAt,
      showsLimits: statusLinks.showsLimits,
      takesReports: statusLinks.takesReports,
      /** Where the shops of a merged merchant are now. */
      merchantId: sql<MerchantId>`coalesce(${merchants.mergedInto}, ${merchants.id})`,
      language: merchants.language,
    })
    .from(statusLinks)
    .innerJoin(merchants, eq(merchants.id, statusLinks.merchantId))
    // The hash is what is compared, in an index: how long that takes says nothing of the token.
    .where(eq(statusLinks.tokenHash, hashToken(token)));
  return row;
}

type LinkRow = Pick<typeof statusLinks.$inferSelect, 'id' | 'label' | 'showsLimits' | 'takesReports' | 'opens'> &
  Pick<typeof statusLinks.$inferSelect, 'createdAt' | 'expiresAt' | 'revokedAt' | 'lastOpenedAt'> & {
    createdBy: (typeof people.$inferSelect)['id'] | null;
    createdByName: string | null;
  };

const asLink = ({ createdBy, createdByName, ...row }: LinkRow, at: Temporal.Instant): StatusLink => ({
  ...row,
  createdBy: createdBy === null || createdByName === null ? null : { id: createdBy, name: createdByName },
  createdAt: row.createdAt.toString(),
  expiresAt: row.expiresAt.toString(),
  revokedAt: row.revokedAt?.toString() ?? null,
  lastOpenedAt: row.lastOpenedAt?.toString() ?? null,
  state: linkState(row, at),
});
