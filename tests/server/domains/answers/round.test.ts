import { beforeAll, expect, test } from 'vitest';
import { previewRound } from '../../../../server/domains/answers/preview-round.ts';
import { type InNameOf, sendRoundAnswer } from '../../../../server/domains/answers/send-round-answer.ts';
import { startRound } from '../../../../server/domains/answers/start-round.ts';
import { attachTicket } from '../../../../server/domains/incidents/attach-ticket.ts';
import { countRoundCandidates, getRound, listRoundCandidates } from '../../../../server/domains/incidents/index.ts';
import { openIncident } from '../../../../server/domains/incidents/open-incident.ts';
import { hasOwedRounds, repeatRounds } from '../../../../server/domains/incidents/rounds/repeat-rounds.ts';
import { stopRound } from '../../../../server/domains/incidents/rounds/stop-round.ts';
import { setIncidentPace } from '../../../../server/domains/incidents/set-incident-pace.ts';
import { updateIncident } from '../../../../server/domains/incidents/update-incident.ts';
import { getTicket, listThread } from '../../../../server/domains/tickets/index.ts';
import type { IncidentId, RoundId, TicketId } from '../../../../server/kernel/ids.ts';
import { type Context, createContext } from '../../../../server/platform/context.ts';
import { testServices } from '../../../support/database.ts';
import { openAnswersDesk, PAYER } from './desk-of-answers.ts';

const desk = await openAnswersDesk();
const { ctx, jana, parts, clock } = desk;
const ZONE = { timeZone: 'Europe/Minsk' };
const inJanasName: InNameOf = async () => jana;

const TEXTS = {
  ru: '{{#if writer.name}}Здравствуйте, {{writer.name}}!{{else}}Здравствуйте!{{/if}}\n\n{{#if payment.amount}}Ваш платёж на {{payment.amount}} не прошёл из-за сбоя.{{else}}Сейчас часть платежей не проходит.{{/if}} Мы уже разбираемся.',
  en: 'Hello! {{#if payment.amount}}Your payment of {{payment.amount}} failed in an outage.{{else}}Some payments fail now.{{/if}} We are on it.',
};
const PAID = 'Платёж 37746555-bbdad687b0 не прошёл';

let incidentId: IncidentId;
let proven: TicketId;
let stranger: TicketId;
let done: TicketId;

beforeAll(async () => {
  const incident = await openIncident(jana, {
    scope: { kind: 'method', id: 'credit_card' },
    severity: 'major',
    startedAt: clock.now().toString(),
    isPublic: true,
    ru: 'Разбираемся.',
    en: 'We are looking into it.',
  });
  incidentId = incident.id;
  proven = await desk.wrote('email', { chat: PAYER, text: PAID, proof: { addressAligned: true } });
  stranger = await desk.wrote('telegram', { text: PAID });
  done = await desk.wrote('telegram', { text: PAID });
  const { moveTicket } = await import('../../../../server/domains/tickets/index.ts');
  await moveTicket(ctx, done, { move: 'close' });
  for (const ticketId of [proven, stranger, done]) await attachTicket(jana, incidentId, ticketId);
});

const preview = () => previewRound(jana, { incidentId, texts: TEXTS }, parts);
const outOf = async (ticketId: TicketId) =>
  (await listThread(ctx, ticketId, { limit: 50 })).items.flatMap((entry) =>
    entry.entry === 'message' && entry.direction === 'out' ? [entry.text] : [],
  );
const sendAll = async () => {
  while (await sendRoundAnswer(ctx, inJanasName, parts)) clock.set(clock.now().add({ seconds: 61 }));
};
let roundId: RoundId;

test('each sees as much of their own payment as they have proven, and a ticket that is done gets nothing', async () => {
  const items = await preview();

  const of = (ticketId: TicketId) => items.find((item) => item.ticketId === ticketId);
  expect(of(proven)).toMatchObject({ opens: 'payer', excluded: null });
  expect(of(proven)?.text).toContain('48,50');
  expect(of(stranger)).toMatchObject({ opens: 'nothing', excluded: null });
  expect(of(stranger)?.text).toContain('часть платежей');
  expect(of(stranger)?.text).not.toContain('48');
  expect(of(done)).toMatchObject({ excluded: 'ticket-done' });
});

test('two nodes send each answer once, at the pace that was chosen', async () => {
  const tickets = (await preview()).map(({ ticketId, seen }) => ({ ticketId, seen }));
  const round = await startRound(jana, { incidentId, texts: TEXTS, isClosing: false, perMinute: 1, tickets }, parts);
  roundId = round.id;

  const sent = await Promise.all([
    sendRoundAnswer(ctx, inJanasName, parts),
    sendRoundAnswer(ctx, inJanasName, parts),
    sendRoundAnswer(ctx, inJanasName, parts),
  ]);

  expect(sent.filter(Boolean)).toHaveLength(1);
  clock.set(clock.now().add({ seconds: 61 }));
  await sendAll();
  expect(await outOf(proven)).toEqual([expect.stringContaining('48,50')]);
  expect(await outOf(stranger)).toHaveLength(1);
  expect(await outOf(done)).toEqual([]);
  expect(await getTicket(ctx, proven)).toMatchObject({ status: 'waiting-outside', assignee: { name: 'Jana Sample' } });
  expect(await getRound(jana, { incidentId, roundId })).toMatchObject({ state: 'done' });
});

test('who writes while it is being sent gets nothing past their words, and the reason stands there', async () => {
  const tickets = (await preview()).map(({ ticketId, seen }) => ({ ticketId, seen }));
  await desk.wrote('email', {
    chat: PAYER,
    text: 'И ещё: 37746555-bbdad687b0',
    threading: { ticketToken: proven },
    proof: { addressAligned: true },
  });
  const round = await startRound(jana, { incidentId, texts: TEXTS, isClosing: false, perMinute: 600, tickets }, parts);

  await sendAll();

  const { tickets: after } = await getRound(jana, { incidentId, roundId: round.id });
  expect(after.find(({ ticketId }) => ticketId === proven)).toMatchObject({
    state: 'excluded',
    reason: 'thread-moved',
  });
  expect(await outOf(proven)).toHaveLength(1);
  expect(await outOf(stranger)).toHaveLength(2);
});

test('a text that tells more than is proven is left out where it does, and sent elsewhere', async () => {
  const texts = { ...TEXTS, ru: 'Платёж на 48,50 BYN отклонил эквайер.' };
  const tickets = (await previewRound(jana, { incidentId, texts }, parts)).map(({ ticketId, seen }) => ({
    ticketId,
    seen,
  }));
  const round = await startRound(jana, { incidentId, texts, isClosing: false, perMinute: 600, tickets }, parts);

  await sendAll();

  const { tickets: after } = await getRound(jana, { incidentId, roundId: round.id });
  expect(after.find(({ ticketId }) => ticketId === stranger)).toMatchObject({
    state: 'excluded',
    reason: 'tells-too-much',
  });
  expect(await outOf(stranger)).toHaveLength(2);
});

test('a round that nobody could be answered in, a second one at once, and one that was stopped send nothing', async () => {
  const none = { incidentId, texts: TEXTS, isClosing: false, perMinute: 60 };
  await expect(startRound(jana, { ...none, tickets: [{ ticketId: done, seen: null }] }, parts)).rejects.toMatchObject({
    reason: 'round-empty',
  });
  const tickets = (await preview()).map(({ ticketId, seen }) => ({ ticketId, seen }));
  const round = await startRound(jana, { ...none, tickets }, parts);

  await expect(startRound(jana, { ...none, tickets }, parts)).rejects.toMatchObject({ reason: 'round-running' });
  await stopRound(jana, { incidentId, roundId: round.id });
  await sendAll();

  expect(await outOf(stranger)).toHaveLength(2);
});

test('what is new goes out by itself at the chosen pace, never the same words again, and never past what nobody has read', async () => {
  const tickets = (await preview()).map(({ ticketId, seen }) => ({ ticketId, seen }));
  await startRound(jana, { incidentId, texts: TEXTS, isClosing: false, perMinute: 600, tickets }, parts);
  await sendAll();
  const before = { proven: (await outOf(proven)).length, stranger: (await outOf(stranger)).length };
  await setIncidentPace(jana, incidentId, { everyMinutes: 30, isAutomatic: true });
  await desk.wrote('email', {
    chat: PAYER,
    text: 'Ну что?',
    threading: { ticketToken: proven },
    proof: { addressAligned: true },
  });

  clock.set(clock.now().add({ minutes: 31 }));
  expect(await hasOwedRounds(ctx.read, clock.now())).toBe(false);

  await updateIncident(jana, incidentId, {
    state: 'identified',
    ru: 'Банк чинит канал {{связи}}.',
    en: 'The bank repairs the line.',
    impacts: [],
    isPublic: true,
  });
  clock.set(clock.now().add({ minutes: 1 }));
  expect(await hasOwedRounds(ctx.read, clock.now())).toBe(true);
  await repeatRounds(ctx, ZONE);
  await sendAll();

  expect(await outOf(proven)).toHaveLength(before.proven);
  const told = await outOf(stranger);
  expect(told).toHaveLength(before.stranger + 1);
  expect(told.join('\n')).toContain(
    'Новое о сбое, который начался 9 ноября, 12:00. Сейчас: причина известна, её устраняют.',
  );
  expect(told.join('\n')).toContain('Банк чинит канал связи.');
  expect(await hasOwedRounds(ctx.read, clock.now())).toBe(false);
});

test('a sender that dies between an answer and its mark leaves neither: the round goes on, nobody gets two, nobody none', async () => {
  const tickets = (await preview()).map(({ ticketId, seen }) => ({ ticketId, seen }));
  const before = { proven: (await outOf(proven)).length, stranger: (await outOf(stranger)).length };
  await startRound(jana, { incidentId, texts: TEXTS, isClosing: false, perMinute: 600, tickets }, parts);

  // As the job is made: the round and the answer in somebody's name share their services, and so one commit.
  const services = testServices(desk.db, { clock });
  const job = createContext(services, { kind: 'job', name: 'send-rounds' }, 'all');
  const inTheirName: InNameOf = async (by) =>
    createContext(services, { kind: 'person', ...by, role: 'engineer' }, 'all');

  // The first ticket is answered, the second one half: the answer is written, and the process is gone before the commit.
  await sendRoundAnswer(job, inTheirName, parts);
  clock.set(clock.now().add({ seconds: 61 }));
  await expect(sendRoundAnswer(dyingAtTheEnd(job), inTheirName, parts)).rejects.toThrow('the process is gone');
  const halfWay = [...(await outOf(proven)), ...(await outOf(stranger))].length;
  await sendAll();

  expect(halfWay).toBe(before.proven + before.stranger + 1);
  expect(await outOf(proven)).toHaveLength(before.proven + 1);
  expect(await outOf(stranger)).toHaveLength(before.stranger + 1);
});

/** A context whose changes are never committed: all is done, and then there is nobody to say so. */
const dyingAtTheEnd = (whole: Context): Context => ({
  ...whole,
  get read() {
    return whole.read;
  },
  change: (action, subjectId, work) =>
    whole.change(action, subjectId, async (write) => {
      await work(write);
      throw new Error('the process is gone');
    }),
});

test('where one answer has no room for all, the next one begins with whom none has reached', async () => {
  const late = await desk.wrote('telegram', { chat: '5099', text: PAID });
  await attachTicket(jana, incidentId, late);
  const first = async (isRepeated: boolean) =>
    (await listRoundCandidates(ctx.read, incidentId, { isRepeated, most: 1 })).map(({ ticketId }) => ticketId);

  expect(await countRoundCandidates(ctx.read, incidentId)).toBe(4);
  expect(await first(false)).toEqual([late]);
  expect(await first(true)).not.toContain(late);
});
