import { ZONE } from '../calendar.ts';
import type { Random } from '../random.ts';
import type { SampleTransaction } from '../transaction.ts';
import type { Persona } from './personas.ts';
import { PHRASES_EN, REPLIES_EN } from './phrases.en.ts';
import { PHRASES_RU, REPLIES_RU } from './phrases.ru.ts';
import type { Phrases, QuestionTopic, Replies, WriterLanguage } from './topics.ts';

export interface Question {
  topic: QuestionTopic;
  subject: string;
  text: string;
  /** What it is about; undefined for a question about no payment. */
  about: SampleTransaction | undefined;
}

const PHRASES: Record<WriterLanguage, Phrases> = { ru: PHRASES_RU, en: PHRASES_EN };
export const REPLIES: Record<WriterLanguage, Replies> = { ru: REPLIES_RU, en: REPLIES_EN };

const ABOUT_NO_PAYMENT = ['payout', 'notifications', 'module', 'documents', 'access', 'other'] as const;
/** How often a fact is told a little wrong: the neighbouring order, a slip of the finger. */
const SLIPS = 0.06;

/** What this person asks about this payment, in their own words. */
export function questionAbout(random: Random, persona: Persona, about: SampleTransaction): Question {
  return written(random, persona, topicOf(random, about), about);
}

/** What a merchant asks about no payment in particular; `near` lends its shop and its day. */
export const generalQuestion = (random: Random, persona: Persona, near: SampleTransaction): Question => ({
  ...written(random, persona, persona.side === 'payer' ? 'other' : random.pick(ABOUT_NO_PAYMENT), near),
  about: undefined,
});

/** Each way in which this person may ask about this payment. */
export function waysToAsk(persona: Persona, about: SampleTransaction): string[] {
  const topics: QuestionTopic[] = about.finalStatus === 'successful' ? ['debited', 'refund'] : ['declined', 'debited'];
  return topics.flatMap((topic) =>
    sayable(PHRASES[persona.language][persona.side][topic] ?? [], about).map((phrase) =>
      fill(phrase, factsOf(persona, about)),
    ),
  );
}

function topicOf(random: Random, { finalStatus, type }: SampleTransaction): QuestionTopic {
  if (type === 'refund') return 'refund';
  if (finalStatus !== 'successful') return random.chance(0.85) ? 'declined' : 'debited';
  return random.chance(0.6) ? 'debited' : 'refund';
}

function written(random: Random, persona: Persona, topic: QuestionTopic, about: SampleTransaction): Question {
  const known = PHRASES[persona.language][persona.side];
  const [first = '?', ...others] = sayable(known[topic] ?? known.other ?? [], about);
  const facts = factsOf(persona, random.chance(SLIPS) ? slipped(random, about) : about);
  return {
    topic,
    subject: fill(REPLIES[persona.language].subject[topic], facts),
    text: fill(random.pick([first, ...others]), facts),
    about,
  };
}

/** A bill was paid without a card: nobody names one. */
const sayable = (phrases: readonly string[], { card }: SampleTransaction) =>
  card === undefined ? phrases.filter((phrase) => !phrase.includes('{last4}')) : phrases;

const slipped = (random: Random, about: SampleTransaction): SampleTransaction =>
  random.chance(0.5)
    ? { ...about, orderNumber: about.orderNumber + 1 }
    : { ...about, amount: about.amount + random.pick([100, -100, 10]) };

// Made once: a formatter costs more than all that it writes here.
const dayIn = (locale: string) => new Intl.DateTimeFormat(locale, { timeZone: ZONE, day: 'numeric', month: 'long' });
const DAYS: Record<WriterLanguage, Intl.DateTimeFormat> = { ru: dayIn('ru-RU'), en: dayIn('en-GB') };
const TIME = new Intl.DateTimeFormat('en-GB', { timeZone: ZONE, hour: '2-digit', minute: '2-digit' });

export type Facts = Record<'order' | 'amount' | 'when' | 'day' | 'last4' | 'shop', string>;

export function factsOf({ language }: Persona, about: SampleTransaction): Facts {
  const amount = (about.amount / 100).toFixed(2);
  const day = DAYS[language].format(about.createdMs);
  return {
    order: String(about.orderNumber),
    amount: `${language === 'ru' ? amount.replace('.', ',') : amount} ${about.currency}`,
    when: `${day}, ${TIME.format(about.createdMs)}`,
    day,
    last4: about.card?.last4 ?? '',
    shop: about.shop.domain,
  };
}

export const fill = (phrase: string, facts: Facts): string =>
  phrase.replaceAll(/\{(\w+)\}/g, (_, name: string) => facts[name as keyof Facts] ?? ''); // only these places are written
