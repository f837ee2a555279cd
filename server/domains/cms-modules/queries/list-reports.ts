import { desc, eq } from 'drizzle-orm';
import { notFound } from '../../../kernel/errors.ts';
import type { ReportId, ShopId, TicketId } from '../../../kernel/ids.ts';
import type { ReadDb } from '../../../platform/db.ts';
import type { ReportCard } from '../contract.ts';
import { readKept } from '../read-kept.ts';
import { moduleReports } from '../tables.ts';

const MOST_OF_SHOP = 20;
const MOST_OF_TICKET = 5;

const head = {
  id: moduleReports.id,
  kind: moduleReports.kind,
  shopId: moduleReports.shopId,
  ticketId: moduleReports.ticketId,
  takenAt: moduleReports.takenAt,
  takenBy: moduleReports.takenBy,
  missing: moduleReports.missing,
  bytes: moduleReports.bytes,
};

/** Newest first. */
export async function listReportsOfShop(db: ReadDb, shopId: ShopId): Promise<Omit<ReportCard, 'findings'>[]> {
  const rows = await db
    .select(head)
    .from(moduleReports)
    .where(eq(moduleReports.shopId, shopId))
    .orderBy(desc(moduleReports.takenAt))
    .limit(MOST_OF_SHOP);
  return rows.map((row) => ({ ...row, takenAt: row.takenAt.toString() }));
}

/** Newest first, each with what is found in it by today's rules. */
export async function listReportsOfTicket(db: ReadDb, ticketId: TicketId): Promise<ReportCard[]> {
  const rows = await db
    .select({ ...head, text: moduleReports.text })
    .from(moduleReports)
    .where(eq(moduleReports.ticketId, ticketId))
    .orderBy(desc(moduleReports.takenAt))
    .limit(MOST_OF_TICKET);
  return rows.map((row) => asCard(row));
}

/** One report as it was kept; who may see it is the caller's to ask. */
export async function getReport(db: ReadDb, id: ReportId): Promise<ReportCard & { text: string }> {
  const [row] = await db
    .select({ ...head, text: moduleReports.text })
    .from(moduleReports)
    .where(eq(moduleReports.id, id));
  if (row === undefined) throw notFound('report');
  return { ...asCard(row), text: row.text };
}

interface Row extends Omit<ReportCard, 'findings' | 'takenAt'> {
  takenAt: Temporal.Instant;
  text: string;
}

const asCard = ({ text, ...row }: Row): ReportCard => ({
  ...row,
  takenAt: row.takenAt.toString(),
  findings: readKept(text, row.takenAt, row.id),
});
