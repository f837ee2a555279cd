/** What is known of a mailbox that could not be read. */
export interface MailboxFault {
  code: string;
  isWrongPassword: boolean;
  /** What the server answered to a command, if it did. */
  answer: string;
  message: string;
}

export interface MailboxProblem {
  reason: 'wrong-password' | 'no-such-folder' | 'server-unreachable' | 'connection-lost' | 'failed-here';
  words: string;
}

const UNREACHABLE = /^(?:ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|CONNECT_TIMEOUT|GREETING_TIMEOUT)$/;
const LOST =
  /^(?:NoConnection|ECONNRESET|EPIPE|ETIMEDOUT|EConnectionClosed|StateLogout|ClosedAfterConnectTLS|ClosedAfterConnectText)$/i;

export function problemOfMailbox({ code, isWrongPassword, answer, message }: MailboxFault): MailboxProblem {
  const words = answer === '' ? message : answer;
  if (isWrongPassword) return { reason: 'wrong-password', words };
  if (UNREACHABLE.test(code)) return { reason: 'server-unreachable', words };
  if (LOST.test(code)) return { reason: 'connection-lost', words };
  return { reason: answer === '' ? 'failed-here' : 'no-such-folder', words };
}

const WRONG_PASSWORD_SECONDS = 15 * 60;
const LONGEST_SECONDS = 5 * 60;

/**
 * How long a mailbox is left alone after so many failures in a row. `spread` (0 to 1) keeps mailboxes of one server apart. A
 * password that was refused is not tried again soon: servers lock who insists.
 */
export function secondsToRestMailbox(reason: MailboxProblem['reason'], failures: number, spread: number): number {
  if (reason === 'wrong-password') return WRONG_PASSWORD_SECONDS;
  const most = Math.min(LONGEST_SECONDS, 2 ** failures);
  return most / 2 + (most / 2) * spread;
}
