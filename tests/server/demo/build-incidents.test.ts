import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { buildSample } from '../../../server/demo/build-sample.ts';
import { createSampleWorld } from '../../../server/demo/sample/index.ts';
import { createLogger } from '../../../server/platform/logger.ts';
import { freshDatabase } from '../../support/database.ts';
import { testSecrets } from '../../support/people.ts';

const today = Temporal.PlainDate.from('2026-11-25');

async function sampleAt(opened: string) {
  const db = await freshDatabase();
  await buildSample({
    db,
    log: createLogger('silent'),
    secrets: testSecrets,
    // As many payments as in the demo, for a few weeks: enough to know what is usual.
    world: createSampleWorld({ today, days: 21 }),
    openedMs: Temporal.Instant.from(opened).epochMilliseconds,
    ticketShare: 0.05,
    publicOrigin: 'http://127.0.0.1:4300',
  });
  return (query: string) => db.write.execute(sql.raw(query));
}

test.each([
  ['in the afternoon', '2026-11-25T11:00:00Z', '2026-11-25 10:0'],
  ['before dawn', '2026-11-25T02:20:00Z', '2026-11-24 19:'],
])(
  'opened %s, the sample has a bank that fails, found by its payments, with the tickets about it',
  async (_, opened, began) => {
    const rows = await sampleAt(opened);

    const incidents = await rows(`select scope_name, state, outcome, opened_by, lead_name is not null as taken,
    started_at::text, update_due_at is not null as due from incidents where state <> 'resolved'`);
    const attached =
      await rows(`select t.transaction_uid, t.status from incident_tickets i join tickets t on t.id = i.ticket_id
    where i.by_id is null and t.transaction_uid is not null`);
    const said = await rows('select state from incident_updates where by_name is not null');

    expect(incidents).toEqual([
      {
        scope_name: 'Двина-Банк',
        state: 'identified',
        outcome: 'failed',
        opened_by: null,
        taken: true,
        due: true,
        started_at: expect.stringContaining(began),
      },
    ]);
    const [judged] = await rows(`select (select count(*)::int from verdict_corrections) as corrected,
    (select count(distinct subject_id)::int from audit_entries where action = 'verdict.read') as opened`);

    expect(judged).toEqual({ corrected: 3, opened: 89 });
    expect(attached.length).toBeGreaterThanOrEqual(3);
    expect(attached.length).toBeLessThanOrEqual(6);
    expect(attached.every(({ status }) => status === 'needs-first-answer')).toBe(true);
    expect(said).toEqual([{ state: 'identified' }]);
  },
  180_000,
);
