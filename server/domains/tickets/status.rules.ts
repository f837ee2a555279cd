import { no, ok, type Result } from '#kernel/result';
import type { TicketStatus } from './contract.ts';

/** What happens to a ticket. `answered-keep`: something was said, and it still waits for us. */
export type TicketStep =
  | 'writer-wrote'
  | 'writer-thanked'
  | 'answered-wait'
  | 'answered-close'
  | 'answered-keep'
  | 'answer-failed'
  | 'wait-inside'
  | 'inside-acted'
  | 'wait-outside'
  | 'close'
  | 'reopen';

/** The whole state machine; a step that is not in a row is refused there. */
const NEXT = {
  'needs-first-answer': {
    'writer-wrote': 'needs-first-answer',
    'writer-thanked': 'needs-first-answer',
    'answered-wait': 'waiting-outside',
    'answered-close': 'done',
    'answered-keep': 'needs-next-answer',
    'answer-failed': 'needs-first-answer',
    'wait-inside': 'waiting-inside',
    'wait-outside': 'waiting-outside',
    close: 'done',
  },
  'needs-next-answer': {
    'writer-wrote': 'needs-next-answer',
    'writer-thanked': 'needs-next-answer',
    'answered-wait': 'waiting-outside',
    'answered-close': 'done',
    'answered-keep': 'needs-next-answer',
    'answer-failed': 'needs-next-answer',
    'wait-inside': 'waiting-inside',
    'wait-outside': 'waiting-outside',
    close: 'done',
  },
  'waiting-inside': {
    'writer-wrote': 'needs-next-answer',
    'writer-thanked': 'waiting-inside',
    'answered-wait': 'waiting-outside',
    'answered-close': 'done',
    'answered-keep': 'waiting-inside',
    'answer-failed': 'waiting-inside',
    'wait-inside': 'waiting-inside',
    'inside-acted': 'close-the-loop',
    'wait-outside': 'waiting-outside',
    close: 'done',
    reopen: 'needs-next-answer',
  },
  'waiting-outside': {
    'writer-wrote': 'needs-next-answer',
    'writer-thanked': 'waiting-outside',
    'answered-wait': 'waiting-outside',
    'answered-close': 'done',
    'answered-keep': 'waiting-outside',
    'answer-failed': 'needs-next-answer',
    'wait-inside': 'waiting-inside',
    close: 'done',
    reopen: 'needs-next-answer',
  },
  'close-the-loop': {
    'writer-wrote': 'needs-next-answer',
    'writer-thanked': 'close-the-loop',
    'answered-wait': 'waiting-outside',
    'answered-close': 'done',
    'answered-keep': 'close-the-loop',
    'answer-failed': 'close-the-loop',
    'wait-inside': 'waiting-inside',
    'wait-outside': 'waiting-outside',
    close: 'done',
    reopen: 'needs-next-answer',
  },
  done: {
    'writer-wrote': 'needs-next-answer',
    'writer-thanked': 'done',
    'answered-wait': 'waiting-outside',
    'answered-close': 'done',
    'answered-keep': 'done',
    'answer-failed': 'needs-next-answer',
    reopen: 'needs-next-answer',
  },
} as const satisfies Record<TicketStatus, Partial<Record<TicketStep, TicketStatus>>>;

/** Where a step leads. While nobody has answered yet, what needs an answer needs the first one. */
export function stepTo(
  from: TicketStatus,
  step: TicketStep,
  isAnswered: boolean,
): Result<TicketStatus, 'not-from-here'> {
  const row: Partial<Record<TicketStep, TicketStatus>> = NEXT[from];
  const to = row[step];
  if (to === undefined) return no('not-from-here');
  const saysSomething = step === 'answered-keep';
  return ok(to === 'needs-next-answer' && !isAnswered && !saysSomething ? 'needs-first-answer' : to);
}

/** The statuses in which somebody of the desk has to do something now. */
export const NEEDS_US: readonly TicketStatus[] = ['needs-first-answer', 'needs-next-answer', 'close-the-loop'];

export const needsUs = (status: TicketStatus): boolean => NEEDS_US.includes(status);
