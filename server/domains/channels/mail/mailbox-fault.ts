import { maskText } from '../../../kernel/mask.ts';
import { type MailboxProblem, problemOfMailbox } from './problem.rules.ts';

/** What the IMAP library says of a failure, as a problem to show. */
export function mailboxProblem(error: unknown): MailboxProblem {
  const { code, authenticationFailed, responseText, message } = Object(error) as Record<string, unknown>;
  const text = (value: unknown) => (typeof value === 'string' ? maskText(value).slice(0, 500) : '');
  return problemOfMailbox({
    code: text(code),
    isWrongPassword: authenticationFailed === true,
    answer: text(responseText),
    message: text(message),
  });
}
