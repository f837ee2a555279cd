import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type KnownTicket,
  type PointedTicket,
  placeMessage,
  type ThreadingFacts,
  unseenOf,
} from '../../../../server/domains/tickets/threading.rules.ts';
import { ContactId, MessageId, TicketId } from '../../../../server/kernel/ids.ts';
import { newId } from '../../../../server/platform/new-id.ts';
import { NOON } from '../../../support/database.ts';

const ana = newId(ContactId);
const boris = newId(ContactId);
const ticket = (given: Partial<PointedTicket> = {}): PointedTicket => ({
  id: newId(TicketId),
  status: 'waiting-outside',
  contactId: ana,
  lastInboundAt: NOON.subtract({ hours: 1 }),
  closedAt: null,
  senderTakesPart: true,
  ...given,
});
const closed = (hoursAgo: number) =>
  ticket({
    status: 'done',
    closedAt: NOON.subtract({ hours: hoursAgo }),
    lastInboundAt: NOON.subtract({ hours: hoursAgo }),
  });
const facts = (given: Partial<ThreadingFacts> = {}): ThreadingFacts => ({
  at: NOON,
  kind: 'private',
  text: 'My payment failed',
  sender: ana,
  addressAligned: undefined,
  byToken: undefined,
  byReference: [],
  byNumber: undefined,
  inConversation: [],
  ...given,
});

describe('a chat', () => {
  test('goes on in its open ticket', () => {
    const open = ticket();

    expect(placeMessage(facts({ inConversation: [closed(1), open] }))).toMatchObject({
      ticketId: open.id,
      evidence: 'chat',
    });
  });

  test('begins anew after the end, with a hint', () => {
    const before = closed(1);

    expect(placeMessage(facts({ inConversation: [before] }))).toEqual({ into: 'new', possiblyContinues: before.id });
  });

  test('thanks for what ended less than a day ago, not longer', () => {
    const thanks = (hours: number) => placeMessage(facts({ text: 'Спасибо!', inConversation: [closed(hours)] }));

    expect(thanks(23)).toMatchObject({ into: 'ticket', evidence: 'thanks', isThanks: true });
    expect(thanks(25)).toMatchObject({ into: 'new' });
  });

  test('hints at nothing older than a month', () => {
    expect(placeMessage(facts({ inConversation: [closed(24 * 31)] }))).toEqual({
      into: 'new',
      possiblyContinues: null,
    });
  });
});

describe('a group', () => {
  const group = (given: Partial<ThreadingFacts>) => placeMessage(facts({ kind: 'group', ...given }));

  test('keeps people apart', () => {
    expect(group({ sender: boris, inConversation: [ticket()] })).toMatchObject({
      into: 'new',
      possiblyContinues: null,
    });
  });

  test('lets the same person go on for four hours', () => {
    const ago = (hours: number) => ticket({ lastInboundAt: NOON.subtract({ hours }) });

    expect(group({ inConversation: [ago(3)] })).toMatchObject({ into: 'ticket' });
    expect(group({ inConversation: [ago(5)] })).toMatchObject({ into: 'new' });
  });

  test('never takes two writers without an address for one', () => {
    expect(group({ sender: null, inConversation: [ticket({ contactId: null })] })).toMatchObject({ into: 'new' });
  });
});

test('a mail joins only by what a stranger cannot make', () => {
  const known: fc.Arbitrary<KnownTicket> = fc.constant(ticket());
  const pointed = fc.boolean().map((senderTakesPart) => ticket({ senderTakesPart }));
  const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined });
  fc.assert(
    fc.property(
      fc.record({
        byToken: maybe(known),
        byReference: fc.array(pointed, { maxLength: 3 }),
        byNumber: maybe(pointed),
        inConversation: fc.array(known, { maxLength: 3 }),
        addressAligned: maybe(fc.boolean()),
        text: fc.constantFrom('Спасибо!', 'Where is my money?'),
      }),
      (given) => {
        const placed = placeMessage(facts({ kind: 'mail', ...given }));
        if (placed.into === 'new') return given.byToken === undefined;
        if (placed.evidence === 'token') return given.byToken?.id === placed.ticketId;
        const by = [...given.byReference, ...(given.byNumber === undefined ? [] : [given.byNumber])];
        const isParticipant = by.some(({ id, senderTakesPart }) => id === placed.ticketId && senderTakesPart);
        return isParticipant && given.addressAligned === true;
      },
    ),
  );
});

test.each([
  ['vouched for', true, 'ticket'],
  ['forged', false, 'new'],
  ['vouched for by nobody', undefined, 'new'],
])('a mail that refers to a ticket of its writer, with an address %s', (_, addressAligned, into) => {
  const placed = placeMessage(facts({ kind: 'mail', byReference: [ticket()], addressAligned }));

  expect(placed.into).toBe(into);
});

test('what others said after the last message seen is unseen, what one said oneself is not', () => {
  const [first, own, third, last] = [newId(MessageId), newId(MessageId), newId(MessageId), newId(MessageId)];
  const thread = [first, own, third, last].map((id) => ({ id, mark: id, byOthers: id !== own }));

  expect(unseenOf({ seen: last, thread })).toEqual([]);
  expect(unseenOf({ seen: first, thread })).toEqual([third, last]);
  expect(unseenOf({ seen: own, thread })).toEqual([third, last]);
  expect(unseenOf({ seen: null, thread })).toEqual([first, third, last]);
  expect(unseenOf({ seen: newId(MessageId), thread })).toEqual([first, third, last]);
});

test('what reads otherwise since it was seen is unseen, in the order in which that happened', () => {
  const [first, second, third] = [newId(MessageId), newId(MessageId), newId(MessageId)];
  const edited = newId(MessageId);
  const thread = [
    { id: first, mark: edited, byOthers: true },
    { id: second, mark: second, byOthers: true },
    { id: third, mark: third, byOthers: true },
  ];

  expect(unseenOf({ seen: third, thread })).toEqual([first]);
  expect(unseenOf({ seen: second, thread })).toEqual([third, first]);
  expect(unseenOf({ seen: edited, thread })).toEqual([]);
});
