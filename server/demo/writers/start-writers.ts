import type { Clock } from '../../kernel/clock.ts';
import { errorFields, type Logger } from '../../platform/logger.ts';
import {
  createRandom,
  enclosureOf,
  factsOf,
  fill,
  type Persona,
  type Random,
  REPLIES,
  type SampleTransaction,
  type SampleWorld,
  type Scene,
  sceneAbout,
  type WritingChannel,
} from '../sample/index.ts';
import type { Correspondence, Letter } from './correspondence.ts';

export interface WritersParts {
  world: SampleWorld;
  clock: Clock;
  log: Logger;
  correspondence: Correspondence;
  /** Payments of the last hours, the newest first: what people ask about. */
  recentPayments(): readonly SampleTransaction[];
  perSecond: number;
  /** Who has asked already, and about what. */
  waiting: readonly Scene[];
}

/** People who keep writing, and answer what they are told. */
export interface Writers {
  readonly perSecond: number;
  setPace(perSecond: number): void;
  /** Somebody writes now. */
  writeOne(): Promise<void>;
  stop(): Promise<void>;
}

export const MOST_PER_SECOND = 50;
const TICK_MS = 100;
/** After an answer people take a while to read and type. */
const [SHORTEST_MS, LONGEST_MS] = [8_000, 60_000];

interface Reply {
  dueMs: number;
  persona: Persona;
  channel: WritingChannel;
  text: string;
}

export function startWriters({ world, clock, log, correspondence, recentPayments, ...given }: WritersParts): Writers {
  const random = createRandom(world.seed ^ (clock.now().epochMilliseconds & 0x7fff_ffff));
  const nowMs = () => clock.now().epochMilliseconds;
  const askedAbout = new Map<string, SampleTransaction>(
    given.waiting.flatMap(({ persona, question: { about } }) => (about === undefined ? [] : [[persona.id, about]])),
  );
  const writing = new Set<Promise<void>>();
  let replies: Reply[] = [];
  let perSecond = given.perSecond;
  let owed = 0;
  let lastMs = nowMs();

  const say = (persona: Persona, channel: WritingChannel, written: Letter) => {
    const sending = correspondence
      .write(persona, channel, written)
      .catch((error: unknown) => log.debug('a writer of the demo was not heard', errorFields(error)))
      .finally(() => writing.delete(sending));
    writing.add(sending);
    return sending;
  };
  const ask = () => {
    const payment = drawn(random, recentPayments());
    if (payment === undefined) return Promise.resolve();
    const scene = sceneAbout(random, world, payment);
    const { persona, channel, question } = scene;
    const file = enclosureOf(random, scene);
    askedAbout.set(persona.id, payment);
    if (askedAbout.size > 5_000) askedAbout.clear();
    return say(persona, channel, {
      text: question.text,
      subject: question.subject,
      ...(file !== undefined && { file }),
    });
  };
  correspondence.onAnswer(({ persona, channel, lines }) => {
    const about = askedAbout.get(persona.id);
    // Who writes as somebody answers for them.
    if (about === undefined || lines.filter(({ from }) => from === 'writer').length > 3) return;
    const text = replyOf(random, persona, about);
    if (text !== undefined)
      replies.push({ dueMs: nowMs() + random.between(SHORTEST_MS, LONGEST_MS), persona, channel, text });
  });
  const tick = () => {
    const now = nowMs();
    // After a pause of the process nobody catches up.
    owed = Math.min(owed + ((now - lastMs) / 1000) * perSecond, MOST_PER_SECOND);
    lastMs = now;
    for (; owed >= 1; owed -= 1) void ask();
    const due = replies.filter(({ dueMs }) => dueMs <= now);
    if (due.length === 0) return;
    replies = replies.filter(({ dueMs }) => dueMs > now);
    for (const { persona, channel, text } of due) void say(persona, channel, { text });
  };
  const timer = setInterval(tick, TICK_MS);
  timer.unref();
  return {
    get perSecond() {
      return perSecond;
    },
    setPace: (next) => {
      perSecond = next;
      owed = Math.min(owed, next);
    },
    writeOne: ask,
    stop: async () => {
      clearInterval(timer);
      await Promise.all(writing);
    },
  };
}

/** Some say thank you, some tell more, some press, some are never heard of again. */
function replyOf(random: Random, persona: Persona, about: SampleTransaction): string | undefined {
  const { thanks, details, chase } = REPLIES[persona.language];
  const point = random.next();
  if (point < 0.45) return random.pick(thanks);
  if (point < 0.62) return fill(random.pick(details), factsOf(persona, about));
  return point < 0.72 ? random.pick(chase) : undefined;
}

/** The newest are asked about most. */
function drawn(random: Random, payments: readonly SampleTransaction[]): SampleTransaction | undefined {
  return payments[Math.floor(random.next() * random.next() * payments.length)];
}
