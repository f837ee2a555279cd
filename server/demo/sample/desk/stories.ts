import { DAY_MS, dayStartMs, HOUR_MS, MINUTE_MS, weekdayOf } from '../calendar.ts';
import { transactionsOfDay } from '../days.ts';
import { createRandom, hash32, type Random } from '../random.ts';
import { isStoryTransaction } from '../story.ts';
import type { SampleTransaction } from '../transaction.ts';
import type { SampleWorld } from '../world.ts';
import { type Scene, sceneAbout } from './casting.ts';
import { payerPersona } from './personas.ts';
import { factsOf, fill, questionAbout, REPLIES, waysToAsk } from './question.ts';

/** One thing that happens to a request. `write` is the writer's, the rest is the desk's. */
export type StoryStep =
  | { act: 'write'; text: string; subject?: string }
  | { act: 'answer'; text: string; afterwards: 'wait' | 'close' | 'keep' }
  | { act: 'note'; text: string }
  | { act: 'wait-inside'; on: 'bank' | 'developers' }
  | { act: 'inside-acted' | 'close' }
  | { act: 'snooze' | 'promise'; minutes: number; text: string };

/** A request from its first word to its end: what happened when. */
export interface Story extends Scene {
  steps: readonly { atMs: number; step: StoryStep }[];
}

/** About a thousand requests a month. */
const A_DAY = 33;
/** Fewer people write on a Saturday and a Sunday. */
const WEEKDAYS = [1.15, 1.2, 1.15, 1.1, 1.1, 0.75, 0.6] as const;

/** The requests that begin on a day, in no order. */
export function storiesOfDay(world: SampleWorld, day: number, share = 1): Story[] {
  const random = createRandom(hash32(world.seed, 0x7cc7, day));
  const payments = transactionsOfDay(world, day).filter(isAskedAbout);
  if (payments.length === 0) return [];
  const count = Math.round(A_DAY * share * (WEEKDAYS[weekdayOf(world.calendar, day)] ?? 1) + random.between(-3, 3));
  const endMs = dayStartMs(world.calendar, day) + DAY_MS;
  return Array.from({ length: Math.max(1, count) }, () => {
    const about = worthAsking(random, payments);
    // People ask within hours, and not after the day: the night's requests are few.
    const atMs = Math.min(
      endMs - random.between(0.5, 3) * HOUR_MS,
      about.createdMs + random.between(2, 240) * MINUTE_MS,
    );
    return finished(random, sceneAbout(random, world, about), Math.floor(atMs));
  });
}

/** What failed is asked about more often than what went well. */
function worthAsking(random: Random, payments: readonly SampleTransaction[]): SampleTransaction {
  const drawn = () => payments[random.int(payments.length)] as SampleTransaction; // the list is not empty
  const first = drawn();
  return first.finalStatus !== 'successful' || random.chance(0.3) ? first : drawn();
}

function finished(random: Random, scene: Scene, askedMs: number): Story {
  const { persona, channel, question } = scene;
  const replies = REPLIES[persona.language];
  const steps = [{ atMs: askedMs, step: asked(scene) }];
  let atMs = askedMs;
  const then = (minutes: number, step: StoryStep) => {
    atMs += Math.floor(minutes * MINUTE_MS);
    steps.push({ atMs, step });
  };
  const answer = (afterwards: 'wait' | 'close'): StoryStep => ({
    act: 'answer',
    text: random.pick(replies.answers[question.topic]),
    afterwards,
  });
  const pause = () => (channel === 'email' ? random.between(6, 75) : random.between(0.7, 7));
  if (random.chance(0.08)) then(pause() / 2, { act: 'note', text: random.pick(replies.notes) });
  if (random.chance(0.06)) {
    then(pause(), { act: 'wait-inside', on: random.pick(['bank', 'developers']) });
    then(random.between(30, 400), { act: 'inside-acted' });
  }
  const point = random.next();
  if (point < 0.55) then(pause(), answer('close'));
  else {
    then(pause(), answer('wait'));
    if (point < 0.8) then(random.between(1, 40), { act: 'write', text: random.pick(replies.thanks) });
    else if (question.about !== undefined) {
      then(random.between(2, 60), {
        act: 'write',
        text: fill(random.pick(replies.details), factsOf(persona, question.about)),
      });
      then(pause(), answer('wait'));
    }
    then(random.between(5, 90), { act: 'close' });
  }
  return { ...scene, steps };
}

const asked = ({ question: { text, subject } }: Scene): StoryStep => ({ act: 'write', text, subject });

/** Requests that are open when the sample is looked at: each kind of work that a desk has. */
export function openStories(world: SampleWorld, nowMs: number): Story[] {
  const day = world.days - 1;
  const random = createRandom(hash32(world.seed, 0x0be7, day));
  const payments = transactionsOfDay(world, day).filter(isAskedAbout);
  if (payments.length === 0) return [];
  const scene = (): Scene => sceneAbout(random, world, worthAsking(random, payments));
  const answered = ({ persona, question }: Scene): StoryStep => ({
    act: 'answer',
    text: random.pick(REPLIES[persona.language].answers[question.topic]),
    afterwards: 'wait',
  });
  const chase = ({ persona }: Scene): StoryStep => ({
    act: 'write',
    text: random.pick(REPLIES[persona.language].chase),
  });
  const story = (
    minutesAgo: number,
    more: (scene: Scene) => [minutes: number, step: StoryStep][] = () => [],
  ): Story => {
    const cast = scene();
    const at = (minutes: number) => Math.floor(nowMs - minutes * MINUTE_MS);
    const later = more(cast).map(([minutes, step]) => ({ atMs: at(minutes), step }));
    return { ...cast, steps: [{ atMs: at(minutesAgo), step: asked(cast) }, ...later] };
  };
  return [
    storyOfTheBooks(world, random, payments, nowMs - 1.5 * MINUTE_MS),
    story(2.2),
    story(3.4),
    story(21),
    story(52, (cast) => [
      [48, answered(cast)],
      [9, chase(cast)],
    ]),
    story(95, (cast) => [
      [88, answered(cast)],
      [26, chase(cast)],
    ]),
    story(140, (cast) => [[133, answered(cast)]]),
    story(230, (cast) => [[221, answered(cast)]]),
    story(300, () => [[290, { act: 'wait-inside', on: 'bank' }]]),
    story(410, () => [[380, { act: 'wait-inside', on: 'developers' }]]),
    story(500, () => [
      [490, { act: 'wait-inside', on: 'bank' }],
      [30, { act: 'inside-acted' }],
    ]),
    story(260, (cast) => [
      [255, answered(cast)],
      [250, { act: 'snooze', minutes: 500, text: '' }],
    ]),
    story(180, () => [[175, { act: 'promise', minutes: 260, text: 'Позвонить в банк и ответить' }]]),
  ].filter((each) => each !== undefined);
}

/** Alesia, whose order 10423 was refused yesterday evening. */
function storyOfTheBooks(
  world: SampleWorld,
  random: Random,
  payments: readonly SampleTransaction[],
  atMs: number,
): Story | undefined {
  const about = payments.find(isStoryTransaction);
  if (about === undefined) return undefined;
  const persona = payerPersona(world, about);
  // In words by which the payment is found: this is what a newcomer opens first.
  const [text = ''] = waysToAsk(persona, about);
  const question = { ...questionAbout(random, persona, about), text };
  const scene: Scene = { persona, channel: 'telegram', question };
  return { ...scene, steps: [{ atMs: Math.floor(atMs), step: asked(scene) }] };
}

const isAskedAbout = ({ type, test }: SampleTransaction) => !test && (type === 'payment' || type === 'refund');
