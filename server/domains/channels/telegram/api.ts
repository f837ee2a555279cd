import { Api } from 'grammy';
import {
  type ConfiguredFetch,
  createConfiguredFetch,
  type FetchCaps,
  type FetchProblem,
} from '../../../platform/configured-fetch.ts';

const MEGABYTE = 1024 * 1024;
/** An upload of 25 MB takes its time; no answer of the Bot API is large. */
const CAPS: FetchCaps = { timeoutMs: 60_000, maxBytes: 8 * MEGABYTE };

/** Why a call got no answer that can be read. Its text names nothing: an address of the Bot API holds the token. */
export class NoAnswer extends Error {
  readonly problem: FetchProblem | 'not-json';
  readonly status: number | undefined;
  constructor(problem: FetchProblem | 'not-json', status?: number) {
    super(`The Bot API gave no answer: ${problem}`);
    this.name = 'NoAnswer';
    this.problem = problem;
    this.status = status;
  }
}

interface Called {
  body?: string | AsyncIterable<Uint8Array>;
  headers?: Record<string, string>;
}

/** grammY's calls through our own door: the one configured origin, no redirects, capped in time and size. */
export function createApi(token: string, apiRoot: string, signal?: AbortSignal): Api {
  const fetch = createConfiguredFetch([new URL(apiRoot).origin], CAPS);
  return new Api(token, {
    apiRoot: apiRoot.replace(/\/+$/, ''),
    timeoutSeconds: 90,
    // grammY asks its fetch for nothing but a call and the JSON of its answer.
    fetch: ((url: string | URL, called: Called) => call(fetch, String(url), called, signal)) as unknown as never,
  });
}

async function call(fetch: ConfiguredFetch, url: string, { body, headers }: Called, signal?: AbortSignal) {
  const answered = await fetch({
    method: 'POST',
    url,
    headers: { 'Content-Type': headers?.['content-type'] ?? 'application/json' },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : await gathered(body) }),
    ...(signal === undefined ? {} : { signal }),
  });
  if (!answered.ok) throw new NoAnswer(answered.error);
  return { json: () => Promise.resolve(readJson(answered.value.bytes, answered.value.status)) };
}

function readJson(bytes: Buffer, status: number): unknown {
  try {
    const answer: unknown = JSON.parse(bytes.toString('utf8'));
    if (typeof answer === 'object' && answer !== null && 'ok' in answer) return answer;
  } catch {
    // A proxy between us and Telegram speaks HTML.
  }
  throw new NoAnswer('not-json', status);
}

async function gathered(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}
