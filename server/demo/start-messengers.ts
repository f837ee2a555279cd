import type { Clock } from '../kernel/clock.ts';
import type { Database } from '../platform/db.ts';
import type { Logger } from '../platform/logger.ts';
import { BOT, DESK_ADDRESS, type MessengerPlaces } from './connect-messengers.ts';
import { recallCorrespondence } from './recall-correspondence.ts';
import { openStories, type SampleTransaction, type SampleWorld, transactionsOfDay } from './sample/index.ts';
import type { Ledger } from './sandbox-gateway/ledger.ts';
import { startSandboxMail } from './sandbox-mail/start-sandbox-mail.ts';
import { startSandboxTelegram } from './sandbox-telegram/start-sandbox-telegram.ts';
import type { WriteAsParts } from './write-as-routes.ts';
import { createCorrespondence } from './writers/correspondence.ts';
import { createRoster } from './writers/roster.ts';
import { startWriters } from './writers/start-writers.ts';

export interface MessengersOptions {
  world: SampleWorld;
  clock: Clock;
  log: Logger;
  ledger: Ledger;
  /** Where the desk takes mail. */
  deskPort: number;
  /** How many messages a second people write by themselves. */
  perSecond: number;
  db: Database;
  /** When the sample was looked at first: what lies open is from then. */
  openedMs: number;
}

export interface StartedMessengers extends WriteAsParts {
  places: MessengerPlaces;
  stop(): Promise<void>;
}

const HOUR_MS = 3_600_000;
const HISTORY_DAYS = 2;
const LIVE_ROWS = 200;

/** Telegram, everybody's mail servers, and the people who write through them. */
export async function startMessengers(options: MessengersOptions): Promise<StartedMessengers> {
  const { world, clock, log, ledger, deskPort, perSecond, db, openedMs } = options;
  const telegram = await startSandboxTelegram({ clock, ...BOT });
  const mail = await startSandboxMail({ clock, deskPort });
  const correspondence = createCorrespondence({ clock, telegram, mail, deskAddress: DESK_ADDRESS });
  await recallCorrespondence(db, { telegram, correspondence });
  const waiting = openStories(world, openedMs);
  const recentPayments = rememberPayments(world, ledger);
  const roster = createRoster(
    world,
    recentPayments,
    waiting.map(({ persona }) => persona),
  );
  const writers = startWriters({ world, clock, log, correspondence, recentPayments, perSecond, waiting });
  return {
    roster,
    correspondence,
    writers,
    places: { apiRoot: telegram.origin, smtpPort: mail.port },
    stop: async () => {
      await writers.stop();
      await telegram.stop();
      await mail.stop();
    },
  };
}

/** The payments of the last days, the newest first; those that arrived before everybody's eyes are looked at once a few seconds. */
function rememberPayments(world: SampleWorld, ledger: Ledger): () => readonly SampleTransaction[] {
  const history: SampleTransaction[] = [];
  for (let day = world.days - 1; day >= Math.max(0, world.days - HISTORY_DAYS); day -= 1)
    history.push(...transactionsOfDay(world, day).filter(isAskedAbout).reverse());
  let known: { atMs: number; payments: SampleTransaction[] } | undefined;
  return () => {
    const nowMs = ledger.nowMs();
    if (known !== undefined && nowMs - known.atMs < 5_000) return known.payments;
    const today = { dateType: 'created_at', fromMs: nowMs - 12 * HOUR_MS, toMs: nowMs, descending: true } as const;
    const live = ledger.list(today, LIVE_ROWS).filter(({ finalMs }) => finalMs <= nowMs);
    const told = new Set(live.map(({ uid }) => uid));
    known = { atMs: nowMs, payments: [...live.filter(isAskedAbout), ...history.filter(({ uid }) => !told.has(uid))] };
    return known.payments;
  };
}

const isAskedAbout = ({ type, test }: SampleTransaction) => !test && (type === 'payment' || type === 'refund');
