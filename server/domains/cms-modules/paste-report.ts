import { and, eq } from 'drizzle-orm';
import { actorName } from '../../kernel/actor.ts';
import { notFound } from '../../kernel/errors.ts';
import { type MessageId, ReportId, type ShopId, type TicketId } from '../../kernel/ids.ts';
import type { Context } from '../../platform/context.ts';
import { newId } from '../../platform/new-id.ts';
import { onlyOwnShops } from '../merchants/index.ts';
import { shops } from '../merchants/tables.ts';
import type { ReportCard } from './contract.ts';
import { judge } from './judge.rules.ts';
import { judgeShop } from './judge-shop.ts';
import { writeFacts } from './note-module-facts.ts';
import { asFinding } from './put-in-words.ts';
import { pastedFacts } from './read-pasted-report.ts';
import { parseReport } from './reading/parse-report.rules.ts';
import { moduleReports } from './tables.ts';

export interface PastedReport {
  /** Of one that must not be taken twice. */
  id?: ReportId | undefined;
  text: string;
  shopId?: ShopId | undefined;
  ticketId?: TicketId | undefined;
  messageId?: MessageId | undefined;
}

/** Takes a report, masked before it is kept; where its shop is known, the shop has its facts and is judged anew. */
export async function pasteReport(
  ctx: Context,
  { id = newId(ReportId), text, shopId = undefined, ticketId = undefined, messageId = undefined }: PastedReport,
): Promise<ReportCard> {
  const at = ctx.clock.now();
  const report = parseReport(text);
  const kept = report.lines.join('\n');
  const facts = pastedFacts(report, at, id);
  return ctx.change('module.paste', id, async ({ tx, note }) => {
    if (shopId !== undefined) await seeShop(ctx, shopId);
    const row = {
      id,
      shopId: shopId ?? null,
      ticketId: ticketId ?? null,
      messageId: messageId ?? null,
      kind: report.kind,
      text: kept,
      bytes: Buffer.byteLength(kept),
      missing: [...report.missing],
      takenBy: actorName(ctx.actor),
      takenAt: at,
    };
    await tx.insert(moduleReports).values(row);
    if (shopId !== undefined) {
      await writeFacts(
        tx,
        shopId,
        'pasted',
        facts.map((fact) => ({ ...fact, observedAt: at })),
      );
      await judgeShop(tx, shopId, at);
    }
    note({ kind: report.kind, shopId: shopId ?? null, ticketId: ticketId ?? null });
    const { text: _text, messageId: _message, ...card } = row;
    const findings = judge({ at, facts, report }).map((found) => asFinding(found));
    return { ...card, takenAt: at.toString(), findings };
  });
}

async function seeShop(ctx: Context, shopId: ShopId): Promise<void> {
  const [seen] = await ctx.read
    .select({ id: shops.id })
    .from(shops)
    .where(and(eq(shops.id, shopId), onlyOwnShops(ctx.read, ctx, shops.id)));
  if (seen === undefined) throw notFound('shop');
}
