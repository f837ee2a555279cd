import { buildSample } from '../../server/demo/build-sample.ts';
import { createSampleWorld, ZONE } from '../../server/demo/sample/index.ts';
import { connect, type DatabaseAddress, openDatabase } from '../../server/platform/db.ts';
import { createLogger } from '../../server/platform/logger.ts';
import { testSecrets } from './people.ts';
import { inDatabase, TEMPLATE } from './postgres-setup.ts';

export const SAMPLE = 'vakhta_sample';
/** Monday, 9 November 2026, 12:00 in Minsk: the moment at which the sample is looked at. */
export const SAMPLE_AT = Temporal.Instant.from('2026-11-09T09:00:00Z');
/** Enough for every screen to be full, and built in seconds. */
const SIZE = { days: 3, familiesADay: 130 };

/** A small provider after a few days, made once a run and copied by every file that asks for it. */
export async function makeSampleTemplate(server: DatabaseAddress): Promise<void> {
  const sql = connect(server, { max: 1 });
  await sql.unsafe(`create database ${SAMPLE} owner vakhta template ${TEMPLATE}`);
  await sql.end();
  const db = openDatabase(inDatabase(server, SAMPLE), 4);
  await buildSample({
    db,
    log: createLogger('silent'),
    secrets: testSecrets,
    world: createSampleWorld({ ...SIZE, today: SAMPLE_AT.toZonedDateTimeISO(ZONE).toPlainDate() }),
    openedMs: SAMPLE_AT.epochMilliseconds,
    ticketShare: 0.3,
    publicOrigin: 'http://127.0.0.1:4300',
  });
  await db.close();
}
