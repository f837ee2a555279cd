import { expect, test } from 'vitest';
import { type FailedAttempt, outcomeOfFailure } from '../../../../../server/domains/channels/mail/outcome.rules.ts';
import { problemOfMailbox, secondsToRestMailbox } from '../../../../../server/domains/channels/mail/problem.rules.ts';

const failed = (given: Partial<FailedAttempt>) =>
  outcomeOfFailure({
    code: 'ECONNECTION',
    command: 'CONN',
    responseCode: undefined,
    words: 'w',
    bodyWasSent: false,
    ...given,
  });

test.each<[string, Partial<FailedAttempt>, string, string]>([
  [
    'a recipient that does not exist',
    { code: 'EENVELOPE', command: 'RCPT TO', responseCode: 550 },
    'failed',
    'refused-by-server',
  ],
  ['a recipient that is busy', { code: 'EENVELOPE', command: 'RCPT TO', responseCode: 450 }, 'later', 'server-busy'],
  [
    'a mail refused after it was read',
    { code: 'EMESSAGE', command: 'DATA', responseCode: 554, bodyWasSent: true },
    'failed',
    'refused-by-server',
  ],
  [
    'a mail put off after it was read',
    { code: 'EMESSAGE', command: 'DATA', responseCode: 451, bodyWasSent: true },
    'later',
    'server-busy',
  ],
  ['a server that greets with a refusal', { responseCode: 554 }, 'later', 'server-busy'],
  ['a server that goes away with a word', { responseCode: 421, bodyWasSent: true }, 'later', 'server-busy'],
  ['a wrong password', { code: 'EAUTH', command: 'AUTH PLAIN', responseCode: 535 }, 'later', 'wrong-password'],
  ['nobody there', { code: 'ESOCKET' }, 'later', 'server-unreachable'],
  ['a cut before the mail', { code: 'ECONNECTION' }, 'later', 'server-unreachable'],
  ['a cut after the mail', { code: 'ECONNECTION', bodyWasSent: true }, 'unknown', 'connection-lost'],
  ['silence after the mail', { code: 'ETIMEDOUT', bodyWasSent: true }, 'unknown', 'connection-lost'],
  ['no secure connection to be had', { code: 'ETLS' }, 'later', 'no-secure-connection'],
  ['an address that the library refuses', { code: 'EENVELOPE', command: 'API' }, 'failed', 'refused-by-server'],
])('%s', (_, given, outcome, reason) => {
  expect(failed(given)).toEqual({ outcome, reason, words: 'w' });
});

const problem = (given: Partial<Parameters<typeof problemOfMailbox>[0]>) =>
  problemOfMailbox({ code: '', isWrongPassword: false, answer: '', message: 'm', ...given }).reason;

test('a mailbox’s faults have names', () => {
  expect(problem({ isWrongPassword: true, answer: 'NO' })).toBe('wrong-password');
  expect(problem({ code: 'ECONNREFUSED' })).toBe('server-unreachable');
  expect(problem({ code: 'NoConnection' })).toBe('connection-lost');
  expect(problem({ code: 'ETIMEDOUT' })).toBe('connection-lost');
  expect(problem({ answer: 'Mailbox does not exist' })).toBe('no-such-folder');
  expect(problem({})).toBe('failed-here');
});

test('rest grows to five minutes and differs; after a wrong password it is long at once', () => {
  expect([1, 2, 3, 20].map((failures) => secondsToRestMailbox('connection-lost', failures, 1))).toEqual([2, 4, 8, 300]);
  expect(secondsToRestMailbox('connection-lost', 3, 0)).toBe(4);
  expect(secondsToRestMailbox('wrong-password', 1, 0)).toBe(900);
});
