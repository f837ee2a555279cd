import type { ThreadEvent } from './thread.rules.ts';

/** A list of words from which a fact is told. */
export type Vocabulary = 'topic' | 'side' | 'waitingOn' | 'level' | 'decide' | 'failure' | 'languages';
type Told = Pick<ThreadEvent, 'what' | 'facts'>;

/** Which facts of which event are words of ours; all others are said as they are. */
const SPOKEN: Record<string, Record<string, Vocabulary>> = {
  'topic-changed': { from: 'topic', to: 'topic' },
  'side-changed': { to: 'side' },
  'language-changed': { to: 'languages' },
  'waits-inside': { on: 'waitingOn' },
  'ask-again': { on: 'waitingOn' },
  'proof-raised': { level: 'level' },
  'answer-decided': { decision: 'decide' },
  'answer-undelivered': { reason: 'failure' },
};

export const vocabularyOf = ({ what }: Pick<Told, 'what'>, fact: string): Vocabulary | undefined =>
  SPOKEN[what]?.[fact];

const isSaid = (fact: string | undefined) => fact !== undefined && fact !== '';

/** Sentences that are others when a fact is there. */
const OTHERWISE: Record<string, (facts: Told['facts']) => string> = {
  opened: ({ assignee }) => (isSaid(assignee) ? 'opened-for' : 'opened'),
  'opened-by-hand': ({ assignee }) => (isSaid(assignee) ? 'opened-by-hand-for' : 'opened-by-hand'),
  assigned: ({ why }) => (why === undefined ? 'assigned' : `assigned-${why}`),
  'reopened-by-writer': ({ evidence }) => (evidence === 'edit' ? 'reopened-by-edit' : 'reopened-by-writer'),
  'waits-inside': ({ until }) => (until === undefined ? 'waits-inside' : 'waits-inside-until'),
  'deadline-changed': ({ to }) => (isSaid(to) ? 'deadline-changed' : 'deadline-changed-bare'),
  'merchant-changed': ({ to }) => (isSaid(to) ? 'merchant-changed' : 'merchant-changed-bare'),
  promised: ({ text }) => (isSaid(text) ? 'promised' : 'promised-bare'),
  called: calledAs,
};

/** Which sentence tells an event. The name of one may be unknown here. */
export const sentenceOf = ({ what, facts }: Told): string => OTHERWISE[what]?.(facts) ?? what;

/** A call of before the steps were told apart names none. */
function calledAs({ step, outcome, to }: Told['facts']): string {
  if (step === undefined) return 'called';
  return outcome === 'no-reach' || !isSaid(to) ? `called-nobody-${step}` : `called-${step}`;
}
