import { useTranslation } from 'react-i18next';
import type { WaitingOn, WriterSide } from '#contract/tickets';
import type { Language } from '#kernel/language';
import { useFormat } from '../../lib/format.ts';
import type { ThreadEvent } from './thread.rules.ts';
import { en } from './words.en.ts';

type Known = keyof typeof en.event;
const isKnown = (what: string): what is Known => Object.hasOwn(en.event, what);
const isLanguage = (word: string): word is Language => Object.hasOwn(en.about.languages, word);
const isSide = (word: string): word is WriterSide => Object.hasOwn(en.side, word);
const isWaitingOn = (word: string): word is WaitingOn => Object.hasOwn(en.waitingOn, word);

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
  return ({ what, facts, byName }) => {
    const spoken = Object.fromEntries(
      Object.entries(facts).map(([name, fact]) => [
        name,
        isInstant(fact) ? format.fullMoment(fact) : wordOf(what, fact),
      ]),
    );
    const name = facts.assignee === undefined || facts.assignee === '' ? what : `${what}-for`;
    const said = isKnown(name) ? t(`event.${name}`, { ...BLANK, ...spoken }).trim() : what;
    return byName === null ? said : `${byName}: ${said}`;
  };
  function wordOf(what: string, fact: string): string {
    return ownWordOf(what, fact) ?? sharedWordOf(fact);
  }
  /** The fact of a sentence that takes one kind of word alone. */
  function ownWordOf(what: string, fact: string): string | undefined {
    if (what === 'side-changed' && isSide(fact)) return t(`side.${fact}`);
    if (what === 'language-changed' && isLanguage(fact)) return t(`about.languages.${fact}`);
    return what === 'subject-changed' ? fact : undefined;
  }
  function sharedWordOf(fact: string): string {
    if (Object.hasOwn(en.topic, fact)) return t(`topic.${fact as keyof typeof en.topic}`);
    return isWaitingOn(fact) ? t(`waitingOn.${fact}`) : fact;
  }
}

const isInstant = (fact: string) => /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(fact);
