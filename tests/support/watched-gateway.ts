import { EventEmitter } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ask } from './ask.ts';

export interface WatchedGateway {
  origin: string;
  /** `asked` when a question came in, `answered` when its answer has left. */
  events: EventEmitter;
  /** Every question: its path and body. */
  asked: { path: string; body: string }[];
  /** Changes what is asked before the gateway hears it. */
  meddle: (body: string) => string;
  stop(): Promise<void>;
}

/** Stands before a gateway and tells what passes. */
export async function watchGateway(origin: string): Promise<WatchedGateway> {
  const events = new EventEmitter();
  const watched: Pick<WatchedGateway, 'asked' | 'meddle'> = { asked: [], meddle: (body) => body };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    // Who asks may be killed at any moment.
    for (const side of [request, response]) side.on('error', () => {});
    request
      .on('data', (chunk: Buffer) => chunks.push(chunk))
      .on('end', () => {
        const said = Buffer.concat(chunks).toString('utf8');
        const body = watched.meddle(said);
        const { url: path = '/', method = 'GET', headers } = request;
        watched.asked.push({ path, body: said });
        events.emit('asked');
        const question = { method, path, headers: withoutLength(headers), ...(body === '' ? {} : { body }) };
        ask(origin, question).then(
          ({ status, headers: given, text }) => {
            response.writeHead(status, withoutLength(given));
            response.end(text, () => events.emit('answered'));
          },
          () => response.destroy(),
        );
      });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return Object.assign(watched, {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, // it listens on a port
    events,
    stop: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  });
}

const withoutLength = (headers: IncomingHttpHeaders): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers)
      .filter(([name]) => name !== 'content-length')
      .map(([name, value]) => [name, String(value)]),
  );
