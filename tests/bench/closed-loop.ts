import { connect, type Socket } from 'node:net';

export interface Posts {
  port: number;
  connections: number;
  /** Whole requests, byte for byte: the client is to cost as little as it can, for it shares the cores. */
  requests: readonly Buffer[];
}

/** Sends every request once over so many connections, the next when the last was answered; gives the time of each answer. */
export async function closedLoop({ port, connections, requests }: Posts): Promise<{ ms: number; answers: number[] }> {
  const sockets = await Promise.all(Array.from({ length: connections }, () => opened(port)));
  const answers: number[] = [];
  let next = 0;
  const began = performance.now();
  await Promise.all(
    sockets.map(async (socket) => {
      while (next < requests.length) {
        const request = requests[next] ?? Buffer.alloc(0);
        next += 1;
        const sent = performance.now();
        await answered(socket, request);
        answers.push(performance.now() - sent);
      }
    }),
  );
  const ms = performance.now() - began;
  for (const socket of sockets) socket.destroy();
  return { ms, answers };
}

const LANES = 32;

/** Sends so many a second, whatever the answers do; gives when each was sent. One that finds every connection busy waits, and its time runs. */
export async function openLoop({
  port,
  requests,
  perSecond,
}: {
  port: number;
  requests: readonly Buffer[];
  perSecond: number;
}): Promise<{ sentAt: number[] }> {
  const free = await Promise.all(Array.from({ length: LANES }, () => opened(port)));
  const all = [...free];
  const began = performance.now();
  const sentAt = requests.map((_, index) => began + (index * 1000) / perSecond);
  const running: Promise<void>[] = [];
  for (const [index, request] of requests.entries()) {
    const early = (sentAt[index] ?? 0) - performance.now();
    if (early > 0) await new Promise((resolve) => setTimeout(resolve, early));
    while (free.length === 0) await new Promise((resolve) => setTimeout(resolve, 1));
    const socket = free.pop();
    if (socket === undefined) continue;
    running.push(answered(socket, request).then(() => void free.push(socket)));
  }
  await Promise.all(running);
  for (const socket of all) socket.destroy();
  return { sentAt };
}

export function postOf(path: string, body: Buffer, headers: Record<string, string> = {}): Buffer {
  const lines = Object.entries({ 'Content-Type': 'application/json', 'Content-Length': body.length, ...headers });
  const head = lines.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  return Buffer.concat([Buffer.from(`POST ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\n${head}\r\n`), body]);
}

function opened(port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true }, () => resolve(socket));
    socket.once('error', reject);
  });
}

function answered(socket: Socket, request: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    let text = '';
    const hear = (chunk: Buffer) => {
      text += chunk.toString('latin1');
      if (!isWhole(text)) return;
      socket.off('data', hear);
      if (text.startsWith('HTTP/1.1 200')) resolve();
      else reject(new Error(`answered ${text.slice(0, 300)}`));
    };
    socket.on('data', hear);
    socket.write(request);
  });
}

function isWhole(text: string): boolean {
  const end = text.indexOf('\r\n\r\n');
  if (end < 0) return false;
  const length = Number(/content-length: (\d+)/i.exec(text.slice(0, end))?.[1]);
  return text.length >= end + 4 + length;
}
