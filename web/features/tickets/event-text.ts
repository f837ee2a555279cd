import { useTranslation } from 'react-i18next';
import { useFormat } from '../../lib/format.ts';
import { nowMs } from '../../lib/now.ts';
import { sentenceOf, type Vocabulary, vocabularyOf } from './event-sentence.rules.ts';
import type { ThreadEvent } from './thread.rules.ts';
import { en } from './words.en.ts';

const isIn = <T extends object>(words: T, word: string): word is string & keyof T => Object.hasOwn(words, word);

/** Facts that a sentence names and an older event may lack. */
const BLANK = {
  address: '',
  assignee: '',
  at: '',
  decision: '',
  from: '',
  level: '',
  number: '',
  on: '',
  reason: '',
  text: '',
  to: '',
  uid: '',
  until: '',
  words: '',
};

/** What happened, as a sentence; a word of a newer server is told as it is. */
export function useEventText(): (event: ThreadEvent) => string {
  const { t } = useTranslation('tickets');
  const format = useFormat();
  const words: Record<Vocabulary, (fact: string) => string | undefined> = {
    topic: (fact) => (isIn(en.topic, fact) ? t(`topic.${fact}`) : undefined),
    side: (fact) => (isIn(en.side, fact) ? t(`side.${fact}`) : undefined),
    waitingOn: (fact) => (isIn(en.waitingOn, fact) ? t(`waitingOn.${fact}`) : undefined),
    level: (fact) => (isIn(en.level, fact) ? t(`level.${fact}`) : undefined),
    decide: (fact) => (isIn(en.delivery.decide, fact) ? t(`delivery.decide.${fact}`) : undefined),
    failure: (fact) => (isIn(en.failure, fact) ? t(`failure.${fact}`) : undefined),
    languages: (fact) => (isIn(en.about.languages, fact) ? t(`about.languages.${fact}`) : undefined),
  };
  return (event) => {
    const facts = Object.fromEntries(
      Object.entries(event.facts).map(([name, fact]) => [name, said(event, name, fact)]),
    );
    const name = sentenceOf(event);
    const text = isIn(en.event, name) ? t(`event.${name}`, { ...BLANK, ...facts }).trim() : event.what;
    return event.byName === null ? text : `${event.byName}: ${text}`;
  };
  function said(event: ThreadEvent, name: string, fact: string): string {
    if (isInstant(fact)) return format.minute(fact, nowMs());
    const vocabulary = vocabularyOf(event, name);
    return (vocabulary === undefined ? undefined : words[vocabulary](fact)) ?? fact;
  }
}

const isInstant = (fact: string) => /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(fact);
