import { io, type Socket } from 'socket.io-client';
import { afterAll } from 'vitest';
import {
  type ClientEvents,
  type Frame,
  type ServerEvents,
  SOCKET_PATH,
  type WatchAnswer,
} from '../../server/realtime/contract.ts';
import { ORIGIN } from './whole-app.ts';

export interface ConsoleSocket {
  socket: Socket<ServerEvents, ClientEvents>;
  frames: Frame[];
  watch(stream: string): Promise<WatchAnswer>;
  /** The first frame for which this holds, heard already or yet to come. */
  heard(holds: (frame: Frame) => boolean): Promise<Frame>;
  /** Why the server sent it away. */
  gone: Promise<string>;
}

/** A console's doorbell at one node, connected; closed after the file. */
export async function consoleSocket(base: string, cookie: string): Promise<ConsoleSocket> {
  const socket: ConsoleSocket['socket'] = io(base, {
    path: SOCKET_PATH,
    transports: ['websocket'],
    reconnection: false,
    forceNew: true,
    extraHeaders: { Cookie: cookie, Origin: ORIGIN },
  });
  afterAll(() => void socket.close());
  const frames: Frame[] = [];
  const waiting = new Set<(frame: Frame) => void>();
  socket.on('frame', (frame) => {
    frames.push(frame);
    for (const hear of waiting) hear(frame);
  });
  const gone = new Promise<string>((resolve) => {
    socket.on('bye', (reason) => socket.once('disconnect', () => resolve(reason)));
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve).once('connect_error', reject);
  });
  return {
    socket,
    frames,
    gone,
    watch: (stream) => new Promise((resolve) => socket.emit('watch', stream, resolve)),
    heard: (holds) => {
      const found = frames.find(holds);
      if (found !== undefined) return Promise.resolve(found);
      return new Promise((resolve) => {
        const hear = (frame: Frame) => {
          if (!holds(frame)) return;
          waiting.delete(hear);
          resolve(frame);
        };
        waiting.add(hear);
      });
    },
  };
}
