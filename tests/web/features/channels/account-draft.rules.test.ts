import { expect, test } from 'vitest';
import { AccountInput, type ChannelAccount } from '#contract/channels';
import type { AccountId } from '#kernel/ids';
import { accountDraftOf, accountInputOf } from '../../../../web/features/channels/account-draft.rules.ts';
import { asksByItself, missingIn, stateOf } from '../../../../web/features/channels/account-state.rules.ts';

const balance = { received: 10, waiting: 1, ticketed: 4, joined: 2, duplicate: 1, quarantined: 1, failed: 1 };
const account = (more: Partial<ChannelAccount> = {}): ChannelAccount => ({
  id: '00000000-0000-7000-8000-000000000001' as AccountId,
  kind: 'email',
  name: 'Desk',
  settings: {
    kind: 'email',
    address: 'desk@example.com',
    senderName: 'Desk',
    imap: null,
    listens: true,
    smtp: { host: 'mail.example.com', port: 465, security: 'tls', user: 'desk' },
    authservId: '',
  },
  paused: false,
  webhookPath: null,
  fingerprints: {},
  lastReceivedAt: null,
  lastSentAt: null,
  lastSuccessAt: '2026-11-09T09:00:00Z',
  problem: null,
  queued: 0,
  balance,
  ...more,
});

test('a form that is opened and saved changes nothing', () => {
  const before = account();

  expect(accountInputOf(accountDraftOf(before))).toEqual({
    name: before.name,
    settings: before.settings,
    secrets: {},
  });
});

test('a bot is sent with its token only, whatever was typed of a mailbox', () => {
  const draft = { ...accountDraftOf(undefined), name: 'Bot', botToken: 'typed', smtpPassword: 'typed before' };

  const input = accountInputOf(draft);

  expect(input.settings.kind).toBe('telegram');
  expect(input.secrets).toEqual({ botToken: 'typed' });
  expect(AccountInput.safeParse(input).success).toBe(true);
});

test('a mailbox that reads no folder sends no password for it', () => {
  const draft = {
    ...accountDraftOf(account()),
    asksImap: false,
    imapPassword: 'typed and thought better of',
    smtpPassword: 'new',
  };

  expect(accountInputOf(draft).secrets).toEqual({ smtpPassword: 'new' });
});

test('a pause is said before a problem, a problem before success', () => {
  const problem = { reason: 'unreachable', words: '', since: '2026-11-09T09:00:00Z' };

  expect(stateOf(account({ paused: true, problem }))).toBe('paused');
  expect(stateOf(account({ problem }))).toBe('failing');
  expect(stateOf(account({ lastSuccessAt: null }))).toBe('active');
  expect(stateOf(account())).toBe('active');
});

test('the silence of a mailbox that waits for mail to be forwarded means nothing', () => {
  expect(asksByItself(account())).toBe(false);
});

test('what is in no part of the balance is told', () => {
  expect(missingIn(balance)).toBe(0);
  expect(missingIn({ ...balance, received: 12 })).toBe(2);
});
