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
  const lanes = openLanes(port);
  const began = performance.now();
  const sentAt = requests.map((_, index) => began + (index * 1000) / perSecond);
  const running: Promise<void>[] = [];
  for (const [index, request] of requests.entries()) {
    const early = (sentAt[index] ?? 0) - performance.now();
    if (early > 0) await new Promise((resolve) => setTimeout(resolve, early));
    const lane = await lanes.take();
    const sent = answered(lane, request)
      .catch(async (error) => {
        if (isAlive(lane)) throw error;
        // Put down in the very moment in which it was used: the same delivery again is taken once.
        await answered(await opened(port), request);
      })
      .then(() => lanes.giveBack(lane));
    running.push(sent);
    // What fails is said at the end, with the others.
    sent.catch(() => {});
  }
  await Promise.all(running);
  lanes.close();
  return { sentAt };
}

/** Connections of which the server may put down what lies idle, as servers do. */
function openLanes(port: number) {
  const free: Socket[] = [];
  let lent = 0;
  return {
    take: async () => {
      while (lent >= LANES) await new Promise((resolve) => setTimeout(resolve, 1));
      lent += 1;
      for (let lane = free.pop(); lane !== undefined; lane = free.pop()) if (isAlive(lane)) return lane;
      return opened(port);
    },
    giveBack: (lane: Socket) => {
      lent -= 1;
      free.push(lane);
    },
    close: () => {
      for (const lane of free) lane.destroy();
    },
  };
}

const isAlive = ({ readyState }: Socket) => readyState === 'open';

export function postOf(path: string, body: Buffer, headers: Record<string, string> = {}): Buffer {
  const lines = Object.entries({ 'Content-Type': 'application/json', 'Content-Length': body.length, ...headers });
  const head = lines.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  return Buffer.concat([Buffer.from(`POST ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\n${head}\r\n`), body]);
}

function opened(port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true }, () => resolve(socket));
    socket.on('error', reject);
  });
}

function answered(socket: Socket, request: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    let text = '';
    const hear = (chunk: Buffer) => {
      text += chunk.toString('latin1');
      if (!isWhole(text)) return;
      socket.off('data', hear).off('close', gone);
      if (text.startsWith('HTTP/1.1 200')) resolve();
      else reject(new Error(`answered ${text.slice(0, 300)}`));
    };
    const gone = () => reject(new Error('the connection was closed before the answer'));
    socket.on('data', hear).on('close', gone);
    socket.write(request);
  });
}

function isWhole(text: string): boolean {
  const end = text.indexOf('\r\n\r\n');
  if (end < 0) return false;
  const length = Number(/content-length: (\d+)/i.exec(text.slice(0, end))?.[1]);
  return text.length >= end + 4 + length;
}
