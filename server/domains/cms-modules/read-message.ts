import { eq } from 'drizzle-orm';
import {
  type FileId,
  type MerchantId,
  type MessageId,
  ReportId,
  type ShopId,
  type TicketId,
  type TransactionUid,
} from '../../kernel/ids.ts';
import type { Context } from '../../platform/context.ts';
import type { ReadDb } from '../../platform/db.ts';
import { shops } from '../merchants/tables.ts';
import { transactions } from '../transactions/tables.ts';
import { moduleReportRead } from './events.ts';
import { pasteReport } from './paste-report.ts';
import { pastedFacts } from './read-pasted-report.ts';
import { looksLikeReport } from './reading/detect.rules.ts';
import { normalisePaste } from './reading/normalise.rules.ts';
import { parseReport } from './reading/parse-report.rules.ts';
import { shopOfReport } from './shop-of-report.rules.ts';
import { moduleReports } from './tables.ts';

export interface MessageToRead {
  ticketId: TicketId;
  messageId: MessageId;
  /** Of a text that came as a file of the message. */
  fileId?: FileId;
  text: string;
  /** Whom the ticket is known to be of. */
  merchantId: MerchantId | null;
  transactionUid: TransactionUid | null;
  /** Whether the channel vouches for who wrote. */
  isVouched: boolean;
}

/** Takes a message for a report when it looks like one. Run again, it changes nothing. */
export async function readMessage(ctx: Context, message: MessageToRead): Promise<void> {
  const { text, ticketId, messageId, fileId } = message;
  if (!looksLikeReport(fileId === undefined ? text : normalisePaste(text)) || (await isTaken(ctx.read, message)))
    return;
  // A report that came as a file has the file's own id: a message may bring several.
  const name = fileId === undefined ? { messageId } : { id: ReportId.parse(fileId) };
  const shopId = await findShop(ctx, message);
  await ctx.change('module.paste', ticketId, async ({ emit }) => {
    const { id } = await pasteReport(ctx, { text, ticketId, shopId, ...name });
    await emit(moduleReportRead, ticketId, { ticketId, reportId: id }, `ticket:${ticketId}`);
  });
}

async function isTaken(db: ReadDb, { messageId, fileId }: MessageToRead): Promise<boolean> {
  const [taken] = await db
    .select({ id: moduleReports.id })
    .from(moduleReports)
    .where(
      fileId === undefined ? eq(moduleReports.messageId, messageId) : eq(moduleReports.id, ReportId.parse(fileId)),
    );
  return taken !== undefined;
}

/** The report of a stranger, or of somebody who may only call themselves a client, is of nobody's shop until a person says whose. */
async function findShop(
  ctx: Context,
  { text, merchantId, transactionUid, isVouched }: MessageToRead,
): Promise<ShopId | undefined> {
  if (merchantId === null || !isVouched) return undefined;
  const own = await ctx.read
    .select({ id: shops.id, domain: shops.domain })
    .from(shops)
    .where(eq(shops.merchantId, merchantId));
  const site = pastedFacts(parseReport(text), ctx.clock.now(), null).find(({ key }) => key === 'site-url')?.value;
  const paidIn = transactionUid === null ? undefined : await shopOfPayment(ctx.read, transactionUid);
  return shopOfReport(own, { site, paidIn });
}

async function shopOfPayment(db: ReadDb, uid: TransactionUid): Promise<ShopId | undefined> {
  const [paid] = await db.select({ shopId: transactions.shopId }).from(transactions).where(eq(transactions.uid, uid));
  return paid?.shopId ?? undefined;
}
