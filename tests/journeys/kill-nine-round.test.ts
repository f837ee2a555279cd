import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createRandom } from '../../server/demo/sample/index.ts';
import { startSandboxTelegram } from '../../server/demo/sandbox-telegram/start-sandbox-telegram.ts';
import { createAnswerParts } from '../../server/domains/answers/index.ts';
import { previewRound } from '../../server/domains/answers/preview-round.ts';
import { startRound } from '../../server/domains/answers/start-round.ts';
import { AccountInput } from '../../server/domains/channels/contract.ts';
import { createAccount } from '../../server/domains/channels/index.ts';
import { attachTicket } from '../../server/domains/incidents/attach-ticket.ts';
import { openIncident } from '../../server/domains/incidents/open-incident.ts';
import type { TicketId } from '../../server/kernel/ids.ts';
import { systemClock } from '../../server/platform/system-clock.ts';
import { testContext } from '../support/database.ts';
import { doomedDesk, type Victim } from '../support/doomed-desk.ts';
import { KILL_SEED } from '../support/main-program.ts';
import { makePerson } from '../support/people.ts';
import { asPerson } from '../support/tickets.ts';
import { until } from '../support/until.ts';

/* One answer goes to all who wait, while what sends it is killed again and again. */
const VICTIMS: readonly Victim[] = ['program', 'both', 'program'];
const WRITERS = 10;
const LONGEST_MS = 240_000;
const TEXTS = { ru: 'Банк чинит канал. Мы напишем.', en: 'The bank repairs its line. We will write.' };
const random = createRandom(KILL_SEED);

const TOKEN = '7000002:made-for-this-test-and-for-no-bot-00';
const telegram = await startSandboxTelegram({ clock: systemClock, token: TOKEN, username: 'measured_round_bot' });
const said: { chatId: number; text: string }[] = [];
telegram.onSaid(({ chatId, text }) => void said.push({ chatId, text }));
afterAll(() => telegram.stop());

const desk = await doomedDesk();
const ctx = testContext(desk.db, { clock: systemClock });
const count = (query: ReturnType<typeof sql>) => desk.count(query);
const ended = () => count(sql`select count(*)::int as n from incident_round_tickets where state <> 'waiting'`);

beforeAll(async () => {
  const settings = { kind: 'telegram', mode: 'polling', apiRoot: telegram.origin };
  await createAccount(ctx, AccountInput.parse({ name: 'Desk', settings, secrets: { botToken: TOKEN } }), desk.secrets);
  for (let writer = 0; writer < WRITERS; writer += 1)
    telegram.write({ id: 600_000 + writer, firstName: `Writer ${writer}` }, { text: `Where is order ${writer}?` });
  await until(async () => (await count(sql`select count(*)::int as n from tickets`)) === WRITERS);

  const jana = asPerson(ctx, desk.db, await makePerson(ctx, { name: 'Jana Sample' }));
  const { id: incidentId } = await openIncident(jana, {
    scope: { kind: 'method', id: 'credit_card' },
    severity: 'major',
    startedAt: systemClock.now().toString(),
    isPublic: false,
    ...TEXTS,
  });
  const tickets = await desk.db.read.execute<{ id: TicketId }>(sql`select id from tickets order by number`);
  for (const { id } of tickets) await attachTicket(jana, incidentId, id);
  const parts = createAnswerParts('Europe/Minsk');
  const seen = (await previewRound(jana, { incidentId, texts: TEXTS }, parts)).map((item) => ({
    ticketId: item.ticketId,
    seen: item.seen,
  }));
  await startRound(jana, { incidentId, texts: TEXTS, isClosing: false, perMinute: 600, tickets: seen }, parts);

  for (const victim of VICTIMS) {
    const before = await ended();
    await until(async () => (await ended()) > before);
    await pause(random.int(150));
    await desk.kill(victim);
  }
  await until(async () => (await ended()) === WRITERS);
  await desk.settled();
}, LONGEST_MS);

test(`each who waits has one answer, though its sender was killed in the middle (KILL_SEED=${KILL_SEED})`, async () => {
  const states = await desk.db.read.execute<{ state: string; n: number }>(
    sql`select state, count(*)::int as n from incident_round_tickets group by state`,
  );
  const sends = await desk.db.read.execute<{ ticket_id: string; state: string }>(sql`
    select m.ticket_id, o.state from messages m join outbound o on o.id = m.id where m.direction = 'out'`);

  expect(states).toEqual([{ state: 'sent', n: WRITERS }]);
  expect(new Set(sends.map(({ ticket_id }) => ticket_id)).size).toBe(WRITERS);
  expect(sends).toHaveLength(WRITERS);
  expect(sends.filter(({ state }) => state !== 'sent' && state !== 'unknown')).toEqual([]);
  // What nobody knows the end of is shown to a person and not sent again: it may have arrived, and never twice.
  const arrived = said
    .filter(({ text }) => text.includes('repairs') || text.includes('чинит'))
    .map(({ chatId }) => chatId);
  expect(new Set(arrived).size).toBe(arrived.length);
  expect(arrived.length).toBeGreaterThanOrEqual(sends.filter(({ state }) => state === 'sent').length);
});
