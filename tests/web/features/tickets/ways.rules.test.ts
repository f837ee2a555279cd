import { expect, test } from 'vitest';
import { AccountId } from '#kernel/ids';
import {
  hasOtherAddress,
  mailboxesOf,
  needsAnotherWay,
  otherWays,
  waysTo,
} from '../../../../web/features/tickets/ways.rules.ts';

const account = (place: number, kind: 'email' | 'telegram', paused = false) => ({
  id: AccountId.parse(`00000000-0000-4000-8000-00000000000${place}`),
  kind,
  name: `account ${place}`,
  paused,
});
const mailbox = account(1, 'email');
const bot = account(2, 'telegram');
const accounts = [mailbox, bot, account(3, 'email', true)];
const email = { kind: 'email' as const, value: 'vera@shop.example' };
const telegram = { kind: 'telegram' as const, value: '501' };
const phone = { kind: 'phone' as const, value: '+375291112233' };

test('each address is reached from each account of its kind that is not paused', () => {
  expect(waysTo([email, telegram, phone], accounts)).toEqual([
    { id: `${mailbox.id} vera@shop.example`, accountId: mailbox.id, accountName: 'account 1', identity: email },
    { id: `${bot.id} 501`, accountId: bot.id, accountName: 'account 2', identity: telegram },
  ]);
});

test('the way by which a ticket is answered now is no other way', () => {
  const contact = { id: '' as never, name: 'Vera', language: null, identities: [email, telegram] };
  const way = { channel: 'telegram', kind: 'private', address: '501', title: null, accountName: 'account 2' } as const;

  expect(otherWays({ contact, accountId: bot.id, way }, accounts).map(({ identity }) => identity)).toEqual([email]);
  expect(otherWays({ contact: null, accountId: null, way: null }, accounts)).toEqual([]);
});

test('a number to call is no address, nor is the one that leads nowhere', () => {
  const known = (identities: (typeof email | typeof telegram | typeof phone)[]) => ({
    contact: { id: '' as never, name: 'Vera', language: null, identities },
    way: { channel: 'telegram', kind: 'private', address: '501', title: null, accountName: 'account 2' } as const,
  });

  expect(hasOtherAddress(known([telegram, email]))).toBe(true);
  expect(hasOtherAddress(known([telegram, phone]))).toBe(false);
  expect(hasOtherAddress({ contact: null, way: null })).toBe(false);
});

test('a mail can go to anybody from a mailbox that is not paused', () => {
  expect(mailboxesOf(accounts)).toEqual([mailbox]);
});

test.each([
  ['no-way-to-answer', true],
  ['writer-out-of-reach', true],
  ['channel-paused', false],
  ['ticket-merged', false],
  [null, false],
])('another way helps where it is %s: %s', (cannotReply, helps) => {
  expect(needsAnotherWay({ cannotReply })).toBe(helps);
});
