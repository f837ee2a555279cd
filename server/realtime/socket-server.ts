import type { Server as HttpServer, IncomingMessage } from 'node:http';
import { type DefaultEventsMap, Server, type Socket } from 'socket.io';
import { listStandingSessions } from '../domains/access/index.ts';
import type { Actor } from '../kernel/actor.ts';
import { reachOf } from '../kernel/permissions.ts';
import { CONSOLE } from '../platform/connected.ts';
import type { ContextServices } from '../platform/context.ts';
import type { ReadDb } from '../platform/db.ts';
import { readCookie } from '../platform/http/caller.ts';
import { type IdentifyOptions, SESSION_COOKIE } from '../platform/http/identify.ts';
import { errorFields, type Logger } from '../platform/logger.ts';
import {
  type ClientEvents,
  type Frame,
  type ServerEvents,
  SOCKET_PATH,
  StreamName,
  type WatchAnswer,
} from './contract.ts';
import { withoutIds } from './frames.rules.ts';
import { type PresenceBoard, startPresence } from './presence.ts';
import { type StreamRelay, startStreamRelay } from './relay.ts';
import { mayFollow, mayKnowIds } from './rooms.ts';
import { reasonToGo, type Seated } from './seat.rules.ts';
import { isWithinReach } from './within-reach.ts';

type Console = Server<ClientEvents, ServerEvents, DefaultEventsMap, Seated>;
type ConsoleSocket = Socket<ClientEvents, ServerEvents, DefaultEventsMap, Seated>;

export interface RealtimeOptions {
  httpServer: HttpServer;
  services: Pick<ContextServices, 'db' | 'clock'>;
  log: Logger;
  isOwnOrigin: IdentifyOptions['isOwnOrigin'];
  authenticate: IdentifyOptions['authenticate'];
}

export interface Realtime {
  /** Closes the sockets; the HTTP server is its owner's. */
  stop(): Promise<void>;
  /** Something was committed here: rings at once. */
  wake(): void;
}

const RECHECK_MS = 15_000;
const MOST_STREAMS = 50;
const LARGEST_MESSAGE = 4096;
const TYPING_EVERY_MS = 1000;

/** Serves the doorbell. A socket says that something happened and carries nothing that one may not see. */
export function startRealtime({ httpServer, services, log, isOwnOrigin, authenticate }: RealtimeOptions): Realtime {
  const seats = new WeakMap<IncomingMessage, Seated>();
  const seatsOfConnections = new WeakMap<object, Seated>();
  const io: Console = new Server(httpServer, {
    path: SOCKET_PATH,
    transports: ['websocket'],
    serveClient: false,
    maxHttpBufferSize: LARGEST_MESSAGE,
    allowRequest: (req, decide) => {
      admit(req, { isOwnOrigin, authenticate }).then(
        (seated) => {
          if (typeof seated === 'string') return decide(seated, false);
          seats.set(req, seated);
          return decide(null, true);
        },
        (error) => {
          log.warn('socket not admitted', errorFields(error));
          decide('unavailable', false);
        },
      );
    },
  });
  io.engine.on('connection', (connection: { request: IncomingMessage | null }) => {
    const seated = connection.request === null ? undefined : seats.get(connection.request);
    if (seated !== undefined) seatsOfConnections.set(connection, seated);
    // The first request of a socket would stay in memory as long as the socket.
    connection.request = null;
  });

  const ring = (frame: Frame) => {
    io.to(roomOf(frame.stream, true)).emit('frame', frame);
    io.to(roomOf(frame.stream, false)).emit('frame', withoutIds(frame));
    if (isPlace(frame.stream)) void leaveOutOfReach(io, services.db.read, log, frame.stream);
    // Whatever happened to a person: their sockets are asked again whether they may stay.
    if (frame.stream.startsWith('person:')) void recheck(io, services, log, frame.stream.slice('person:'.length));
  };
  const relay = startStreamRelay({ db: services.db, log, ring });
  const board = startPresence({ db: services.db, log, tell: (changes) => io.to(DESK).emit('presence', changes) });
  io.of('/').adapter.on('delete-room', (room: string) => {
    const stream = streamOf(room);
    if (stream !== undefined && !isWatched(io.of('/').adapter.rooms, stream)) relay.unfollow(stream);
  });
  const doors: Doors = { relay, read: services.db.read };
  io.on('connection', (socket) => {
    const seated = seatsOfConnections.get(socket.conn);
    if (seated === undefined) return void socket.disconnect(true);
    Object.assign(socket.data, seated);
    seat(socket, doors, board);
    // The session may have ended between the handshake and this moment.
    return void watch(socket, doors, `person:${seated.personId}`)
      .then(() => recheck(io, services, log, seated.personId))
      .catch(() => socket.conn.close());
  });
  const timer = setInterval(() => void recheck(io, services, log), RECHECK_MS);
  timer.unref();
  return {
    wake: relay.wake,
    stop: async () => {
      clearInterval(timer);
      io.emit('bye', 'stopping');
      await Promise.all([relay.stop(), board.stop()]);
      // The transport closes rather than the namespace: browsers come back by themselves, to another node.
      io.engine.close();
    },
  };
}

const NAMED = 'named:';
const UNNAMED = 'unnamed:';
/** A stream has two rooms: in one of them the frames name what changed. */
const roomOf = (stream: string, named: boolean) => `${named ? NAMED : UNNAMED}${stream}`;
const roomsOf = (stream: string) => [roomOf(stream, true), roomOf(stream, false)];
const isWatched = (rooms: ReadonlyMap<string, unknown>, stream: string) =>
  roomsOf(stream).some((room) => rooms.has(room));
const streamOf = (room: string) => /^(?:named|unnamed):(.+)$/.exec(room)?.[1];

/** Who is at the other end of a handshake, or why they are refused. A missing Origin is no browser of ours. */
async function admit(
  req: IncomingMessage,
  { isOwnOrigin, authenticate }: Pick<RealtimeOptions, 'isOwnOrigin' | 'authenticate'>,
): Promise<Seated | string> {
  if (req.headers.origin === undefined || !isOwnOrigin(req.headers.origin)) return 'foreign-origin';
  const token = readCookie(req.headers.cookie, SESSION_COOKIE);
  const found = token === undefined ? undefined : await authenticate(token, req.socket.remoteAddress ?? 'unknown');
  if (found === undefined || found.actor.kind !== 'person') return 'not-signed-in';
  if (found.owes !== undefined) return 'second-factor-owed';
  return seatedAs(found.actor);
}

const seatedAs = ({ personId, sessionId, role }: Extract<Actor, { kind: 'person' }>): Seated => ({
  personId,
  sessionId,
  role,
});

/** Where presence is told: to those who may see every ticket. */
const DESK = 'desk';
/** Watching one of these is being there. */
const isPlace = (stream: string) => stream.startsWith('ticket:');

function seat(socket: ConsoleSocket, doors: Doors, board: PresenceBoard): void {
  let lastTyping = 0;
  board.enter(socket.id, socket.data.personId, CONSOLE);
  if (reachOf(socket.data.role, 'ticket.reply') === 'all') {
    void socket.join(DESK);
    const present = board.everywhere();
    if (present.length > 0) socket.emit('presence', present);
  }
  socket.on('watch', (stream, answer) => {
    if (typeof answer !== 'function') return;
    watch(socket, doors, stream).then(
      (answered) => {
        if (answered.ok && isPlace(stream)) board.enter(socket.id, socket.data.personId, stream);
        answer(answered);
      },
      () => answer({ ok: false, reason: 'unavailable' }),
    );
  });
  socket.on('unwatch', (stream) => {
    if (typeof stream !== 'string' || stream === `person:${socket.data.personId}`) return;
    board.leave(socket.id, stream);
    void socket.leave(ownRoom(socket, stream));
  });
  socket.on('typing', (stream) => {
    // How long since the last one, of which nothing is kept: a stopwatch, not the time of day.
    const now = performance.now();
    if (!socket.rooms.has(ownRoom(socket, stream)) || now - lastTyping < TYPING_EVERY_MS) return;
    lastTyping = now;
    board.typing(socket.id, stream);
  });
  socket.on('disconnect', () => board.leave(socket.id));
}

/** What a socket that asks for a stream is shown in by. */
interface Doors {
  relay: StreamRelay;
  read: ReadDb;
}

const ownRoom = (socket: ConsoleSocket, stream: string) => roomOf(stream, mayKnowIds(socket.data, stream));

async function watch(socket: ConsoleSocket, { relay, read }: Doors, stream: unknown): Promise<WatchAnswer> {
  const name = StreamName.safeParse(stream);
  if (!name.success || !mayFollow(socket.data, name.data)) return { ok: false, reason: 'not-allowed' };
  if (!(await isWithinReach(read, socket.data, name.data))) return { ok: false, reason: 'not-allowed' };
  if (socket.rooms.size > MOST_STREAMS) return { ok: false, reason: 'too-many-streams' };
  // In the room first, the number second: what happens between is heard twice rather than never.
  await socket.join(ownRoom(socket, name.data));
  const seq = await relay.follow(name.data);
  // Who left meanwhile was not yet followed for, so nobody has said that it can stop.
  if (!isWatched(socket.nsp.adapter.rooms, name.data)) relay.unfollow(name.data);
  return { ok: true, seq };
}

/** After each change of a ticket: those who may see only some of them may not see it any more. */
async function leaveOutOfReach(io: Console, read: ReadDb, log: Logger, stream: string): Promise<void> {
  const { adapter, sockets } = io.of('/');
  const inside = roomsOf(stream).flatMap((room) => [...(adapter.rooms.get(room) ?? [])]);
  for (const id of inside) {
    const socket = sockets.get(id);
    if (socket === undefined || reachOf(socket.data.role, 'ticket.read') === 'all') continue;
    try {
      if (!(await isWithinReach(read, socket.data, stream))) await socket.leave(ownRoom(socket, stream));
    } catch (error) {
      log.warn('reach of a socket not checked', errorFields(error));
    }
  }
}

/** Sends away the sockets whose session has ended or whose rights have changed; they come back with what they may now. */
async function recheck(
  io: Console,
  { db, clock }: RealtimeOptions['services'],
  log: Logger,
  personId?: string,
): Promise<void> {
  const sockets = [...io.of('/').sockets.values()].filter(
    ({ data }) => data.personId !== undefined && (personId === undefined || data.personId === personId),
  );
  if (sockets.length === 0) return;
  try {
    const ids = [...new Set(sockets.map(({ data }) => data.sessionId))];
    const standing = new Map(
      (await listStandingSessions(db.read, ids, clock.now())).map((session) => [session.sessionId, session]),
    );
    for (const socket of sockets) {
      const reason = reasonToGo(socket.data, standing.get(socket.data.sessionId));
      if (reason === undefined) continue;
      socket.emit('bye', reason);
      // After a closed transport the browser comes back by itself, after a disconnect it does not.
      if (reason === 'rights-changed') socket.conn.close();
      else socket.disconnect(true);
    }
  } catch (error) {
    log.warn('sessions of sockets not checked', errorFields(error));
  }
}
