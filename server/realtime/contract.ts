import { z } from 'zod';
import { endpoint } from '#kernel/endpoint';

/** `transactions`, or a kind with an id: `source:<id>`, `import:<id>`, `person:<id>`. */
export const StreamName = z.string().regex(/^[a-z-]{1,40}(?::[A-Za-z0-9._-]{1,64})?$/);
export type StreamName = z.infer<typeof StreamName>;

/**
 * The doorbell: what changed, never how. A frame stands for everything after `after` up to `seq`;
 * where `after` is beyond the last `seq` heard, something was missed and is asked for over HTTP.
 */
export const Frame = z.object({
  stream: StreamName,
  after: z.int(),
  seq: z.int(),
  type: z.string(),
  /** What it was about; empty where there is too much to name, or not for this listener: then the list is asked again. */
  ids: z.array(z.string()),
});
export type Frame = z.infer<typeof Frame>;

/** How many sequence numbers one catch-up answers; beyond it the screen reloads. */
export const CATCH_UP_LIMIT = 500;

export const WatchAnswer = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), seq: z.int() }),
  z.object({ ok: z.literal(false), reason: z.string() }),
]);
export type WatchAnswer = z.infer<typeof WatchAnswer>;

/** Who is in one thing (`ticket:<id>`): a whole state, which replaces what was known of that stream. */
export const Presence = z.object({
  stream: StreamName,
  people: z.array(z.object({ personId: z.string(), mode: z.enum(['viewing', 'typing']) })),
});
export type Presence = z.infer<typeof Presence>;

/** The socket's whole vocabulary; everything else is HTTP. */
export interface ServerEvents {
  frame(frame: Frame): void;
  /** Who came, left or began to type, for those who may see the whole desk; all of it after connecting. */
  presence(changes: Presence[]): void;
  /** Said before the server closes the socket: `session-ended`, `rights-changed`, `stopping`. */
  bye(reason: string): void;
}
export interface ClientEvents {
  watch(stream: StreamName, answer: (answer: WatchAnswer) => void): void;
  unwatch(stream: StreamName): void;
  typing(stream: StreamName): void;
}

export const SOCKET_PATH = '/live';

export const listStreamEvents = endpoint({
  method: 'get',
  path: '/streams/:stream/events',
  summary: 'What happened on a stream after a sequence number; `reload` when that is too far back.',
  params: z.object({ stream: StreamName }),
  query: z.object({ after: z.coerce.number().int().min(0) }),
  response: z.object({ items: z.array(Frame), head: z.int(), reload: z.boolean() }),
});
