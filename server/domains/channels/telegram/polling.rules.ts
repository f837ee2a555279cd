import type { AccountCursor, IntakeRow } from '../facts.ts';
import type { Met } from './outcome.rules.ts';
import { parseUpdate } from './parse.rules.ts';
import { instantText } from './time.rules.ts';

/** After a week of silence Telegram's next number is a random one: a little earlier we ask from the beginning again. */
const TRUSTED_HOURS = 6 * 24;

export function offsetToAsk({ updateOffset, updateSeenAt }: AccountCursor, at: Temporal.Instant): number | undefined {
  if (updateOffset === undefined || updateSeenAt === undefined) return undefined;
  const hours = at.since(Temporal.Instant.from(updateSeenAt)).total('hours');
  return hours > TRUSTED_HOURS ? undefined : updateOffset;
}

/** Updates as rows, and where to ask on: after the last of the list, whatever its number. */
export function readUpdates(
  updates: readonly unknown[],
  { id: accountId, cursor }: { id: IntakeRow['accountId']; cursor: AccountCursor },
  receivedAt: Temporal.Instant,
): { rows: IntakeRow[]; cursor: AccountCursor } {
  const parsed = updates
    .map((update) => parseUpdate(update, instantText(receivedAt)))
    .filter((one) => one.updateId !== undefined);
  const last = parsed.at(-1)?.updateId;
  const { webhookOf: _, ...place } = cursor;
  return {
    rows: parsed.map(({ updateId = '', said, lane, original }) => ({
      accountId,
      deliveryKey: updateId,
      lane: lane ?? accountId,
      said,
      original,
      receivedAt,
    })),
    cursor:
      last === undefined ? place : { ...place, updateOffset: Number(last) + 1, updateSeenAt: receivedAt.toString() },
  };
}

/** How long a bot rests after so many failures in a row; a refused token is not hammered. */
export function secondsToRest(met: Met, failures: number): number {
  const growing = Math.min(60, 2 ** Math.min(10, failures - 1));
  if (met.kind !== 'refused') return growing;
  if (met.code === 401 || met.code === 404) return 60;
  if (met.code === 409) return 15;
  return Math.max(growing, met.retryAfterSeconds ?? 0);
}
