import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  plainAddress,
  readReplyAddress,
  subjectNumber,
} from '../../../../../server/domains/channels/mail/reply-address.rules.ts';
import { createReplyTokens } from '../../../../../server/domains/channels/mail/reply-tokens.ts';
import { TicketId } from '../../../../../server/kernel/ids.ts';
import { createSecrets } from '../../../../../server/platform/secrets.ts';

const [key, next] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)];
const tokens = createReplyTokens(createSecrets([key]));
const signed = (ticketId: string, desk = 'help@desk.example') => tokens.sign(desk, TicketId.parse(ticketId)) ?? '';

test('a signed address names its ticket, whatever servers do to its case', () => {
  fc.assert(
    fc.property(fc.uuid(), (id) => {
      const address = signed(id);

      expect(tokens.read(['help@desk.example', address.toUpperCase()])).toBe(id);
      expect(address).toMatch(/^help\+t[0-9a-z]{26}\.[0-9a-z]{20}@desk\.example$/);
    }),
  );
});

test('no sign of it can be changed, and another key signs otherwise', () => {
  const id = crypto.randomUUID();
  const address = signed(id);
  fc.assert(
    fc.property(
      fc.integer({ min: 6, max: address.indexOf('@') - 1 }),
      fc.constantFrom(...'0123456789abcdef'),
      (at, sign) => {
        const changed = address.slice(0, at) + sign + address.slice(at + 1);
        fc.pre(changed !== address);

        expect(tokens.read([changed])).toBeUndefined();
      },
    ),
  );
  expect(createReplyTokens(createSecrets([next])).read([address])).toBeUndefined();
});

test('the bits to spare in its last sign are nothing to play with', () => {
  const address = signed('00000000-0000-4000-8000-000000000000');
  const last = address.indexOf('.') - 1;
  expect(address.charAt(last)).toBe('0');

  for (const sign of '123')
    expect(tokens.read([address.slice(0, last) + sign + address.slice(last + 1)])).toBeUndefined();
});

test('after a rotation older addresses still hold', () => {
  const id = crypto.randomUUID();

  expect(createReplyTokens(createSecrets([next, key])).read([signed(id)])).toBe(id);
});

test('where the address would be longer than mail allows there is none', () => {
  expect(signed(crypto.randomUUID(), 'a-very-long-name-of-a-desk@desk.example')).toBe('');
  expect(readReplyAddress('help+tshort.mac@desk.example')).toBeUndefined();
});

test('tags lead to the desk’s own address', () => {
  expect(plainAddress('Help+T123.x@Desk.example')).toBe('help@desk.example');
  expect(plainAddress('help@desk.example')).toBe('help@desk.example');
});

test.each([
  ['Re: [#123] Возврат', 123],
  ['Возврат [#7]', 7],
  ['[#0] x', undefined],
  ['#123', undefined],
  ['[#99999999999]', undefined],
])('%s holds %s', (subject, number) => {
  expect(subjectNumber(subject)).toBe(number);
});
