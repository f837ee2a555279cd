import { useEffect, useRef, useSyncExternalStore } from 'react';
import type { Socket } from 'socket.io-client';
import {
  type ClientEvents,
  type Frame,
  listStreamEvents,
  type ServerEvents,
  SOCKET_PATH,
  type StreamName,
} from '#contract/realtime';
import type { ResponseOf } from '#kernel/endpoint';
import { call } from './call.ts';
import { closeDoor, doorNow, watchDoor } from './door.ts';
import { forgetPresence, takePresence } from './presence.ts';

/** `live`: the doorbell rings at once; `slow`: the console asks every few seconds instead; `offline`: the server does not answer. */
export type Connection = 'live' | 'slow' | 'offline';

/** What a screen hears of a stream: frames in order without gaps, or that it must ask for everything again. */
export interface StreamListener {
  /** Hears frames while the page is hidden, too: for what calls a person. The others are told to read anew when it is seen again. */
  evenHidden?: boolean;
  onFrames(frames: Frame[]): void;
  onReload(): void;
}

interface Watched {
  listeners: Set<StreamListener>;
  /** The last sequence number that was handed on; undefined until the first answer. */
  seq: number | undefined;
  isCatchingUp: boolean;
  /** Frames went by that nobody could see. */
  wasUnseen: boolean;
}

const POLL_MS = 10_000;
/** Also a bell that rings is asked now and then how far it is: the last ring may have been lost, and no other comes. */
const LOOK_BACK_MS = 20_000;
const watched = new Map<StreamName, Watched>();
const listeners = new Set<() => void>();
let socket: Socket<ServerEvents, ClientEvents> | undefined;
let connection: Connection = 'slow';
let timers: ReturnType<typeof setInterval>[] = [];

/** Opens the doorbell for this page. Everything works without it, only later. */
export function startLive(): () => void {
  let isStopped = false;
  // Its own script: the first screen does not wait for it.
  void import('socket.io-client').then(({ io }) => {
    if (isStopped) return;
    socket = io({ path: SOCKET_PATH, transports: ['websocket'], reconnectionDelayMax: 15_000 });
    socket.on('connect', () => {
      setConnection('live');
      enterAll();
    });
    socket.on('disconnect', () => {
      setConnection('slow');
      forgetPresence();
    });
    socket.on('frame', receive);
    socket.on('presence', takePresence);
    socket.on('bye', onBye);
    followDoor();
  });
  const leaveDoor = watchDoor(followDoor);
  timers = [
    setInterval(() => connection !== 'live' && catchUpAll(), POLL_MS),
    setInterval(() => connection === 'live' && enterAll(), LOOK_BACK_MS),
  ];
  document.addEventListener('visibilitychange', onVisible);
  window.addEventListener('online', catchUpAll);
  return () => {
    isStopped = true;
    leaveDoor();
    socket?.close();
    socket = undefined;
    for (const timer of timers) clearInterval(timer);
    document.removeEventListener('visibilitychange', onVisible);
    window.removeEventListener('online', catchUpAll);
    setConnection('slow');
  };
}

/** Follows a stream while the component is there. */
export function useStream(stream: StreamName | undefined, listener: StreamListener): void {
  const latest = useRef(listener);
  latest.current = listener;
  useEffect(() => {
    if (stream === undefined) return undefined;
    return watchStream(stream, {
      onFrames: (frames) => latest.current.onFrames(frames),
      onReload: () => latest.current.onReload(),
    });
  }, [stream]);
}

export function watchStream(stream: StreamName, listener: StreamListener): () => void {
  const known = watched.get(stream);
  if (known !== undefined) known.listeners.add(listener);
  else {
    watched.set(stream, { listeners: new Set([listener]), seq: undefined, isCatchingUp: false, wasUnseen: false });
    enter(stream);
  }
  return () => {
    const entry = watched.get(stream);
    entry?.listeners.delete(listener);
    if (entry?.listeners.size !== 0) return;
    watched.delete(stream);
    socket?.emit('unwatch', stream);
  };
}

function enterAll(): void {
  for (const stream of watched.keys()) enter(stream);
}

function enter(stream: StreamName): void {
  if (socket?.connected !== true) {
    void catchUp(stream);
    return;
  }
  socket.emit('watch', stream, (answer) => {
    const entry = watched.get(stream);
    if (entry === undefined || !answer.ok) return;
    if (entry.seq === undefined) begin(entry, answer.seq);
    else if (answer.seq !== entry.seq) void catchUp(stream);
  });
}

/** Takes a frame that came over the socket. Exported for the tests of loss and order. */
export function receive(frame: Frame): void {
  const entry = watched.get(frame.stream);
  if (entry === undefined || isUnheard(entry)) return;
  if (entry.seq !== undefined && frame.seq <= entry.seq) return;
  if (entry.seq === undefined) begin(entry, frame.seq);
  // A frame may stand for several; only what lies before its `after` was missed.
  else if (frame.after <= entry.seq) handOn(entry, [frame]);
  else void catchUp(frame.stream);
}

async function catchUp(stream: StreamName): Promise<void> {
  const entry = watched.get(stream);
  if (entry === undefined || entry.isCatchingUp || isUnheard(entry)) return;
  entry.isCatchingUp = true;
  const after = entry.seq;
  try {
    const answer = await call(listStreamEvents, { params: { stream }, query: { after: after ?? 0 } });
    if (connection === 'offline') setConnection('slow');
    takeAnswer(entry, after, answer);
  } catch {
    if (connection !== 'live') setConnection('offline');
  } finally {
    entry.isCatchingUp = false;
  }
}

function takeAnswer(entry: Watched, after: number | undefined, answer: ResponseOf<typeof listStreamEvents>): void {
  if (after === undefined) begin(entry, answer.head);
  // A head behind ours is another database's: a restore.
  else if (answer.reload || answer.head < after) reload(entry, answer.head);
  else if (answer.items.length > 0) handOn(entry, answer.items);
}

function handOn(entry: Watched, frames: Frame[]): void {
  entry.seq = Math.max(entry.seq ?? 0, ...frames.map((frame) => frame.seq));
  if (document.hidden) entry.wasUnseen = true;
  for (const listener of entry.listeners) if (isAwake(listener)) listener.onFrames(frames);
}

const isAwake = (listener: StreamListener) => !document.hidden || listener.evenHidden === true;
const isUnheard = ({ listeners: all }: Watched) => document.hidden && ![...all].some(isAwake);

/** From here on frames are heard; what happened since the screen was first read rang for nobody, so it is read once more. */
function begin(entry: Watched, seq: number): void {
  if (entry.seq === undefined) reload(entry, seq);
}

function reload(entry: Watched, head: number): void {
  entry.seq = head;
  if (document.hidden) entry.wasUnseen = true;
  for (const listener of entry.listeners) if (isAwake(listener)) listener.onReload();
}

function catchUpAll(): void {
  for (const stream of watched.keys()) void catchUp(stream);
}

/** Tells the others who are there that one types here; the server passes on at most one a second. */
export function sayTyping(stream: StreamName): void {
  socket?.volatile.emit('typing', stream);
}

function onVisible(): void {
  if (document.hidden) return;
  for (const entry of watched.values()) {
    if (!entry.wasUnseen) continue;
    entry.wasUnseen = false;
    for (const listener of entry.listeners) if (listener.evenHidden !== true) listener.onReload();
  }
  catchUpAll();
}

/** Without a session the bell is not asked for: it would be refused each time. Whoever comes in again hears it again. */
function followDoor(): void {
  if (doorNow() === 'ended' || doorNow() === 'owing') socket?.disconnect();
  else if (socket?.active === false) socket.connect();
}

function onBye(reason: string): void {
  if (reason === 'session-ended') closeDoor('ended');
}

function setConnection(next: Connection): void {
  if (connection === next) return;
  connection = next;
  for (const listener of listeners) listener();
}

export const useConnection = (): Connection =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => connection,
  );
