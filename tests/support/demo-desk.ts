import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, inject } from 'vitest';
import { composeDemo } from '../../server/demo/compose-demo.ts';
import type { Clock } from '../../server/kernel/clock.ts';
import { readConfig } from '../../server/platform/config.ts';
import { freePort } from '../../server/platform/free-port.ts';
import { createLogger } from '../../server/platform/logger.ts';
import { freshDatabase } from './database.ts';
import { testSecrets } from './people.ts';
import { SAMPLE_AT } from './sample-template.ts';

/** A clock that goes on from a given moment: a living demo on a day that is always the same. */
function clockFrom(start: Temporal.Instant): Clock {
  const begunMs = performance.now();
  return { now: () => start.add({ milliseconds: Math.round(performance.now() - begunMs) }) };
}

/** `npm run demo` in this process, with fewer days behind it; gives the one address. */
export async function demoDesk({ hasConsole = true } = {}): Promise<string> {
  const home = await mkdtemp(join(tmpdir(), 'vakhta-demo-'));
  const publicUrl = new URL(`http://127.0.0.1:${await freePort()}`);
  const demo = await composeDemo(
    {
      db: await freshDatabase(),
      clock: clockFrom(SAMPLE_AT),
      log: createLogger('silent'),
      config: { ...readConfig({ DATA_DIR: home, PORT: '0' }), publicUrl },
      secrets: testSecrets,
      publicUrl,
      ...(hasConsole && { consoleFolder: inject('consoleFolder') }),
    },
    { days: 2, familiesADay: 60, ticketShare: 0.3, perSecond: 0 },
  );
  afterAll(async () => {
    await demo.stop();
    await rm(home, { recursive: true, force: true });
  });
  await demo.listen(Number(publicUrl.port), '127.0.0.1');
  return publicUrl.origin;
}
