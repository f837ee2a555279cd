import { type IncomingHttpHeaders, request } from 'node:http';
import { ORIGIN } from './whole-app.ts';

export interface Asked {
  method?: string;
  /** Sent as it stands: nothing is made of dots, slashes or escapes. */
  path: string;
  headers?: Record<string, string>;
  /** Objects are sent as JSON. */
  body?: string | Uint8Array | object;
}

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
  /** The body as JSON; undefined where it is none. */
  json: unknown;
}

/** One request by hand: any path, any header, any bytes, as no browser would send them. */
export async function ask(base: string, { method, path, headers = {}, body }: Asked): Promise<Answer> {
  const bytes = bytesOf(body);
  const { hostname, port } = new URL(base);
  const sent = request({
    hostname,
    port,
    path,
    method: method ?? (body === undefined ? 'GET' : 'POST'),
    agent: false,
    headers: {
      ...(bytes === undefined ? {} : { 'Content-Type': 'application/json', 'Content-Length': String(bytes.length) }),
      ...headers,
    },
  });
  return new Promise((resolve, reject) => {
    sent.once('error', reject).once('response', (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk)).once('error', reject);
      answer.once('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text, json: jsonIn(text) });
      });
    });
    sent.end(bytes);
  });
}

/** The headers of a call from the console of this person. */
export const fromConsole = (cookie: string): Record<string, string> => ({
  Cookie: cookie,
  Origin: ORIGIN,
  'Idempotency-Key': crypto.randomUUID(),
});

function bytesOf(body: Asked['body']): Buffer | undefined {
  if (body === undefined) return undefined;
  return typeof body === 'string' || body instanceof Uint8Array ? Buffer.from(body) : Buffer.from(JSON.stringify(body));
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
