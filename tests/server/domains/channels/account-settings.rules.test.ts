import { expect, test } from 'vitest';
import {
  cardInSettings,
  secretFaultOf,
  startsOver,
} from '../../../../server/domains/channels/account-settings.rules.ts';
import { AccountSettings } from '../../../../server/domains/channels/contract.ts';
import { BOT_TOKEN } from '../../../support/channels.ts';

const bot = AccountSettings.parse({ kind: 'telegram' });
const imap = { host: 'mail.example.com', port: 993, user: 'desk' };
const mailbox = (more: object = {}) =>
  AccountSettings.parse({
    kind: 'email',
    address: 'desk@example.com',
    smtp: { host: 'mail.example.com', port: 465 },
    ...more,
  });
const withUser = { smtp: { host: 'mail.example.com', port: 465, user: 'desk' } };

test.each<[string, AccountSettings, object, string | undefined]>([
  ['a bot with its token', bot, { botToken: BOT_TOKEN }, undefined],
  ['a bot without one', bot, {}, 'botToken'],
  ['a bot with something else', bot, { botToken: 'my token' }, 'botToken'],
  ['a mailbox that is only written from', mailbox(), {}, undefined],
  ['a mailbox that is read', mailbox({ imap }), {}, 'imapPassword'],
  ['a mailbox that is read, with the password', mailbox({ imap }), { imapPassword: 'sample' }, undefined],
  ['a server that wants a name', mailbox(withUser), {}, 'smtpPassword'],
])('%s', (_, settings, known, fault) => {
  expect(secretFaultOf(settings, known)).toBe(fault);
});

test.each<[object, string | undefined]>([
  [{ imap }, undefined],
  [{ imap: { ...imap, folder: '4200 0000 0000 0000' } }, 'settings.imap.folder'],
  [{ senderName: 'Desk 4111-1111-1111-1111' }, 'settings.senderName'],
  [{ smtp: { ...withUser.smtp, user: '4111111111111111' } }, 'settings.smtp.user'],
])('a card number in %j is found at %s', (more, path) => {
  expect(cardInSettings(mailbox(more))).toBe(path);
});

test('another mailbox or folder is read from its beginning; another name is not', () => {
  const here = mailbox({ imap });

  expect(startsOver(here, mailbox({ imap, senderName: 'Desk' }))).toBe(false);
  expect(startsOver(here, mailbox({ imap: { ...imap, folder: 'Support' } }))).toBe(true);
  expect(startsOver(here, mailbox())).toBe(true);
  expect(startsOver(bot, AccountSettings.parse({ kind: 'telegram', mode: 'webhook' }))).toBe(false);
});
