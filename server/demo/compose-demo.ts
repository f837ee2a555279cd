import { once } from 'node:events';
import { createServer } from 'node:net';
import { type AppParts, buildApp } from '../app.ts';
import { createContext } from '../platform/context.ts';
import { freePort } from '../platform/free-port.ts';
import { migrate } from '../platform/migrate/migrate.ts';
import type { Program } from '../run-program.ts';
import { openArrivalJournal } from './arrival-journal.ts';
import { breakBankRoutes } from './break-bank-routes.ts';
import { buildSample } from './build-sample.ts';
import { connectGateway } from './connect-gateway.ts';
import { connectLog } from './connect-log.ts';
import { moveMessengers } from './connect-messengers.ts';
import { type DemoMark, emptyDatabase, findDemoMark, isEmptyOrDemos, markDemo } from './demo-database.ts';
import { FOREIGN } from './demo-environment.ts';
import { enterAsRoutes } from './enter-as-routes.ts';
import { keepGatewayKeys } from './gateway-key.ts';
import { breakOpeningBank, createSampleWorld, fingerprintOf, type SampleWorld, ZONE } from './sample/index.ts';
import { startSandboxGateway } from './sandbox-gateway/start-sandbox-gateway.ts';
import { startSandboxShops } from './sandbox-shop/start-sandbox-shops.ts';
import { startMessengers } from './start-messengers.ts';
import { writeAsRoutes } from './write-as-routes.ts';

const SEED = 2026;
/** About one a second when the shops are busy. */
const PACE_MS = 1_100;
const TIMES_FASTER = 10;

/** Smaller than the real one where a test is in a hurry. */
export interface SampleSize {
  days?: number;
  familiesADay?: number;
  /** How much of the usual number of tickets. */
  ticketShare?: number;
  /** How many messages a second people write by themselves. */
  perSecond?: number;
}

/** The product's own app with a sample in its database, a gateway beside it and a door without a lock. */
export async function composeDemo(parts: AppParts, size: SampleSize = {}): Promise<Program> {
  if (!(await isEmptyOrDemos(parts.db.write))) throw new Error(FOREIGN);
  const { mark, world } = await keepSample(parts, size);
  const { privateKey, publicKey } = await keepGatewayKeys(parts.config.DATA_DIR);
  const signingKey = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const journal = await openArrivalJournal(parts.config.DATA_DIR, mark.openedMs);
  const { clock } = parts;
  const sandbox = await startSandboxGateway({
    world,
    clock,
    privateKey,
    openedMs: mark.openedMs,
    arrivedMs: journal.arrivedMs,
    onArrival: journal.note,
    paceMs: PACE_MS,
    timesFaster: TIMES_FASTER,
  });
  const deskPort = parts.config.SMTP_PORT ?? (await freePort('127.0.0.1'));
  const messengers = await startMessengers({
    world,
    clock,
    log: parts.log,
    ledger: sandbox.ledger,
    deskPort,
    perSecond: size.perSecond ?? 0,
    db: parts.db,
    openedMs: mark.openedMs,
  });
  const shops = await startSandboxShops(world, mark.openedMs);
  const app = await buildApp({
    ...parts,
    network: shops.network,
    config: { ...parts.config, SMTP_PORT: deskPort, SMTP_HOST: '127.0.0.1' },
    extraRoutes: (services) => [enterAsRoutes(services), writeAsRoutes(messengers), breakBankRoutes({ world, clock })],
  });
  const ctx = createContext(app.services, { kind: 'job', name: 'demo' }, 'all');
  const source = await connectGateway(
    ctx,
    parts.secrets,
    { world, origin: sandbox.origin, publicKey, signingKey },
    mark.sourceId,
  );
  if (mark.sourceId === undefined) await markDemo(ctx, { ...mark, sourceId: source.id });
  if (mark.messengers !== undefined) await moveMessengers(ctx, parts.secrets, mark.messengers, messengers.places);
  sandbox.notify(new URL(source.notificationPath, parts.publicUrl).href, ({ shop }) => tellsUs(shop.id));
  sandbox.pushLog(await connectLog(ctx, parts.secrets, parts.publicUrl));
  return {
    listen: app.listen,
    setupAddress: async () => undefined,
    stop: async () => {
      await app.stop();
      await messengers.stop();
      await sandbox.stop();
      await shops.stop();
      await journal.stop();
    },
  };
}

/** The sample of today: the one that is there, or a fresh one in the place of an older. */
async function keepSample(parts: AppParts, size: SampleSize): Promise<{ mark: DemoMark; world: SampleWorld }> {
  const { db, clock, log, secrets } = parts;
  const now = clock.now();
  const today = now.toZonedDateTimeISO(ZONE).toPlainDate();
  const known = await findDemoMark(db.read);
  const world = createSampleWorld({ ...size, seed: SEED, today });
  if (typeof known === 'object' && isCurrent(known, world)) {
    breakOpeningBank(world, known.openedMs);
    return { mark: known, world };
  }
  await refuseTakenPort(parts.config);
  if (known !== undefined) {
    await emptyDatabase(db.write);
    await migrate(db.write, { log });
  }
  const openedMs = now.epochMilliseconds;
  const publicOrigin = parts.publicUrl.origin;
  return {
    mark: await buildSample({
      db,
      log,
      secrets,
      world,
      openedMs,
      publicOrigin,
      ...(size.ticketShare !== undefined && { ticketShare: size.ticketShare }),
      onProgress: tellProgress(),
    }),
    world,
  };
}

const isCurrent = ({ state, today, fingerprint }: DemoMark, world: SampleWorld) =>
  state === 'ready' && today === world.today.toString() && fingerprint === fingerprintOf(world);

/** Told now and not after a minute of building. */
async function refuseTakenPort({ PORT, HOST }: AppParts['config']): Promise<void> {
  if (PORT === 0) return;
  const probe = createServer().listen(PORT, HOST);
  await once(probe, 'listening');
  await new Promise((resolve) => probe.close(resolve));
}

/** A line each quarter, for the person who waits at the terminal. */
function tellProgress(): (done: number) => void {
  process.stdout.write('Building the sample: ninety days of a payment provider. This takes about a minute.\n');
  let told = 0;
  return (done) => {
    const quarter = Math.floor(done * 4) * 25;
    if (quarter <= told) return;
    told = quarter;
    process.stdout.write(`${quarter} %\n`);
  };
}

/** Of the other shops only the back office tells: as in life, where not every shop sends its notifications here as well. */
const tellsUs = (shopId: number) => shopId % 5 < 3;
