import { type IncomingMessage, request as requestPlain } from 'node:http';
import { request as requestSecure } from 'node:https';

/** Why a request gave no usable answer. */
export type FetchProblem =
  | 'origin-not-configured'
  | 'dns'
  | 'refused'
  | 'interrupted'
  | 'timeout'
  | 'tls'
  | 'redirected'
  | 'too-large'
  | 'truncated';

export interface Asked {
  method: 'GET' | 'POST';
  url: string;
  headers: Record<string, string>;
  body?: string | Uint8Array;
  /** Ends the wait early. */
  signal?: AbortSignal;
}

export interface Answered {
  status: number;
  headers: Record<string, string | undefined>;
  bytes: Buffer;
  /** The bytes as UTF-8. */
  readonly text: string;
}

/** Never throws for what the other side or the network does. */
export type ConfiguredFetch = (
  asked: Asked,
) => Promise<{ ok: true; value: Answered } | { ok: false; error: FetchProblem }>;

export interface FetchCaps {
  timeoutMs: number;
  maxBytes: number;
}

/**
 * Asks addresses that an administrator configured, and no other: exact origins, certificates verified, no redirects,
 * capped in time and size. For addresses that anybody else can influence this is the wrong door.
 */
export function createConfiguredFetch(origins: readonly string[], caps: FetchCaps): ConfiguredFetch {
  return async (asked) => {
    if (!URL.canParse(asked.url) || !origins.includes(new URL(asked.url).origin))
      return { ok: false, error: 'origin-not-configured' };
    try {
      return { ok: true, value: await send(asked, caps) };
    } catch (thrown) {
      return { ok: false, error: problemOf(thrown) };
    }
  };
}

class Problem extends Error {
  readonly kind: FetchProblem;
  constructor(kind: FetchProblem) {
    super(kind);
    this.kind = kind;
  }
}

function send(
  { method, url, headers, body, signal: given }: Asked,
  { timeoutMs, maxBytes }: FetchCaps,
): Promise<Answered> {
  const request = url.startsWith('https:') ? requestSecure : requestPlain;
  // One deadline for the whole exchange: a body that drips must not hold a pull for ever.
  const deadline = AbortSignal.timeout(timeoutMs);
  const signal = given === undefined ? deadline : AbortSignal.any([deadline, given]);
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, signal, headers: { ...headers, ...lengthOf(body) } }, (answer) => {
      readAnswer(answer, maxBytes).then(resolve, (error) => {
        answer.destroy();
        if (signal.aborted) reject(new Problem('timeout'));
        else reject(error instanceof Problem ? error : new Problem('truncated'));
      });
    });
    sent.on('error', (error) => reject(signal.aborted ? new Problem('timeout') : error));
    sent.end(body);
  });
}

const lengthOf = (body: Asked['body']) =>
  body === undefined ? {} : { 'Content-Length': String(Buffer.byteLength(body)) };

async function readAnswer(answer: IncomingMessage, maxBytes: number): Promise<Answered> {
  const status = answer.statusCode ?? 0;
  if (status >= 300 && status < 400) throw new Problem('redirected');
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > maxBytes) throw new Problem('too-large');
    chunks.push(chunk);
  }
  if (!answer.complete) throw new Problem('truncated');
  const headers = Object.fromEntries(Object.entries(answer.headers).map(([name, value]) => [name, value?.toString()]));
  const all = Buffer.concat(chunks);
  return {
    status,
    headers,
    bytes: all,
    get text() {
      return all.toString('utf8');
    },
  };
}

const DNS = new Set(['ENOTFOUND', 'EAI_AGAIN', 'EAI_FAIL', 'EAI_NODATA', 'EAI_NONAME']);
const REFUSED = new Set(['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'EADDRNOTAVAIL', 'EACCES', 'EPERM']);
const TLS = /^(ERR_TLS|ERR_SSL|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|EPROTO|HOSTNAME_MISMATCH|INVALID_CA)/;

function problemOf(thrown: unknown): FetchProblem {
  if (thrown instanceof Problem) return thrown.kind;
  const { name, code = '', errors } = thrown as { name?: string; code?: string; errors?: { code?: string }[] };
  if (name === 'AbortError' || name === 'TimeoutError' || code === 'ETIMEDOUT') return 'timeout';
  const codes = [code, ...(errors ?? []).map((inner) => inner.code ?? '')];
  if (codes.some((one) => DNS.has(one))) return 'dns';
  if (codes.some((one) => REFUSED.has(one))) return 'refused';
  if (codes.some((one) => TLS.test(one))) return 'tls';
  return 'interrupted';
}
