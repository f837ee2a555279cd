import { no, ok, type Result } from '#kernel/result';
import type { ConfiguredFetch } from '../../../platform/configured-fetch.ts';
import type { InstantText, SourceProblem, SourceSettings } from '../contract.ts';
import {
  type Advance,
  advance,
  textOf as instantTextOf,
  openWindow,
  type PullWindow,
  type TrackCursor,
} from '../cursor.rules.ts';
import type { PulledPage } from '../port.ts';
import { type Account, ask } from './ask.ts';
import { type Bag, bagOf, isBag } from './fields.rules.ts';
import { type ParsedPage, parsePage } from './page.rules.ts';
import { readTime } from './time.rules.ts';

/** Rows are read by each of the times at which something of them changes. */
export const BACK_OFFICE_TRACKS = ['created_at', 'paid_at', 'settled_at'] as const;

export interface BackOffice {
  fetch: ConfiguredFetch;
  settings: SourceSettings;
  account: Account;
  /** Known from an earlier pull: the account may only list. */
  exportClosed: boolean;
}

type Door = 'export' | 'list';

/** One page of the back office; where the export is closed to the account, of the list. */
export async function pullBackOffice(
  office: BackOffice,
  track: string,
  cursor: TrackCursor,
  at: InstantText,
): Promise<Result<PulledPage, SourceProblem>> {
  const window = cursor.window ?? openWindow(cursor.doneUntil, reachOf(office.settings), at);
  if (!office.exportClosed) {
    const page = await readPage(office, 'export', track, window, at);
    if (page.ok || !isClosed(page.error)) return page;
  }
  const page = await readPage(office, 'list', track, window, at);
  return page.ok ? ok({ ...page.value, exportClosed: true }) : page;
}

/** The account may not use this door, or the back office has none. */
export const isClosed = ({ kind }: SourceProblem) => kind === 'forbidden' || kind === 'not-found';

export const reachOf = ({ overlapMinutes, startFrom }: SourceSettings) => ({
  overlapMinutes,
  startFrom: instantTextOf(Temporal.Instant.from(startFrom)),
});

async function readPage(
  office: BackOffice,
  door: Door,
  track: string,
  window: PullWindow,
  at: InstantText,
): Promise<Result<PulledPage, SourceProblem>> {
  const limit = window.limit ?? office.settings.pageSize;
  const answer = await askFor(office, door, requestBody(office.settings, door, track, window, limit));
  if (!answer.ok) return answer;
  const { rows, pagination } = answer.value;
  const parsed = parsePage(rows, track, at);
  const next = advance(window, {
    rows: parsed.rows,
    asked: limit,
    more: pagination.has_next_page === true,
    nextAt: readTime(pagination.next_date),
  });
  if (next.kind === 'out-of-order')
    return no({ kind: 'unexpected-shape', request: door, said: 'rows are not in order of time' });
  // The cursor stays: once the other side heeds it again, the rest is read.
  if (next.kind === 'cursor-ignored') return no({ kind: 'stuck', request: door });
  return ok(pageOf(door, parsed, next, window, at));
}

/** What a page comes to: documents, and the cursor after it. */
export function pageOf(
  knowledge: 'export' | 'list' | 'report',
  { documents, refused }: ParsedPage,
  next: Exclude<Advance, { kind: 'out-of-order' | 'cursor-ignored' }>,
  window: PullWindow,
  at: InstantText,
): PulledPage {
  if (next.kind === 'page') {
    const cursor = { doneUntil: window.from, window: next.window };
    return { knowledge, documents, refused, cursor, upToDate: false };
  }
  const doubt = { reason: 'page-repeats-itself', excerpt: `${window.from} – ${window.to}, ${window.seen} rows` };
  return {
    knowledge,
    documents,
    refused: next.kind === 'done-in-doubt' ? [...refused, doubt] : refused,
    cursor: { doneUntil: window.to },
    upToDate: window.to >= at,
  };
}

function requestBody(settings: SourceSettings, door: Door, track: string, window: PullWindow, limit: number) {
  const filter = { date_type: track, date_from: window.at ?? window.from, date_to: window.to };
  const byUid = door === 'export' && window.after !== undefined ? { uid_from: window.after } : {};
  return {
    filter: { ...filter, ...byUid },
    options: { limit, time_zone: settings.timeZone, sort_direction: 'asc' },
    ...(door === 'export' ? { response_parameters: 'main' } : {}),
  };
}

/** One call of the transactions API: the rows and what it says of further pages. */
export async function askFor(
  { fetch, settings, account }: Omit<BackOffice, 'exportClosed'>,
  door: Door,
  body: unknown,
): Promise<Result<{ rows: unknown[]; pagination: Bag }, SourceProblem>> {
  const path = `/api/v2/transactions/${door}`;
  const answer = await ask(fetch, { request: door, origin: settings.origins.backOffice, path, account, body });
  if (!answer.ok) return answer;
  const { transactions, pagination } = bagOf(bagOf(answer.value).data);
  if (!Array.isArray(transactions) || !isBag(pagination)) return no({ kind: 'unexpected-shape', request: door });
  return ok({ rows: transactions, pagination });
}
