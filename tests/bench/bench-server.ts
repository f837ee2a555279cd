import { randomBytes } from 'node:crypto';
import { buildApp } from '../../server/app.ts';
import { readConfig } from '../../server/platform/config.ts';
import { type DatabaseAddress, openDatabase } from '../../server/platform/db.ts';
import { freePort } from '../../server/platform/free-port.ts';
import { createLogger } from '../../server/platform/logger.ts';
import { createSecrets } from '../../server/platform/secrets.ts';
import { systemClock } from '../../server/platform/system-clock.ts';

// The program in a process of its own, as it runs for people: client and server do not share one event loop.
const { BENCH_DATABASE, BENCH_KEY, BENCH_CONSOLE, BENCH_SMTP_PORT } = process.env;
const address = JSON.parse(BENCH_DATABASE ?? '{}') as DatabaseAddress;
const config = readConfig({ LOG_LEVEL: 'error', SMTP_PORT: BENCH_SMTP_PORT });
const ownPort = await freePort();
// Its own address: a browser's socket is heard from there only.
const publicUrl = new URL(`http://127.0.0.1:${ownPort}`);
const app = await buildApp({
  db: openDatabase(address),
  clock: systemClock,
  log: createLogger('error'),
  config: { ...config, publicUrl },
  secrets: createSecrets([Buffer.from(BENCH_KEY ?? randomBytes(32).toString('base64'), 'base64')]),
  publicUrl,
  ...(BENCH_CONSOLE === undefined ? {} : { consoleFolder: BENCH_CONSOLE }),
});
const { port } = await app.listen(ownPort, '127.0.0.1');
process.send?.({ port });
// Whoever measured has died: nobody would stop this any more.
process.on('disconnect', () => process.exit(1));
process.on('message', async (asked) => {
  if (asked === 'memory') return void process.send?.(memoryNow());
  await app.stop();
  process.exit(0);
});

/** What is in use, in bytes, with what nobody needs any more thrown away: by the system's count, and by the engine's. */
function memoryNow() {
  globalThis.gc?.();
  const { rss, heapUsed, external } = process.memoryUsage();
  return { rss, used: heapUsed + external };
}
