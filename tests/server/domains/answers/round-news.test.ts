import { beforeEach, expect, test } from 'vitest';
import { previewRound } from '../../../../server/domains/answers/preview-round.ts';
import { type InNameOf, sendRoundAnswer } from '../../../../server/domains/answers/send-round-answer.ts';
import { startRound } from '../../../../server/domains/answers/start-round.ts';
import { attachTicket } from '../../../../server/domains/incidents/attach-ticket.ts';
import {
  getIncident,
  getRound,
  hasOwedRounds,
  listIncidents,
  repeatRounds,
} from '../../../../server/domains/incidents/index.ts';
import { mergeIncident } from '../../../../server/domains/incidents/merge-incident.ts';
import { openIncident } from '../../../../server/domains/incidents/open-incident.ts';
import { stopRound } from '../../../../server/domains/incidents/rounds/stop-round.ts';
import { setIncidentPace } from '../../../../server/domains/incidents/set-incident-pace.ts';
import { updateIncident } from '../../../../server/domains/incidents/update-incident.ts';
import { getTicket, listThread, moveTicket } from '../../../../server/domains/tickets/index.ts';
import type { IncidentId, TicketId } from '../../../../server/kernel/ids.ts';
import { auditEntries } from '../../../../server/platform/audit/tables.ts';
import { openAnswersDesk } from './desk-of-answers.ts';

const desk = await openAnswersDesk();
const { ctx, jana, parts, clock } = desk;
const inJanasName: InNameOf = async () => jana;
const TEXTS = { ru: 'Разбираемся. Напишем, как только всё заработает.', en: 'We are on it, and will write.' };

let incidentId: IncidentId;
let early: TicketId;
let late: TicketId;

const wait = (minutes: number) => clock.set(clock.now().add({ minutes }));
const write = async () => {
  const ticketId = await desk.wrote('telegram', { text: 'Платёж 37746555-bbdad687b0 не прошёл' });
  await attachTicket(jana, incidentId, ticketId);
  return ticketId;
};
const outOf = async (ticketId: TicketId) =>
  (await listThread(ctx, ticketId, { limit: 50 })).items.flatMap((entry) =>
    entry.entry === 'message' && entry.direction === 'out' ? [entry.text] : [],
  );
const preview = () => previewRound(jana, { incidentId, texts: TEXTS }, parts);
const sendAll = async () => {
  while (await sendRoundAnswer(ctx, inJanasName, parts)) clock.set(clock.now().add({ seconds: 1 }));
};
const answer = async (...ticketIds: TicketId[]) => {
  const tickets = (await preview()).filter(({ ticketId }) => ticketIds.includes(ticketId));
  await startRound(jana, { incidentId, texts: TEXTS, isClosing: false, perMinute: 600, tickets }, parts);
  await sendAll();
};
const say = (state: 'identified' | 'monitoring' | 'resolved', ru: string, isPublic = true) =>
  updateIncident(jana, incidentId, { state, ru, en: '', impacts: [], isPublic });
const followUp = async () => {
  const isOwed = await hasOwedRounds(ctx.read, clock.now());
  if (isOwed) await repeatRounds(ctx, { timeZone: 'Europe/Minsk' });
  await sendAll();
  return isOwed;
};

let scopes = 0;
beforeEach(async () => {
  scopes += 1;
  const incident = await openIncident(jana, {
    scope: { kind: 'bin', id: String(420_000 + scopes) },
    severity: 'major',
    startedAt: clock.now().toString(),
    isPublic: true,
    ru: 'Разбираемся.',
    en: 'We are looking into it.',
  });
  incidentId = incident.id;
  await setIncidentPace(jana, incidentId, { everyMinutes: 30, isAutomatic: true });
  early = await write();
  late = await write();
});

test('news reaches everyone who was ever answered, not only those of the last answer', async () => {
  await answer(early);
  wait(20);
  await answer(late);

  await say('identified', 'Банк чинит канал.');
  wait(31);
  await followUp();

  expect((await outOf(early)).at(-1)).toContain('Банк чинит канал.');
  expect((await outOf(late)).at(-1)).toContain('Банк чинит канал.');
});

test('whom a person told of the news already does not read it twice; those whom they left out do read it', async () => {
  await answer(early, late);
  await say('identified', 'Банк чинит канал.');
  wait(1);
  await answer(late);
  wait(31);

  expect(await followUp()).toBe(true);

  expect(await outOf(early)).toHaveLength(2);
  expect(await outOf(late)).toHaveLength(2);
  wait(31);
  expect(await followUp()).toBe(false);
});

test('whom one follow-up has passed over the next news reaches again', async () => {
  await answer(early, late);
  await say('identified', 'Банк чинит канал.');
  await moveTicket(ctx, early, { move: 'close' });
  wait(31);
  await followUp();
  await moveTicket(ctx, early, { move: 'reopen' });
  await say('monitoring', 'Банк починил канал.');
  wait(31);

  await followUp();

  expect((await outOf(early)).at(-1)).toContain('Банк починил канал.');
  expect(await outOf(late)).toHaveLength(3);
});

test('what was said inside only moves nothing of what those who wait read', async () => {
  await answer(early, late);
  await say('monitoring', 'Похоже, починили.');
  wait(1);
  await say('identified', 'Это наша маршрутизация.', false);
  wait(31);

  await followUp();

  expect((await outOf(early)).at(-1)).toContain('Сейчас: платежи снова проходят, наблюдаем.');
});

test('a preview says who was answered already, and when', async () => {
  const at = clock.now().toString();
  await answer(early);

  const items = await preview();

  const of = (ticketId: TicketId) => items.find((item) => item.ticketId === ticketId);
  expect(of(early)).toMatchObject({ answeredAt: at });
  expect(of(late)).toMatchObject({ answeredAt: null });
});

const untold = async () =>
  (await listIncidents(jana, { state: 'untold', limit: 50 })).items.find(({ id }) => id === incidentId)?.untold ?? 0;

test('an incident that is over stays in sight until those who were promised news of it have them', async () => {
  await setIncidentPace(jana, incidentId, { everyMinutes: 30, isAutomatic: false });
  await answer(early, late);
  expect(await untold()).toBe(0);

  await say('resolved', 'Всё работает.');
  expect(await untold()).toBe(2);
  await moveTicket(ctx, late, { move: 'close' });
  expect(await untold()).toBe(1);
  wait(1);
  await answer(early);

  expect(await untold()).toBe(0);
});

test('an answer that was stopped before it came to them has told them of no end', async () => {
  await setIncidentPace(jana, incidentId, { everyMinutes: 30, isAutomatic: false });
  await answer(early);
  await say('resolved', 'Всё работает.');
  wait(1);
  const tickets = (await preview()).filter(({ ticketId }) => ticketId === early);
  const { id } = await startRound(jana, { incidentId, texts: TEXTS, isClosing: true, perMinute: 600, tickets }, parts);
  expect(await untold()).toBe(0);

  await stopRound(jana, { incidentId, roundId: id });

  expect(await untold()).toBe(1);
});

test('with updates that go by themselves the end is told at once, and closes what waited for it', async () => {
  await answer(early);
  await say('resolved', 'Банк починил канал.');

  expect(await followUp()).toBe(true);

  const told = (await outOf(early)).at(-1);
  expect(told).toContain('закончился: платежи снова проходят как обычно.');
  expect(told).toContain('Банк починил канал.');
  expect(told).not.toContain('Напишем');
  expect(await outOf(late)).toHaveLength(0);
  expect(await getTicket(ctx, early)).toMatchObject({ status: 'done' });
  wait(31);
  expect(await followUp()).toBe(false);
});

test('an end that was said inside only is told by a person', async () => {
  await answer(early);
  await say('resolved', 'Тревога была ложной.', false);
  wait(31);

  expect(await followUp()).toBe(false);
  expect(await untold()).toBe(1);
});

/** The start of an answer to all of both, each a second after the other. */
const startBoth = async () => {
  const tickets = (await preview()).filter(({ ticketId }) => [early, late].includes(ticketId));
  return startRound(jana, { incidentId, texts: TEXTS, isClosing: false, perMinute: 600, tickets }, parts);
};

test('an answer that breaks is marked as failed and holds up no other', async () => {
  const { id: roundId } = await startBoth();
  let isFirst = true;
  const breakingOnce: InNameOf = async () => {
    if (!isFirst) return jana;
    isFirst = false;
    throw new TypeError('a fact of this ticket cannot be read');
  };

  await expect(sendRoundAnswer(ctx, breakingOnce, parts)).rejects.toThrow('a fact of this ticket cannot be read');
  await sendAll();

  const { state, tickets } = await getRound(jana, { incidentId, roundId });
  expect(state).toBe('done');
  expect(tickets.map((ticket) => [ticket.state, ticket.reason]).sort()).toEqual([
    ['failed', 'broken'],
    ['sent', null],
  ]);
  expect((await getIncident(jana, incidentId)).rounds[0]).toMatchObject({ sent: 1, excluded: 1 });
});

test('a database that is away for a moment fails nobody', async () => {
  const { id: roundId } = await startBoth();
  const cutOff: InNameOf = async () => {
    throw Object.assign(new Error('the connection was cut'), { code: 'CONNECTION_CLOSED' });
  };

  await expect(sendRoundAnswer(ctx, cutOff, parts)).rejects.toThrow('the connection was cut');

  const { tickets } = await getRound(jana, { incidentId, roundId });
  expect(tickets.map(({ state }) => state)).toEqual(['waiting', 'waiting']);
  await sendAll();
});

test('a look that finds nobody to answer leaves no line in the audit', async () => {
  const lines = async () => (await ctx.read.select({ id: auditEntries.id }).from(auditEntries)).length;
  const before = await lines();

  expect(await sendRoundAnswer(ctx, inJanasName, parts)).toBe(false);

  expect(await lines()).toBe(before);
});

test('whom an incident had answered that went on in a wider one hears of that one', async () => {
  await answer(early);
  const narrow = incidentId;
  const wider = await openIncident(jana, {
    scope: { kind: 'bin', id: '555555' },
    severity: 'major',
    startedAt: clock.now().toString(),
    isPublic: true,
    ru: 'Шире, чем казалось.',
    en: 'Wider than it seemed.',
  });
  await mergeIncident(jana, narrow, wider.id);
  incidentId = wider.id;
  await setIncidentPace(jana, incidentId, { everyMinutes: 30, isAutomatic: true });
  wait(31);
  await followUp();
  expect((await outOf(early)).at(-1)).toContain('Шире, чем казалось.');
  await say('resolved', 'Тревога была ложной.', false);

  expect(await untold()).toBe(1);
  expect((await getIncident(jana, narrow)).untold).toBe(0);
});
