import { takeLogLines } from '../../server/domains/deliveries/take-log-lines.ts';
import type { LogSenderId } from '../../server/kernel/ids.ts';
import type { Context } from '../../server/platform/context.ts';

export const ZONE = 'Europe/Minsk';

/** A line of the provider's log as an object: an accepted first attempt of a card payment, an hour before noon. */
export const logLine = (more: Record<string, unknown> = {}) => ({
  event_id: 'evt-1',
  n: 1,
  uid: '90010000-0000000001',
  shop_id: 9001,
  url: 'https://shop.example/wc-api/begateway?token=1',
  service: 'cards',
  trigger: 'auto',
  at: '2026-11-09T08:00:00Z',
  request: { headers: { 'Content-Type': 'application/json' }, body: '{"transaction":{"uid":"90010000-0000000001"}}' },
  response: { status: 200, headers: { 'content-type': 'text/plain' }, body: 'OK' },
  timing: { dns_ms: 3, connect_ms: 11, tls_ms: 24, first_byte_ms: 120, total_ms: 131 },
  address: '203.0.113.7',
  ...more,
});

/** The same, refused with this status. */
export const failedLine = (more: Record<string, unknown> = {}, status = 403) =>
  logLine({ response: { status, headers: {}, body: 'no' }, ...more });

/** Takes objects as lines of a file, or as a push of this sender. */
export const takeLines = (ctx: Context, lines: readonly unknown[], senderId?: LogSenderId) =>
  takeLogLines(
    ctx,
    { lines: lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))), senderId },
    { timeZone: ZONE },
  );
