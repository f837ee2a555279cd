import { expect, test } from 'vitest';
import { PHRASES_EN, REPLIES_EN } from '../../../../../server/demo/sample/desk/phrases.en.ts';
import { PHRASES_RU, REPLIES_RU } from '../../../../../server/demo/sample/desk/phrases.ru.ts';
import {
  createRandom,
  createSampleWorld,
  generalQuestion,
  merchantPersona,
  merchantPersonas,
  openStories,
  payerPersona,
  questionAbout,
  storiesOfDay,
  transactionsOfDay,
  waysToAsk,
} from '../../../../../server/demo/sample/index.ts';
import { maskText } from '../../../../../server/kernel/mask.ts';

const world = createSampleWorld({ today: Temporal.PlainDate.from('2026-11-25'), days: 3, familiesADay: 400 });
const payments = transactionsOfDay(world, 1).filter(({ type }) => type === 'payment');
const nowMs = Temporal.Instant.from('2026-11-25T11:00:00Z').epochMilliseconds;

test('nobody says a place that was to be filled, and nobody names a card that was not there', () => {
  const random = createRandom(1);
  const texts = payments.flatMap((payment) => {
    const personas = [payerPersona(world, payment), merchantPersona(world, payment.shop.merchant)];
    return personas.flatMap((persona) => [
      questionAbout(random, persona, payment).text,
      generalQuestion(random, persona, payment).subject,
      ...waysToAsk(persona, payment),
    ]);
  });

  expect(texts.length).toBeGreaterThan(2_000);
  expect(texts.filter((text) => /[{}]|undefined/.test(text))).toEqual([]);
  expect(texts.filter((text) => text === '?')).toEqual([]);
});

test('what people write holds no secret: nothing of it is masked', () => {
  const random = createRandom(2);
  const texts = payments.map((payment) => questionAbout(random, payerPersona(world, payment), payment).text);

  expect(texts.filter((text) => maskText(text) !== text)).toEqual([]);
});

test('one person has one address on each channel, and no two share one', () => {
  const personas = [...merchantPersonas(world), ...payments.map((payment) => payerPersona(world, payment))];
  const byId = new Map(personas.map((persona) => [persona.id, persona]));

  const telegrams = new Set([...byId.values()].map(({ telegram }) => telegram.id));

  expect(personas.filter((persona) => byId.get(persona.id)?.email !== persona.email)).toEqual([]);
  expect(telegrams.size).toBe(byId.size);
});

test('about a thousand requests come in a month, fewer at weekends', () => {
  const month = createSampleWorld({ today: Temporal.PlainDate.from('2026-11-25'), days: 28, familiesADay: 100 });
  const counts = Array.from({ length: 28 }, (_, day) => storiesOfDay(month, day).length);

  const all = counts.reduce((sum, count) => sum + count, 0);

  expect(all).toBeGreaterThan(800);
  expect(all).toBeLessThan(1_200);
});

test('every request of a day has its end, and its steps in order of time', () => {
  const stories = storiesOfDay(world, 1);

  for (const { steps } of stories) {
    const times = steps.map(({ atMs }) => atMs);
    const last = steps.at(-1)?.step;
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(last?.act === 'close' || (last?.act === 'answer' && last.afterwards === 'close')).toBe(true);
  }
});

test('a dozen requests are open today, the newest about order 10423', () => {
  const stories = openStories(world, nowMs);
  const newest = stories.toSorted((a, b) => (b.steps[0]?.atMs ?? 0) - (a.steps[0]?.atMs ?? 0))[0];

  expect(stories.length).toBeGreaterThanOrEqual(12);
  expect(newest?.question.about?.orderNumber).toBe(10_423);
  expect(stories.flatMap(({ steps }) => steps).filter(({ atMs }) => atMs > nowMs)).toEqual([]);
});

test('both languages answer every topic that is asked about', () => {
  for (const [phrases, replies] of [
    [PHRASES_RU, REPLIES_RU],
    [PHRASES_EN, REPLIES_EN],
  ] as const)
    for (const side of ['payer', 'merchant'] as const)
      for (const topic of Object.keys(phrases[side])) expect(Object.keys(replies.answers)).toContain(topic);
});
