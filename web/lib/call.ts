import type { Endpoint, InputOf, ResponseOf } from '#kernel/endpoint';
import type { ErrorBody } from '#kernel/errors';
import { doorOpenings, waitAtDoor } from './door.ts';

type Part<E, K extends 'params' | 'query' | 'body'> =
  InputOf<E, K> extends undefined
    ? { [P in K]?: undefined }
    : Record<never, never> extends InputOf<E, K>
      ? { [P in K]?: InputOf<E, K> }
      : { [P in K]: InputOf<E, K> };

/** What a call takes: only the parts that its contract names. */
export type CallInput<E> = Part<E, 'params'> & Part<E, 'query'> & Part<E, 'body'>;

export interface CallOptions {
  signal?: AbortSignal | undefined;
  /** The same intent sends the same key, so that a repeat cannot act twice. */
  intent?: Intent;
}

/** One wish of a person to change something; it lives until the server has answered it. */
export interface Intent {
  readonly key: string;
}

export const newIntent = (): Intent => ({ key: crypto.randomUUID() });

/** A refusal by the server, or `offline` when no answer came at all. */
export class CallError extends Error {
  readonly status: number;
  readonly code: ErrorBody['error']['code'] | 'offline';
  readonly reason: string;
  readonly fields: Record<string, string>;
  readonly retryAfterSeconds: number | undefined;
  readonly requestId: string | undefined;

  constructor(
    error: Omit<ErrorBody['error'], 'code'> & { code: CallError['code'] },
    { status, cause }: { status: number; cause?: unknown },
  ) {
    super(error.message, { cause });
    this.name = 'CallError';
    this.status = status;
    this.code = error.code;
    this.reason = error.reason;
    this.fields = error.fields ?? {};
    this.retryAfterSeconds = error.retryAfterSeconds;
    this.requestId = error.requestId;
  }

  /** Whether the server may or may not have acted: only then is the same intent sent again. */
  get isUncertain(): boolean {
    return this.code === 'offline' || this.status >= 500;
  }
}

/** Calls the API by its contract. The answer was parsed by the same contract on the server, so it is not parsed again here. */
export async function call<E extends Endpoint>(
  endpoint: E,
  input: CallInput<E>,
  options: CallOptions = {},
): Promise<ResponseOf<E>> {
  const response = await answered(endpoint, input, options);
  return (await response.json()) as ResponseOf<E>;
}

/** The bytes that an endpoint serves to be saved. */
export async function callForBytes<E extends Endpoint>(
  endpoint: E,
  input: CallInput<E>,
): Promise<Uint8Array<ArrayBuffer>> {
  const response = await answered(endpoint, input, {});
  return new Uint8Array(await response.arrayBuffer());
}

async function answered(endpoint: Endpoint, input: object, options: CallOptions): Promise<Response> {
  const { params, query, body } = input as { params?: unknown; query?: unknown; body?: unknown };
  const url = `/api${fillPath(endpoint.path, params)}${queryText(query)}`;
  const intent = endpoint.method === 'get' ? undefined : (options.intent ?? newIntent());
  for (;;) {
    const sentAt = doorOpenings();
    const response = await send(url, endpoint.method, body, intent, options.signal);
    if (response.ok) return response;
    const error = await refusalOf(response);
    // Behind a closed door nothing is lost: the call waits until it is opened and goes on with the same key.
    if (!(await waitAtDoor(error, endpoint.path, sentAt))) throw error;
  }
}

async function send(
  url: string,
  method: Endpoint['method'],
  body: unknown,
  intent: Intent | undefined,
  signal: AbortSignal | undefined,
): Promise<Response> {
  const headers: Record<string, string> = { Accept: 'application/json' };
  if (intent !== undefined) headers['Idempotency-Key'] = intent.key;
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  try {
    return await fetch(url, {
      method: method.toUpperCase(),
      headers,
      credentials: 'same-origin',
      signal: signal ?? null,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    const silence = { code: 'offline', reason: 'offline', message: 'No answer from the server.' } as const;
    throw new CallError(silence, { status: 0, cause: error });
  }
}

async function refusalOf(response: Response): Promise<CallError> {
  try {
    const body = (await response.json()) as ErrorBody;
    return new CallError(body.error, { status: response.status });
  } catch (error) {
    // Not our shape: a proxy in between, or the server going down.
    const { status, statusText } = response;
    const unread = { code: 'unavailable', reason: 'no-answer', message: `${status} ${statusText}` } as const;
    return new CallError(unread, { status, cause: error });
  }
}

/** `/transactions/:uid` with its parameters put in. */
export function fillPath(path: string, params: unknown): string {
  const values = (params ?? {}) as Record<string, unknown>;
  return path.replaceAll(/:([A-Za-z]+)/g, (_, name: string) => encodeURIComponent(String(values[name])));
}

/** A query as text: absent and empty values are left out, a list is joined by commas. */
export function queryText(query: unknown): string {
  const pairs = Object.entries((query ?? {}) as Record<string, unknown>)
    .filter(([, value]) => value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0))
    .map(([name, value]) => [name, String(value)]);
  return pairs.length === 0 ? '' : `?${new URLSearchParams(pairs)}`;
}
