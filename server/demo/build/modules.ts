import { pasteReport, watchModules } from '../../domains/cms-modules/index.ts';
import { listMerchants } from '../../domains/merchants/index.ts';
import { getTicket } from '../../domains/tickets/index.ts';
import { ShopId, type TicketId } from '../../kernel/ids.ts';
import { REPORT_SEEDS, type ReportSeed } from '../sample/module-reports.ts';
import type { Stage } from './stage.ts';

/** So many open tickets are looked through for one of the merchant. */
const MOST_TICKETS = 60;

/** What payments say of each shop, and the reports that merchants have pasted. */
export async function buildModules(
  { ctx, clock }: Pick<Stage, 'ctx' | 'clock'>,
  { openedMs, open }: { openedMs: number; open: readonly TicketId[] },
): Promise<void> {
  const opened = Temporal.Instant.fromEpochMilliseconds(openedMs);
  for (const seed of REPORT_SEEDS.toSorted((a, b) => b.hoursAgo - a.hoursAgo)) {
    clock.set(opened.subtract({ hours: seed.hoursAgo }));
    const ticketId = seed.inTicket === true ? await ticketOf(ctx, seed, open) : undefined;
    await pasteReport(ctx, { text: seed.text, shopId: ShopId.parse(seed.shopId), ticketId });
  }
  clock.set(opened);
  await watchModules(ctx);
}

async function ticketOf(
  ctx: Stage['ctx'],
  { shopId }: ReportSeed,
  open: readonly TicketId[],
): Promise<TicketId | undefined> {
  const { items } = await listMerchants(ctx, { q: String(shopId), unnamed: false, limit: 5 });
  const merchant = items.find(({ shops }) => shops.some(({ id }) => id === shopId));
  for (const id of open.slice(0, MOST_TICKETS)) if ((await getTicket(ctx, id)).merchantId === merchant?.id) return id;
  return undefined;
}
