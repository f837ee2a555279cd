import { z } from 'zod';
import { endpoint } from '#kernel/endpoint';

/** What the console needs to know of the program that serves it. */
export const Settings = z.object({
  /** The name of the provider that runs the desk; empty until an administrator gives one. */
  providerName: z.string(),
  /** "Yesterday" in a search is a day there. */
  timeZone: z.string(),
  version: z.string(),
  demo: z.boolean(),
  startedAt: z.iso.datetime(),
  publicUrl: z.string(),
  database: z.object({ kind: z.enum(['embedded', 'existing']), version: z.string() }),
  /** Whether the database changes and queues of this moment are being worked on. */
  waiting: z.object({ deliveries: z.int(), parked: z.int() }),
});
export type Settings = z.infer<typeof Settings>;

export const readSettings = endpoint({
  method: 'get',
  path: '/settings',
  summary: 'Facts about the running program, and what an administrator set.',
  response: Settings,
});

export const changeSettings = endpoint({
  method: 'put',
  path: '/settings',
  summary: 'Sets what an administrator may set.',
  body: z.object({ providerName: z.string().trim().max(100) }),
  response: Settings,
});
