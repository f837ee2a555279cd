import type { KnowledgeSource, ParsedDocument } from '#contract/gateways';
import { parseDocument } from '../../domains/gateways/index.ts';
import { MOST_DOCUMENTS, mergeTransactions } from '../../domains/transactions/index.ts';
import {
  dayOf,
  exportRow,
  type SampleTransaction,
  type SampleView,
  transactionsUntil,
  version3,
  viewAt,
} from '../sample/index.ts';
import type { Stage } from './stage.ts';

/** Parsing the next pages while the database writes these. */
const PAGES_IN_FLIGHT = 2;
const KNOWN_FULLY_DAYS = 3;

interface Page {
  knowledge: KnowledgeSource;
  documents: ParsedDocument[];
  lastMs: number;
}

/** The history, in pages as they would have been pulled: rows of the export, and the full document where somebody looked closer. */
export async function buildTransactions(
  stage: Stage,
  openedMs: number,
  onProgress: (done: number) => void = () => {},
): Promise<void> {
  const { world } = stage;
  const pages = { export: emptyPage('export'), full: emptyPage('look-up') };
  const writer = createWriter(stage);
  const seenAt = Temporal.Instant.fromEpochMilliseconds(openedMs).toString({ fractionalSecondDigits: 6 });
  for (const transaction of transactionsUntil(world, openedMs)) {
    const view = viewAt(transaction, openedMs);
    if (view === undefined) continue;
    const kind = isKnownFully(stage, transaction, view) ? 'full' : 'export';
    const page = pages[kind];
    page.documents.push(parsed(stage, kind, transaction, view, seenAt));
    page.lastMs = Math.max(page.lastMs, transaction.createdMs);
    if (page.documents.length < MOST_DOCUMENTS) continue;
    pages[kind] = emptyPage(page.knowledge);
    onProgress(dayOf(world.calendar, transaction.createdMs) / world.days);
    await writer.write(page);
  }
  await writer.write(pages.export);
  await writer.write(pages.full);
  await writer.finish();
}

const emptyPage = (knowledge: KnowledgeSource): Page => ({ knowledge, documents: [], lastMs: 0 });

/**
 * Recent ones, and those that went wrong: the screens of a desk are about these. Of a gateway whose limit is tight all: only
 * the full document names the gateway, and what has passed through it is what is left of the limit.
 */
function isKnownFully(
  { world }: Stage,
  { createdMs, type, gateway }: SampleTransaction,
  { status }: SampleView,
): boolean {
  return (
    status !== 'successful' ||
    gateway.limitIsTight ||
    type === 'chargeback' ||
    dayOf(world.calendar, createdMs) >= world.days - KNOWN_FULLY_DAYS
  );
}

function parsed(
  { world }: Stage,
  kind: 'export' | 'full',
  transaction: SampleTransaction,
  view: SampleView,
  seenAt: string,
): ParsedDocument {
  const { shop } = transaction;
  const outcome = parseDocument(
    kind === 'full' ? version3(world.seed, transaction, view) : exportRow(transaction, view),
    seenAt,
  );
  if (!outcome.ok) throw new Error(`a document of the sample was refused: ${outcome.error.reason}`);
  // A full document names no shop: whose account asked says it.
  const of = { shopId: shop.id, merchantNumber: shop.merchant.number };
  return { ...outcome.value, transaction: { ...outcome.value.transaction, ...of } };
}

/** Writes pages, a few at a time; the clock stands where the last of a page would have been heard of. */
function createWriter({ ctx, clock }: Stage) {
  const running = new Set<Promise<unknown>>();
  return {
    write: async ({ knowledge, documents, lastMs }: Page): Promise<void> => {
      if (documents.length === 0) return;
      clock.set(Temporal.Instant.fromEpochMilliseconds(lastMs).add({ minutes: 1 }));
      const merging = mergeTransactions(ctx, { knowledge, documents, origin: 'sample' }).finally(() =>
        running.delete(merging),
      );
      running.add(merging);
      if (running.size >= PAGES_IN_FLIGHT) await Promise.race(running);
    },
    finish: () => Promise.all(running),
  };
}
