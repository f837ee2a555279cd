import { describe, expect, test } from 'vitest';
import { AnswerDecision } from '#contract/answers';
import { SendFailureReason } from '#contract/channels';
import { type CallStep, Happened, ProofLevel, Topic, WaitingOn, WriterSide } from '#contract/tickets';
import { Language } from '#kernel/language';
import { sentenceOf, vocabularyOf } from '../../../../web/features/tickets/event-sentence.rules.ts';
import { en } from '../../../../web/features/tickets/words.en.ts';
import { ru } from '../../../../web/features/tickets/words.ru.ts';

const WHO = { to: 'Ana', assignee: 'Ana', text: 'the answer' };
/** The facts by which a sentence is another one. */
const OTHERWISE: [Happened, Record<string, string>][] = [
  ['opened', WHO],
  ['opened-by-hand', WHO],
  ['assigned', { ...WHO, why: 'owner-absent' }],
  ['assigned', { ...WHO, why: 'nobody-had-it' }],
  ['reopened-by-writer', { evidence: 'edit' }],
  ['waits-inside', { on: 'bank', until: '2026-11-10T09:00:00Z' }],
  ['deadline-changed', WHO],
  ['merchant-changed', WHO],
  ['promised', WHO],
  ...(['own-messenger', 'lead', 'coverage', 'administrator'] satisfies CallStep[]).flatMap(
    (step): [Happened, Record<string, string>][] => [
      ['called', { step, to: 'Ana', outcome: 'called' }],
      ['called', { step, to: '', outcome: 'no-reach' }],
    ],
  ),
];
const plain = Happened.options.map((what) => sentenceOf({ what, facts: {} }));
const told = OTHERWISE.map(([what, facts]) => sentenceOf({ what, facts }));
const all = [...new Set([...plain, ...told])].sort();

test('everything that a thread tells of has its sentence in both languages, and no sentence is kept for nothing', () => {
  expect(Object.keys(en.event).sort()).toEqual(all);
  expect(Object.keys(ru.event).sort()).toEqual(all);
});

test('a sentence names the same facts in both languages', () => {
  const named = (sentence: string) => [...sentence.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort();

  for (const name of Object.keys(en.event) as (keyof typeof en.event)[])
    expect(named(ru.event[name]), name).toEqual(named(en.event[name]));
});

test('who could not be called is told as nobody, also of an older call', () => {
  expect(sentenceOf({ what: 'called', facts: { step: 'coverage', to: '', outcome: 'no-reach' } })).toBe(
    'called-nobody-coverage',
  );
  expect(sentenceOf({ what: 'called', facts: { to: 'Ana' } })).toBe('called');
});

test('what a newer server tells is told as it is', () => {
  expect(sentenceOf({ what: 'turned-to-gold', facts: { to: 'bank' } })).toBe('turned-to-gold');
  expect(vocabularyOf({ what: 'turned-to-gold' }, 'to')).toBeUndefined();
});

describe('facts that are words of ours are told in the reader’s language', () => {
  test.each([
    ['topic-changed', 'from', Topic.options, en.topic, ru.topic],
    ['topic-changed', 'to', Topic.options, en.topic, ru.topic],
    ['side-changed', 'to', WriterSide.options, en.side, ru.side],
    ['language-changed', 'to', Language.options, en.about.languages, ru.about.languages],
    ['waits-inside', 'on', WaitingOn.options, en.waitingOn, ru.waitingOn],
    ['ask-again', 'on', WaitingOn.options, en.waitingOn, ru.waitingOn],
    ['proof-raised', 'level', ProofLevel.options, en.level, ru.level],
    ['answer-decided', 'decision', AnswerDecision.options, en.delivery.decide, ru.delivery.decide],
    ['answer-undelivered', 'reason', SendFailureReason.options, en.failure, ru.failure],
  ])('%s names its %s', (what, fact, words, english, russian) => {
    expect(vocabularyOf({ what }, fact)).toBeDefined();
    expect(Object.keys(english)).toEqual(expect.arrayContaining([...words]));
    expect(Object.keys(russian)).toEqual(expect.arrayContaining([...words]));
  });

  test('a merchant who is called like a word of ours keeps their name', () => {
    expect(vocabularyOf({ what: 'merchant-changed' }, 'to')).toBeUndefined();
    expect(vocabularyOf({ what: 'side-changed' }, 'to')).toBe('side');
  });
});
