import type { KeyObject } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Clock } from '../../kernel/clock.ts';
import { listening } from '../listening.ts';
import type { SampleTransaction, SampleWorld } from '../sample/index.ts';
import { createArrivals } from './arrivals.ts';
import { type Ledger, openLedger } from './ledger.ts';
import { createNotifier, type Notifier } from './notifications/notifier.ts';
import { gatewayApp } from './routes.ts';
import { createSenderLog, type LogTarget } from './sender-log.ts';
import { createSpoiler, type Spoiler } from './spoiler.ts';

export interface SandboxOptions {
  world: SampleWorld;
  clock: Clock;
  privateKey: KeyObject;
  /** Until when the made history goes; after it transactions arrive one by one. */
  openedMs: number;
  /** When families arrived before a restart. */
  arrivedMs?: readonly number[];
  /** Called with the moment of each arrival, so that a restart can tell of it again. */
  onArrival?: (createdMs: number) => void;
  port?: number;
  /** Milliseconds between arrivals in the busiest hour; without it nothing arrives by itself. */
  paceMs?: number;
  /** How much faster than in life notifications are repeated. */
  timesFaster?: number;
}

export interface SandboxGateway {
  origin: string;
  ledger: Ledger;
  notifier: Notifier;
  spoil: Spoiler['spoil'];
  /** Sends notifications of these shops here from now on. */
  notify(address: string, of: (transaction: SampleTransaction) => boolean): void;
  /** Pushes the log of the sender there from now on. */
  pushLog(target: LogTarget): void;
  /** Lets a family arrive now. */
  arrive(): SampleTransaction[];
  stop(): Promise<void>;
}

const TICK_MS = 250;
/** One in so many payment pages is left until its token expires. */
const LEFT_PAGES = 47;
const TOKEN_LIVES_MS = 90_000;

/** Starts the sandbox gateway on loopback. */
export async function startSandboxGateway(options: SandboxOptions): Promise<SandboxGateway> {
  const { world, clock, privateKey, openedMs, arrivedMs = [] } = options;
  const nowMs = () => clock.now().epochMilliseconds;
  const ledger = await openLedger({ world, nowMs, openedMs, arrivedMs });
  let target: { address: string; of: (transaction: SampleTransaction) => boolean } | undefined;
  const notifier = createNotifier({
    world,
    nowMs,
    privateKey,
    address: () => target?.address,
    timesFaster: options.timesFaster ?? 1,
  });
  const senderLog = createSenderLog({ world, openedMs, nowMs, timesFaster: options.timesFaster ?? 1 });
  const spoiler = createSpoiler();
  const renotify = (transaction: SampleTransaction) => {
    notifier.renotify(transaction);
    senderLog.renotified(transaction);
  };
  const server = createServer(gatewayApp({ ledger, renotify }, spoiler));
  await listening(server, options.port ?? 0);

  const arrive = () => {
    const createdMs = nowMs();
    const family = ledger.arrive(createdMs);
    options.onArrival?.(createdMs);
    const followed = family.filter((transaction) => target?.of(transaction) === true);
    notifier.follow(followed);
    senderLog.follow(family);
    const [first] = followed;
    if (first !== undefined && ledger.arrivals % LEFT_PAGES === 0)
      notifier.tokenExpired(first, createdMs + TOKEN_LIVES_MS);
    return family;
  };
  const timer =
    options.paceMs === undefined
      ? undefined
      : startTicking(createArrivals(world, nowMs(), options.paceMs), nowMs, arrive, () => {
          void notifier.sendDue();
          void senderLog.pushDue();
        });

  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    ledger,
    notifier,
    spoil: spoiler.spoil,
    notify: (address, of) => {
      target = { address, of };
      notifier.followToEnd(ledger.undecidedAt(arrivedMs.at(-1) ?? openedMs).filter(of));
    },
    pushLog: (target) => {
      senderLog.pushTo(target);
      senderLog.follow(ledger.undecidedAt(arrivedMs.at(-1) ?? openedMs));
    },
    arrive,
    stop: async () => {
      clearInterval(timer);
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function startTicking(
  arrivals: ReturnType<typeof createArrivals>,
  nowMs: () => number,
  arrive: () => void,
  sendDue: () => void,
) {
  const timer = setInterval(() => {
    if (arrivals.due(nowMs())) arrive();
    sendDue();
  }, TICK_MS);
  timer.unref();
  return timer;
}
