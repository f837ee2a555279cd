import { z } from 'zod';

/** An instant as fixed-width UTC text, `2026-11-24T16:05:31.123456Z`: compared as text, it orders as time. */
export const InstantText = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/);
export type InstantText = z.infer<typeof InstantText>;
