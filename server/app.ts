import { createServer, type Server } from 'node:http';
import express, { type Router } from 'express';
import { accessRoutes, createAccessParts, createAuthenticate, openSetup } from './domains/access/index.ts';
import { acquirerRoutes } from './domains/acquirers/index.ts';
import { answerRoutes, createAnswerParts } from './domains/answers/index.ts';
import { auditRoutes } from './domains/audit/index.ts';
import { calendarRoutes } from './domains/calendar/index.ts';
import {
  channelRoutes,
  createChannels,
  createReplyTokens,
  openMail,
  startMailListener,
  updateRoutes,
} from './domains/channels/index.ts';
import {
  modulePostRoutes,
  moduleRoutes,
  type ProbeParts,
  probeRoutes,
  schemaRoutes,
  shopSettingsRoutes,
} from './domains/cms-modules/index.ts';
import { deliveryRoutes, pushRoutes } from './domains/deliveries/index.ts';
import { diagnosisRoutes } from './domains/diagnosis/index.ts';
import { createGateways, notificationRoutes, sourceRoutes } from './domains/gateways/index.ts';
import { incidentRoutes, statusFeedRoutes } from './domains/incidents/index.ts';
import { furnishTemplates, templateRoutes } from './domains/knowledge/index.ts';
import { limitRoutes } from './domains/limits/index.ts';
import { contactRoutes, merchantRoutes } from './domains/merchants/index.ts';
import { feedRoutes, rotaRoutes } from './domains/rota/index.ts';
import { merchantPageRoutes, publicPageRoutes, statusLinkRoutes } from './domains/status-pages/index.ts';
import { isFileWithinReach, isTicketInSight, receiveMessage, ticketRoutes } from './domains/tickets/index.ts';
import { transactionRoutes } from './domains/transactions/index.ts';
import { runOnNotification } from './jobs/process-notifications.ts';
import type { Job } from './jobs/run-job.ts';
import { createSchedule } from './jobs/schedule.ts';
import { sendOnBell } from './jobs/send-outbound.ts';
import { startJobs } from './jobs/start-jobs.ts';
import { takeOnBell } from './jobs/take-inbound.ts';
import type { Clock } from './kernel/clock.ts';
import { createReadNotes } from './platform/audit/read-notes.ts';
import type { Config } from './platform/config.ts';
import type { FetchCaps } from './platform/configured-fetch.ts';
import { type ContextServices, createContext } from './platform/context.ts';
import type { Database } from './platform/db.ts';
import { consoleRoutes } from './platform/http/console.ts';
import { errorHandler, nothingHere } from './platform/http/error-handler.ts';
import { healthRoutes } from './platform/http/health.ts';
import { identify } from './platform/http/identify.ts';
import { createMetrics, measureRequests } from './platform/http/measure-requests.ts';
import { openApiOf } from './platform/http/openapi.ts';
import { securityHeaders } from './platform/http/security-headers.ts';
import { type Served, servedOn } from './platform/http/serve.ts';
import { settingsRoutes } from './platform/http/settings-routes.ts';
import type { Logger } from './platform/logger.ts';
import { type Reaction, type Relay, startRelay } from './platform/outbox/relay.ts';
import { PROGRAM_VERSION } from './platform/program-version.ts';
import { createNetwork, type Network } from './platform/safe-fetch/network.ts';
import { createSafeFetch } from './platform/safe-fetch/safe-fetch.ts';
import type { Secrets } from './platform/secrets.ts';
import { createReactions } from './reactions/index.ts';
import { startRealtime, streamRoutes } from './realtime/index.ts';

export interface AppParts {
  db: Database;
  clock: Clock;
  log: Logger;
  config: Config;
  secrets: Secrets;
  /** The address at which browsers reach the console. */
  publicUrl: URL;
  /** The built console; without it only the API is served. */
  consoleFolder?: string;
  /** How long a gateway's answer may take and how large it may be. */
  gatewayCaps?: FetchCaps;
  /** How shops are reached: the internet, unless a test or the demo stands in for it. Nothing that is configured gets here. */
  network?: Network;
  /** What the demo adds: routes below /api. Nothing in the product passes it. */
  extraRoutes?: (services: ContextServices) => Router[];
}

export interface App {
  express: express.Express;
  services: ContextServices;
  relay: Relay;
  jobs: readonly Job[];
  served: readonly Served[];
  /** Asked for at each start: gives a new desk what it begins with, and the one-time address for its first administrator. */
  setupAddress(): Promise<string | undefined>;
  /** Binds the port, then starts sockets and jobs. */
  listen(port: number, host: string): Promise<{ port: number }>;
  /** In order: mail → jobs → sockets → http → relay → notes of reads. The database is its opener's to close. */
  stop(): Promise<void>;
}

const BODY_LIMIT = '2mb';
const HEADER_BYTES = 16_384;

/** Wires everything that has a life. The only place that knows all the parts. */
export async function buildApp(parts: AppParts): Promise<App> {
  const { db, clock, log, config, secrets, publicUrl } = parts;
  const startedAt = clock.now();
  const wakers: (() => void)[] = [];
  const reactions: Reaction[] = [];
  const services: ContextServices = {
    db,
    clock,
    readNotes: createReadNotes(db.write, log),
    reactionsTo: (type) => reactions.filter((reaction) => reaction.to.includes(type)).map((reaction) => reaction.name),
    wake: () => {
      for (const wake of wakers) wake();
    },
  };
  const tokens = createReplyTokens(secrets);
  const channels = createChannels({
    services,
    log,
    secrets,
    publicUrl,
    mail: (connection) => openMail(connection, { tokens }),
  });
  const answers = createAnswerParts(config.TIME_ZONE);
  reactions.push(...createReactions({ services, channels, answers }));
  const relay = startRelay({ db: db.write, clock, log, reactions });
  wakers.push(relay.wake);

  const access = createAccessParts({ db: db.write, secrets, publicOrigin: publicUrl.origin });
  const authenticate = createAuthenticate({ db, clock });
  const gateways = createGateways({
    services,
    log,
    secrets,
    ...(parts.gatewayCaps === undefined ? {} : { caps: parts.gatewayCaps }),
  });
  const safeFetch = createSafeFetch(
    parts.network ?? createNetwork(),
    `Vakhta/${PROGRAM_VERSION} (+${publicUrl.origin})`,
  );
  const probing: ProbeParts = { safeFetch, gateways };
  const { jobs, onNotification, pulls, pollers, mailboxes, onOutbound } = createSchedule({
    services,
    log,
    gateways,
    probing,
    channels,
    answers,
    consoleOrigin: publicUrl.origin,
    timeZone: config.TIME_ZONE,
  });
  const isOwnOrigin = ownOrigins(publicUrl, config.publicUrl === undefined);

  const api = [
    accessRoutes(access),
    auditRoutes(),
    merchantRoutes(),
    contactRoutes(),
    transactionRoutes({ timeZone: config.TIME_ZONE, gateways }),
    sourceRoutes(gateways),
    moduleRoutes({ isTicketInSight }),
    deliveryRoutes({ secrets, timeZone: config.TIME_ZONE }),
    probeRoutes(probing),
    shopSettingsRoutes(gateways),
    diagnosisRoutes({ timeZone: config.TIME_ZONE }),
    calendarRoutes(),
    rotaRoutes({ timeZone: config.TIME_ZONE }),
    channelRoutes({ channels, receive: receiveMessage, isFileWithinReach }),
    ticketRoutes({ timeZone: config.TIME_ZONE }),
    acquirerRoutes(),
    limitRoutes({ gateways }),
    answerRoutes(answers),
    templateRoutes(),
    statusLinkRoutes({ timeZone: config.TIME_ZONE, publicOrigin: publicUrl.origin }),
    incidentRoutes(),
    streamRoutes(services),
    settingsRoutes({
      config,
      version: PROGRAM_VERSION,
      demo: parts.extraRoutes !== undefined,
      startedAt,
      publicUrl: () => publicUrl,
    }),
    ...(parts.extraRoutes?.(services) ?? []),
  ];
  const served = api.flatMap((router) => servedOn(router));

  const metrics = createMetrics();
  let serving = true;
  const app = express();
  app
    .disable('x-powered-by')
    .set('etag', false)
    .set('query parser', 'simple')
    .set('trust proxy', config.TRUSTED_PROXIES);
  app.use(measureRequests(metrics, log));
  // Before the headers for browsers: gateways read none of them, and they come in bursts.
  app.use(
    '/hooks',
    notificationRoutes(gateways),
    modulePostRoutes(gateways),
    updateRoutes(channels),
    pushRoutes({ services, secrets, timeZone: config.TIME_ZONE }),
  );
  app.use(securityHeaders(publicUrl));
  app.use(healthRoutes({ db, metrics, metricsToken: config.METRICS_TOKEN, isServing: () => serving }));
  app.use('/schemas', schemaRoutes());
  app.use('/feeds', feedRoutes(services));
  app.use('/status', statusFeedRoutes(services, { timeZone: config.TIME_ZONE, publicOrigin: publicUrl.origin }));
  app.use('/m', merchantPageRoutes(services, { timeZone: config.TIME_ZONE, isOwnOrigin }));
  app.use('/status', publicPageRoutes(services, { timeZone: config.TIME_ZONE }));
  app.use('/api', noStore, identify({ services, isOwnOrigin, authenticate }), express.json({ limit: BODY_LIMIT }));
  app.get('/api/openapi.json', (_req, res) => void res.json(openApiOf(served, PROGRAM_VERSION)));
  app.use('/api', ...api, nothingHere);
  if (parts.consoleFolder !== undefined) app.use(consoleRoutes(parts.consoleFolder));
  app.use(nothingHere, errorHandler(log));

  let running:
    | {
        server: Server;
        stopMail: () => Promise<void>;
        stopJobs: () => Promise<void>;
        stopRealtime: () => Promise<void>;
      }
    | undefined;
  return {
    express: app,
    services,
    relay,
    jobs,
    served,
    setupAddress: async () => {
      const host = createContext(services, { kind: 'host', name: 'start' }, 'all');
      await furnishTemplates(host);
      return openSetup(host, publicUrl.origin);
    },
    listen: async (port, host) => {
      const server = createServer({ maxHeaderSize: HEADER_BYTES, requestTimeout: 60_000, headersTimeout: 15_000 }, app);
      const realtime = startRealtime({ httpServer: server, services, log, isOwnOrigin, authenticate });
      // Screens hear of it before anybody reacts to it.
      wakers.unshift(realtime.wake);
      await listening(server, port, host);
      const listener =
        config.SMTP_PORT === undefined
          ? undefined
          : await startMailListener({
              channels,
              tokens,
              port: config.SMTP_PORT,
              host: config.SMTP_HOST,
              trusted: config.SMTP_TRUSTED,
            });
      const stopClock = startJobs(services, log, jobs, config.TIME_ZONE);
      const stopBells = [
        runOnNotification(services, log, gateways, onNotification),
        takeOnBell(channels),
        sendOnBell(channels, onOutbound),
      ];
      running = {
        server,
        stopRealtime: realtime.stop,
        stopMail: async () => listener?.stop(),
        stopJobs: async () => {
          await Promise.all([stopClock(), ...stopBells.map((stop) => stop())]);
          await Promise.all([pulls.finished(), pollers.finished(), mailboxes.finished()]);
        },
      };
      const address = server.address();
      return { port: typeof address === 'object' && address !== null ? address.port : port };
    },
    stop: async () => {
      serving = false;
      await running?.stopMail();
      await running?.stopJobs();
      await running?.stopRealtime();
      if (running !== undefined) await closed(running.server);
      await relay.stop();
      await services.readNotes.stop();
    },
  };
}

const noStore: express.RequestHandler = (_req, res, next) => {
  res.set('Cache-Control', 'no-store');
  next();
};

/** The console's own origin; on loopback, where nobody configured one, `localhost` and `127.0.0.1` are the same house. */
function ownOrigins(publicUrl: URL, isDefault: boolean): (origin: string) => boolean {
  const own = new Set([publicUrl.origin]);
  if (isDefault) for (const host of ['localhost', '127.0.0.1']) own.add(`http://${host}:${publicUrl.port}`);
  return (origin) => own.has(origin);
}

function listening(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
  });
}
