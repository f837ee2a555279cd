import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';

/** Speaks HTTP to the program with somebody's session, over connections that stay open. */
export interface BenchCalls {
  get(path: string): Promise<string>;
  post(path: string, body: unknown): Promise<string>;
  hangUp(): void;
}

export function callsTo(port: number, cookie: string): BenchCalls {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const call = (method: string, path: string, body?: unknown) =>
    exchange({ agent, port, cookie, method, path, body, intent: randomUUID() });
  return {
    get: (path) => call('GET', path),
    post: (path, body) => call('POST', path, body),
    hangUp: () => agent.destroy(),
  };
}

interface Exchange {
  agent: Agent;
  port: number;
  cookie: string;
  method: string;
  path: string;
  body?: unknown;
  /** Sent again with the same call, so that it acts once. */
  intent: string;
}

const bodyHeaders = (text: string, intent: string) => ({
  'Content-Type': 'application/json',
  'Content-Length': Buffer.byteLength(text),
  'Idempotency-Key': intent,
});

function exchange(asked: Exchange): Promise<string> {
  const { agent, port, cookie, method, path, body, intent } = asked;
  const text = body === undefined ? undefined : JSON.stringify(body);
  const headers = { Cookie: cookie, ...(text === undefined ? {} : bodyHeaders(text, intent)) };
  return new Promise((resolve, reject) => {
    const sent = request({ agent, port, host: '127.0.0.1', method, path, headers }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () => {
        const whole = Buffer.concat(chunks).toString('utf8');
        if (answer.statusCode === 200) resolve(whole);
        else reject(new Error(`${method} ${path} answered ${answer.statusCode}: ${whole.slice(0, 300)}`));
      });
    });
    sent.on('error', (error: NodeJS.ErrnoException) => {
      // The server had just put down a connection that was idle: a browser asks again, too.
      if (error.code === 'ECONNRESET' && sent.reusedSocket) resolve(exchange(asked));
      else reject(error);
    });
    sent.end(text);
  });
}
