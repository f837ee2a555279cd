import type { InstantText, ParsedDocument, RefusedDocument } from '../contract.ts';
import type { PageRow } from '../cursor.rules.ts';
import { bagOf, textOf } from './fields.rules.ts';
import { parseDocument } from './parse.rules.ts';
import { readTime } from './time.rules.ts';

export interface ParsedPage {
  documents: ParsedDocument[];
  refused: RefusedDocument[];
  rows: PageRow[];
}

/** The rows of a page: each parsed or refused by itself, a row that came twice taken once. `orderedBy` is the field of their time. */
export function parsePage(rows: readonly unknown[], orderedBy: string, at: InstantText): ParsedPage {
  const byUid = new Map<string, ParsedDocument>();
  const refused: RefusedDocument[] = [];
  const keys: PageRow[] = [];
  for (const [index, row] of rows.entries()) {
    const outcome = parseDocument(row, at);
    if (outcome.ok) byUid.set(outcome.value.transaction.uid, outcome.value);
    else refused.push(outcome.error);
    const { uid, [orderedBy]: time } = bagOf(row);
    keys.push({ uid: textOf(uid) ?? `row ${index}`, at: readTime(time) });
  }
  return { documents: [...byUid.values()], refused, rows: keys };
}

/** What does not name its shop belongs to the one that was asked for. */
export function ofShop({ transaction, document }: ParsedDocument, shopId: number | null | undefined): ParsedDocument {
  if (shopId === null || shopId === undefined || transaction.shopId !== undefined) return { transaction, document };
  return { transaction: { ...transaction, shopId }, document };
}
