/** So many heartbeats may be missed, and so long nothing is said of those that come every minute. */
export const SILENT_BEATS = 3;
export const SILENT_MINUTES = 30;
