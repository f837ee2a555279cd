import { createHash, randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { DeliveryId, type EndpointId, type LogSenderId, type MerchantId } from '../../kernel/ids.ts';
import { cleanText, maskText } from '../../kernel/mask.ts';
import type { Context, Write } from '../../platform/context.ts';
import type { Tx } from '../../platform/db.ts';
import { insertRows } from '../../platform/insert-rows.ts';
import { newId } from '../../platform/new-id.ts';
import { discoverShops } from '../merchants/index.ts';
import { isAccepted, type LineOutcome } from './contract.ts';
import { classOf } from './delivery-class.rules.ts';
import { deliveriesHeard } from './events.ts';
import { keepEndpoints, touchEndpoints } from './keep-endpoints.ts';
import { keepNotifications, renewNotifications } from './keep-notifications.ts';
import { keepOrigins } from './keep-origins.ts';
import { type LoggedAttempt, readLogLine } from './log-line.rules.ts';
import { FILE } from './queries/log-spans.ts';
import {
  deliveryAttempts,
  deliveryDays,
  deliveryRefusals,
  logSenders,
  type NewAttempt,
  unsentNotifications,
} from './tables.ts';

export interface LogLines {
  lines: readonly string[];
  /** Who pushed them; undefined for a file. */
  senderId?: LogSenderId | undefined;
}

interface Read {
  line: number;
  attempt: LoggedAttempt;
}

/**
 * Takes lines of the provider's log, in one transaction. Each is stored, known already or refused with a reason, whatever the
 * others are; taken twice, or by two at once, an attempt is there once and counted once.
 */
export async function takeLogLines(
  ctx: Context,
  { lines, senderId }: LogLines,
  { timeZone }: { timeZone: string },
): Promise<LineOutcome[]> {
  const now = ctx.clock.now();
  const origin = senderId ?? FILE;
  const outcomes: LineOutcome[] = [];
  const read: Read[] = [];
  lines.forEach((text, place) => {
    const line = place + 1;
    const parsed = readLogLine(text, now);
    if (parsed.ok) read.push({ line, attempt: parsed.value });
    else outcomes.push({ line, outcome: 'refused', reason: parsed.error });
  });
  await ctx.change(senderId === undefined ? 'delivery.import' : 'delivery.receive', origin, async (write) => {
    const stored = await keep(ctx, write, unique(read), { origin, timeZone });
    for (const { line, attempt } of read)
      outcomes.push({ line, outcome: stored.get(keyOf(attempt)) === line ? 'stored' : 'duplicate' });
    await keepRefused(write.tx, origin, lines, outcomes, now);
    await count(write.tx, senderId, outcomes, now);
    write.note(totalsOf(outcomes));
    if (stored.size > 0) await write.emit(deliveriesHeard, origin, { stored: stored.size }, 'deliveries');
  });
  return outcomes.sort((a, b) => a.line - b.line);
}

/** How many of each outcome. */
export const totalsOf = (outcomes: readonly LineOutcome[]) => {
  const totals = { stored: 0, duplicate: 0, refused: 0 };
  for (const { outcome } of outcomes) totals[outcome] += 1;
  return totals;
};

const keyOf = ({ eventId, n }: Pick<LoggedAttempt, 'eventId' | 'n'>) => `${eventId} ${n}`;

/** The first of lines that name the same attempt; in the order of keys, so that two takers of the same wait for each other and not crosswise. */
function unique(read: readonly Read[]): Read[] {
  const first = new Map<string, Read>();
  for (const one of read) if (!first.has(keyOf(one.attempt))) first.set(keyOf(one.attempt), one);
  return [...first.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
}

/** Keeps what is new; gives back the line by which each new attempt came. */
async function keep(
  ctx: Context,
  { tx }: Write,
  read: readonly Read[],
  { origin, timeZone }: { origin: string; timeZone: string },
): Promise<ReadonlyMap<string, number>> {
  if (read.length === 0) return new Map();
  const shops = await discoverShops(
    ctx,
    read.map(({ attempt: { shopId } }) => ({ shopId })),
  );
  const ownerOf = (shopId: number) => shops.get(shopId)?.merchantId ?? null;
  const endpoints = await keepEndpoints(
    tx,
    read.map(({ attempt }) => ({ ...attempt, merchantId: ownerOf(attempt.shopId) })),
    ctx.clock.now(),
  );
  const rows = read.map(({ attempt }) =>
    rowOf(attempt, {
      endpointId: endpoints.idOf(attempt),
      merchantId: ownerOf(attempt.shopId),
      receivedAt: ctx.clock.now(),
    }),
  );
  const fresh = await keepNotifications(tx, rows);
  const kept = await insertRows(tx, deliveryAttempts, rows, sql`on conflict do nothing returning event_id, n`);
  const keys = new Set(kept.map(({ event_id, n }) => `${event_id} ${n}`));
  const stored = rows.filter((row) => keys.has(keyOf(row)));
  await renewNotifications(
    tx,
    stored.filter(({ eventId }) => !fresh.has(eventId)),
  );
  await countDays(tx, stored, timeZone);
  await touchEndpoints(tx, stored, ctx.clock.now());
  await keepOrigins(tx, origin, stored);
  await closeUnsent(tx, stored, ctx.clock.now());
  return new Map(read.flatMap(({ attempt, line }) => (keys.has(keyOf(attempt)) ? [[keyOf(attempt), line]] : [])));
}

function rowOf(
  { address: _address, isSecure: _isSecure, errorSaid, ...attempt }: LoggedAttempt,
  of: { endpointId: EndpointId; merchantId: MerchantId | null; receivedAt: Temporal.Instant },
): NewAttempt {
  const { class: ended, errorText, mark } = classOf({ ...attempt, errorSaid });
  return {
    id: newId(DeliveryId),
    ...attempt,
    ...of,
    at: Temporal.Instant.from(attempt.at),
    class: ended,
    errorText: errorText ?? null,
    mark: mark ?? null,
    errorCode: attempt.errorCode ?? errorSaid,
    requestHeaders: JSON.stringify(attempt.requestHeaders),
    responseHeaders: JSON.stringify(attempt.responseHeaders),
  };
}

/** Automatic attempts by day of the desk. */
async function countDays(tx: Tx, stored: readonly NewAttempt[], timeZone: string): Promise<void> {
  const dayOf = days(timeZone);
  const counts = new Map<string, typeof deliveryDays.$inferInsert>();
  for (const { endpointId, at, trigger, class: ended } of stored) {
    if (trigger !== 'auto') continue;
    const day = dayOf(at);
    const key = `${endpointId} ${day}`;
    const before = counts.get(key) ?? { endpointId, day, accepted: 0, failed: 0 };
    counts.set(
      key,
      isAccepted(ended) ? { ...before, accepted: before.accepted + 1 } : { ...before, failed: before.failed + 1 },
    );
  }
  const rows = [...counts.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
  await insertRows(
    tx,
    deliveryDays,
    rows,
    sql`on conflict (endpoint_id, day) do update set
      accepted = delivery_days.accepted + excluded.accepted, failed = delivery_days.failed + excluded.failed`,
  );
}

/** The day of a moment; the calendar is asked once an hour of the log. */
function days(timeZone: string): (at: Temporal.Instant) => string {
  const known = new Map<number, string>();
  return (at) => {
    // No zone changes its offset within a quarter of an hour.
    const quarter = Math.floor(at.epochMilliseconds / 900_000);
    const day = known.get(quarter) ?? at.toZonedDateTimeISO(timeZone).toPlainDate().toString();
    known.set(quarter, day);
    return day;
  };
}

async function closeUnsent(tx: Tx, stored: readonly NewAttempt[], now: Temporal.Instant): Promise<void> {
  const uids = stored.flatMap(({ uid }) => uid ?? []);
  if (uids.length === 0) return;
  await tx.execute(sql`
    update ${unsentNotifications} set closed_at = ${now.toString()}::timestamptz
    where closed_at is null and uid in (select json_array_elements_text(${JSON.stringify(uids)}::text::json))`);
}

const EXCERPT = 300;
/** Masked before it is cut, so that no card number is cut in half and missed. */
const excerptOf = (line: string) =>
  maskText(cleanText(line.slice(0, 20 * EXCERPT)))
    .slice(0, EXCERPT)
    .toWellFormed();

/** Lines that could not be used; the same again is counted. What tells them apart is made of the masked excerpt: a plain hash of a line could be searched for the number in it. */
async function keepRefused(
  tx: Tx,
  origin: string,
  lines: readonly string[],
  outcomes: readonly LineOutcome[],
  now: Temporal.Instant,
): Promise<void> {
  const seen = new Map<string, { digest: string; reason: string; excerpt: string; times: number }>();
  for (const { line, outcome, reason = 'unreadable' } of outcomes) {
    if (outcome !== 'refused') continue;
    const excerpt = excerptOf(lines[line - 1] ?? '');
    const digest = createHash('sha256').update(`${reason}\n${excerpt}`).digest('hex');
    seen.set(digest, { digest, reason, excerpt, times: (seen.get(digest)?.times ?? 0) + 1 });
  }
  if (seen.size === 0) return;
  const rows = [...seen.values()]
    .sort((a, b) => (a.digest < b.digest ? -1 : 1))
    .map((row) => ({ id: randomUUID(), ...row }));
  await tx.execute(sql`
    insert into ${deliveryRefusals} (id, origin, digest, reason, excerpt, times, first_seen_at, last_seen_at)
    select id, ${origin}, decode(digest, 'hex'), reason, excerpt, times, ${now.toString()}::timestamptz, ${now.toString()}::timestamptz
    from json_to_recordset(${JSON.stringify(rows)}::text::json) as row (id uuid, digest text, reason text, excerpt text, times int)
    on conflict (origin, digest) do update set
      times = delivery_refusals.times + excluded.times, last_seen_at = excluded.last_seen_at`);
}

async function count(
  tx: Tx,
  senderId: LogSenderId | undefined,
  outcomes: readonly LineOutcome[],
  now: Temporal.Instant,
): Promise<void> {
  if (senderId === undefined) return;
  const { stored, duplicate, refused } = totalsOf(outcomes);
  await tx
    .update(logSenders)
    .set({
      lastAt: now,
      stored: sql`${logSenders.stored} + ${stored}`,
      duplicates: sql`${logSenders.duplicates} + ${duplicate}`,
      refused: sql`${logSenders.refused} + ${refused}`,
    })
    .where(sql`${logSenders.id} = ${senderId}`);
}
