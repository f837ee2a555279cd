import type { SendOutcome } from '../facts.ts';

/** What is known of an attempt that failed. */
export interface FailedAttempt {
  /** The library's word for what went wrong. */
  code: string;
  /** The step of the exchange: `CONN`, `AUTH PLAIN`, `MAIL FROM`, `RCPT TO`, `DATA`. */
  command: string;
  /** What the server answered, if it answered. */
  responseCode: number | undefined;
  words: string;
  /** Whether all of the mail had been handed to the connection. */
  bodyWasSent: boolean;
}

const LONGEST_WORDS = 500;

/** Without an answer after the whole mail was written nobody can say whether it was taken. */
export function outcomeOfFailure(attempt: FailedAttempt): SendOutcome {
  const words = attempt.words.slice(0, LONGEST_WORDS);
  const { responseCode, command, code, bodyWasSent } = attempt;
  if (code === 'EAUTH' || command.startsWith('AUTH')) return { outcome: 'later', reason: 'wrong-password', words };
  if (responseCode !== undefined) return answered(responseCode, command, words);
  if (bodyWasSent) return { outcome: 'unknown', reason: 'connection-lost', words };
  if (code === 'EENVELOPE') return { outcome: 'failed', reason: 'refused-by-server', words };
  return { outcome: 'later', reason: code === 'ETLS' ? 'no-secure-connection' : 'server-unreachable', words };
}

/** A refusal for good counts only where it is about this mail: a server that greets with one may be kinder later. */
function answered(responseCode: number, command: string, words: string): SendOutcome {
  const isAboutTheMail = /^(?:MAIL FROM|RCPT TO|DATA)/.test(command);
  if (responseCode >= 500 && isAboutTheMail) return { outcome: 'failed', reason: 'refused-by-server', words };
  return { outcome: 'later', reason: 'server-busy', words };
}
