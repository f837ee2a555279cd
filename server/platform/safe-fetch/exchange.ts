import { type IncomingMessage, request } from 'node:http';
import type { Socket } from 'node:net';
import { cleanText, maskText } from '../../kernel/mask.ts';
import type { AnswerHeaders } from '../../kernel/shop-answer.ts';
import { since } from './dial.ts';
import type { Target } from './target.ts';

/** What came back, masked; text to be shown as text. */
export interface Answer {
  status: number;
  headers: AnswerHeaders;
  body: string;
  /** There was more than is taken. */
  isCut: boolean;
  /** Packed, and left so. */
  encoding?: string;
}

export interface Sent {
  method: 'GET' | 'HEAD' | 'POST';
  headers: Readonly<Record<string, string>>;
  body?: Uint8Array;
}

const MOST_BODY_BYTES = 64 * 1024;
const MOST_HEADER_BYTES = 16 * 1024;
const LONGEST_HEADER = 1_000;
/** Their values let somebody in; that they were sent is all that is told. */
const SECRET_HEADERS = new Set(['set-cookie', 'authorization', 'proxy-authorization', 'cookie']);

/** One request over a connection that is open already, one answer within the caps. */
export function exchange(
  socket: Socket,
  target: Target,
  { method, headers, body }: Sent,
  signal: AbortSignal,
): Promise<{ answer: Answer; firstByteMs: number }> {
  const started = performance.now();
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        method,
        path: target.url.pathname + target.url.search,
        setHost: false,
        headers: { ...headers, ...(body === undefined ? {} : { 'Content-Length': String(body.byteLength) }) },
        createConnection: () => socket,
        maxHeaderSize: MOST_HEADER_BYTES,
        signal,
      },
      (incoming) => {
        const firstByteMs = since(started);
        readBody(incoming).then((read) => resolve({ answer: answerOf(incoming, read), firstByteMs }), reject);
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}

async function readBody(incoming: IncomingMessage): Promise<{ bytes: Buffer; isCut: boolean }> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    length += chunk.length;
    // Leaving the loop ends the connection: the rest is not taken from the wire.
    if (length > MOST_BODY_BYTES) break;
  }
  return { bytes: Buffer.concat(chunks).subarray(0, MOST_BODY_BYTES), isCut: length > MOST_BODY_BYTES };
}

function answerOf(incoming: IncomingMessage, { bytes, isCut }: { bytes: Buffer; isCut: boolean }): Answer {
  const encoding = incoming.headers['content-encoding'];
  const isPacked = encoding !== undefined && encoding !== 'identity';
  return {
    status: incoming.statusCode ?? 0,
    headers: headersOf(incoming),
    body: isPacked ? '' : shown(bytes.toString('utf8')),
    isCut,
    ...(isPacked ? { encoding: shown(encoding).slice(0, 40) } : {}),
  };
}

const headersOf = (incoming: IncomingMessage): AnswerHeaders =>
  Object.fromEntries(
    Object.entries(incoming.headers).map(([name, value]) => [
      shown(name).slice(0, 100),
      SECRET_HEADERS.has(name) ? '[secret]' : shown(String(value ?? '').slice(0, LONGEST_HEADER)),
    ]),
  );

const shown = (text: string) => maskText(cleanText(text));
