import type { NewSource, SourceSettings } from './contract.ts';
import type { SourceCursor } from './cursor.rules.ts';

/** What is wrong with settings beyond their shape: field and stable reason. */
export function faultOf(
  kind: NewSource['kind'],
  settings: SourceSettings,
): { field: string; reason: string } | undefined {
  if (kind === 'begateway-report' && !/^[1-9]\d{0,9}$/.test(settings.user))
    return { field: 'settings.user', reason: 'shop-number-expected' };
  if (!isTimeZone(settings.timeZone)) return { field: 'settings.timeZone', reason: 'time-zone-unknown' };
  return undefined;
}

function isTimeZone(name: string): boolean {
  try {
    return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name) !== undefined;
  } catch {
    return false;
  }
}

/** Where to go on after new settings: another beginning reads everything again, another way of paging the open windows. */
export function cursorAfter(cursor: SourceCursor, before: SourceSettings, after: SourceSettings): SourceCursor {
  if (before.startFrom !== after.startFrom) return {};
  if (before.reportVersion === after.reportVersion && before.timeZone === after.timeZone) return cursor;
  return Object.fromEntries(Object.entries(cursor).map(([track, { doneUntil }]) => [track, { doneUntil }]));
}
