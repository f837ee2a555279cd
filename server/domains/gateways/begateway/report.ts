import { no, ok, type Result } from '#kernel/result';
import type { ConfiguredFetch } from '../../../platform/configured-fetch.ts';
import type { InstantText, SourceProblem, SourceSettings } from '../contract.ts';
import { openWindow, type PullWindow, type TrackCursor } from '../cursor.rules.ts';
import type { PulledPage } from '../port.ts';
import { type Account, ask } from './ask.ts';
import { pageOf, reachOf } from './back-office.ts';
import { type Bag, bagOf, textOf, wholeOf } from './fields.rules.ts';
import { ofShop, type ParsedPage, parsePage } from './page.rules.ts';
import { dayOf, nextDay, wallTime } from './report-time.rules.ts';

export interface ReportAccess {
  fetch: ConfiguredFetch;
  settings: SourceSettings;
  account: Account;
}

/** A report is asked for once a method type, by each of the times at which something changes. */
export const reportTracks = ({ methodTypes }: SourceSettings) =>
  ['created_at', 'paid_at', 'settled_at'].flatMap((time) => methodTypes.map((method) => `${time}:${method}`));

export async function pullReport(
  access: ReportAccess,
  track: string,
  cursor: TrackCursor,
  at: InstantText,
): Promise<Result<PulledPage, SourceProblem>> {
  const window = cursor.window ?? openWindow(cursor.doneUntil, reachOf(access.settings), at);
  return access.settings.reportVersion === 3
    ? readPaged(access, track, window, at)
    : readDay(access, track, window, at);
}

const MOST_STALLS = 3;

async function readPaged(
  access: ReportAccess,
  track: string,
  window: PullWindow,
  at: InstantText,
): Promise<Result<PulledPage, SourceProblem>> {
  const { timeZone } = access.settings;
  const span = { from: wallTime(window.from, timeZone, 'early'), to: wallTime(window.to, timeZone, 'late') };
  const after = window.after === undefined ? {} : { starting_after: idOf(window.after) };
  const answer = await askReport(access, 3, { ...paramsOf(access.settings, track), ...span, ...after });
  if (!answer.ok) return answer;
  const { rows, said } = answer.value;
  const parsed = parseReport(access, rows, track, at);
  const edge = new Set(window.edge);
  const fresh = parsed.rows.filter(({ uid }) => !edge.has(uid));
  const mark = textOf(said.last_object_id, bagOf(rows.at(-1)).id);
  if (said.has_more !== true)
    return finish(access, track, window, fresh.length, () => pageOf('report', parsed, { kind: 'done' }, window, at));
  if (fresh.length > 0 && mark !== undefined && mark !== window.after) {
    const next = { ...window, after: mark, edge: parsed.rows.map(({ uid }) => uid), seen: window.seen + fresh.length };
    return ok(pageOf('report', parsed, { kind: 'page', window: next }, window, at));
  }
  const again = { ...window, stalls: window.stalls + 1 };
  if (again.stalls < MOST_STALLS) return ok(pageOf('report', parsed, { kind: 'page', window: again }, window, at));
  const [first, ...others] = window.edge;
  const startsOver = others.length > 0 && parsed.rows.some(({ uid }) => uid === first);
  if (startsOver) return no({ kind: 'stuck', request: 'report' });
  return ok(pageOf('report', parsed, { kind: 'done-in-doubt' }, window, at));
}

/** The end of pages is believed when the count agrees; asked for long windows only, where a lost page would not come again by itself. */
async function finish(
  access: ReportAccess,
  track: string,
  window: PullWindow,
  fresh: number,
  page: () => PulledPage,
): Promise<Result<PulledPage, SourceProblem>> {
  if (!isLong(window)) return ok(page());
  const { timeZone } = access.settings;
  const span = { from: wallTime(window.from, timeZone, 'early'), to: wallTime(window.to, timeZone, 'late') };
  const count = await countReport(access, { ...paramsOf(access.settings, track), ...span });
  // A source without the count call is read all the same.
  if (!count.ok || count.value <= window.seen + fresh) return ok(page());
  const ended = page();
  const again = { from: window.from, to: window.to, edge: [], seen: 0, stalls: window.stalls + 1 };
  if (again.stalls < MOST_STALLS)
    return ok({ ...ended, cursor: { doneUntil: window.from, window: again }, upToDate: false });
  const doubt = {
    reason: 'rows-missing',
    excerpt: `${window.from} – ${window.to}: ${window.seen + fresh} of ${count.value} rows`,
  };
  return ok({ ...ended, refused: [...ended.refused, doubt] });
}

const isLong = ({ from, to }: PullWindow) =>
  Temporal.Instant.from(to).since(Temporal.Instant.from(from)).total('hours') > 6;

export async function countReport(access: ReportAccess, params: unknown): Promise<Result<number, SourceProblem>> {
  const { fetch, settings, account } = access;
  const question = {
    request: 'report-count',
    origin: settings.origins.backOffice,
    path: '/api/reports/count',
    account,
    version: 3 as const,
  };
  const answer = await ask(fetch, { ...question, body: { report_params: params } });
  if (!answer.ok) return answer;
  const count = wholeOf(bagOf(bagOf(answer.value).transactions).count);
  return count === undefined ? no({ kind: 'unexpected-shape', request: 'report-count' }) : ok(count);
}

/** One day of the older report, which has no pages. */
async function readDay(
  access: ReportAccess,
  track: string,
  window: PullWindow,
  at: InstantText,
): Promise<Result<PulledPage, SourceProblem>> {
  const { timeZone } = access.settings;
  const day = window.after ?? dayOf(window.from, timeZone);
  const answer = await askReport(access, 2, { ...paramsOf(access.settings, track), date: day });
  if (!answer.ok) return answer;
  const { rows, said } = answer.value;
  const count = wholeOf(said.count) ?? rows.length;
  if (count > rows.length && rows.length < MOST_A_DAY)
    return no({ kind: 'truncated', request: 'report', said: `${rows.length} of ${count} rows` });
  const parsed = parseReport(access, rows, track, at);
  if (rows.length >= MOST_A_DAY) parsed.refused.push({ reason: 'day-has-too-many-rows', excerpt: `${day} ${track}` });
  const next = nextDay(day);
  if (next > dayOf(window.to, timeZone)) return ok(pageOf('report', parsed, { kind: 'done' }, window, at));
  return ok(pageOf('report', parsed, { kind: 'page', window: { ...window, after: next } }, window, at));
}

const MOST_A_DAY = 1000;

async function askReport(
  access: ReportAccess,
  version: 2 | 3,
  params: unknown,
): Promise<Result<{ rows: unknown[]; said: Bag }, SourceProblem>> {
  const { fetch, settings, account } = access;
  const question = { request: 'report', origin: settings.origins.backOffice, path: '/api/reports', account, version };
  const answer = await ask(fetch, { ...question, body: { report_params: params } });
  if (!answer.ok) return answer;
  const said = bagOf(answer.value);
  return Array.isArray(said.transactions)
    ? ok({ rows: said.transactions, said })
    : no({ kind: 'unexpected-shape', request: 'report' });
}

/** A report is of one shop, whether or not its rows say so. */
function parseReport({ settings }: ReportAccess, rows: readonly unknown[], track: string, at: InstantText): ParsedPage {
  const page = parsePage(rows, timeOf(track), at);
  return { ...page, documents: page.documents.map((document) => ofShop(document, wholeOf(settings.user))) };
}

const timeOf = (track: string) => track.split(':')[0] ?? 'created_at';

export function paramsOf(settings: SourceSettings, track: string) {
  const [date_type, payment_method_type] = track.split(':');
  return { date_type, status: 'all', payment_method_type, time_zone: settings.timeZone };
}

/** The provider gives its marks as numbers; a mark that is not one goes back as it came. */
const idOf = (mark: string) => (/^\d{1,15}$/.test(mark) ? Number(mark) : mark);
