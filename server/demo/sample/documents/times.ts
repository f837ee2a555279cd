/** `2026-11-24T16:04:21.480Z`, as look-ups and webhooks write it. */
export const milliseconds = (ms: number) => new Date(ms).toISOString();
export const millisecondsOrNull = (ms: number | undefined) => (ms === undefined ? null : milliseconds(ms));

/** `2026-11-24T16:04:21.480000Z`, as the back office writes it. */
export const microseconds = (ms: number) => `${milliseconds(ms).slice(0, -1)}000Z`;
export const microsecondsOrNull = (ms: number | undefined) => (ms === undefined ? null : microseconds(ms));

/** `2026-11-24T16:04:21Z`, as merchant reports write it. */
export const seconds = (ms: number) => `${milliseconds(ms).slice(0, -5)}Z`;
