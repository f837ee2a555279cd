import { useTranslation } from 'react-i18next';
import type { WaitingOn } from '#contract/tickets';
import { useFormat } from '../../lib/format.ts';
import type { ThreadEvent } from './thread.rules.ts';
import { en } from './words.en.ts';

type Known = keyof typeof en.event;
const isKnown = (what: string): what is Known => Object.hasOwn(en.event, what);
const isWaitingOn = (word: string): word is WaitingOn => Object.hasOwn(en.waitingOn, word);

/** Facts that a sentence names and an older event may lack. */
const BLANK = {
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
      Object.entries(facts).map(([name, fact]) => [name, isInstant(fact) ? format.fullMoment(fact) : wordOf(fact)]),
    );
    const name = facts.assignee === undefined || facts.assignee === '' ? what : `${what}-for`;
    const said = isKnown(name) ? t(`event.${name}`, { ...BLANK, ...spoken }).trim() : what;
    return byName === null ? said : `${byName}: ${said}`;
  };
  function wordOf(fact: string): string {
    if (Object.hasOwn(en.topic, fact)) return t(`topic.${fact as keyof typeof en.topic}`);
    return isWaitingOn(fact) ? t(`waitingOn.${fact}`) : fact;
  }
}

const isInstant = (fact: string) => /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(fact);
