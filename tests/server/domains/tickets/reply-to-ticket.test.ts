import { eq } from 'drizzle-orm';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { keepFile } from '../../../../server/domains/channels/keep-file.ts';
import { files, outbound } from '../../../../server/domains/channels/tables.ts';
import { NewTicket } from '../../../../server/domains/tickets/contract.ts';
import { decideMessage } from '../../../../server/domains/tickets/decide-message.ts';
import {
  getTicket,
  listThread,
  noteDelivery,
  openTicket,
  replyToTicket,
} from '../../../../server/domains/tickets/index.ts';
import { mergeTicket } from '../../../../server/domains/tickets/merge-ticket.ts';
import { moveTicket } from '../../../../server/domains/tickets/move-ticket.ts';
import { noteOnTicket } from '../../../../server/domains/tickets/note-on-ticket.ts';
import { saveDraft } from '../../../../server/domains/tickets/save-draft.ts';
import { takeBackMessage } from '../../../../server/domains/tickets/take-back-message.ts';
import { clockAt } from '../../../../server/kernel/clock.ts';
import { type FileId, MessageId, type PersonId, TicketId } from '../../../../server/kernel/ids.ts';
import { freshDatabase, NOON, testContext } from '../../../support/database.ts';
import { makePerson } from '../../../support/people.ts';
import { asPerson, makeAccount, putOnDuty, receive, write } from '../../../support/tickets.ts';

const db = await freshDatabase();
const clock = clockAt(NOON);
const ctx = testContext(db, { clock });
const bot = await makeAccount(ctx);
const mailbox = await makeAccount(ctx, 'email');
const ana = await makePerson(ctx, { name: 'Ana Watch' });
const boris = await makePerson(ctx, { name: 'Boris Watch' });
await putOnDuty(ctx, ana.id);
const desk = asPerson(ctx, db, ana);
const other = asPerson(ctx, db, boris);

let chats = 9000;
async function newTicket(channel: 'telegram' | 'email' = 'telegram') {
  chats += 1;
  const chat = channel === 'email' ? `p${chats}@example.com` : String(chats);
  const named = channel === 'email' ? {} : { providerMessageId: `first of ${chat}` };
  const outcome = await write(ctx, channel === 'email' ? mailbox : bot, channel, { chat, ...named });
  return { chat, ticketId: TicketId.parse(outcome.ticketId), seen: MessageId.parse(outcome.messageId) };
}
const sentRow = async (id: MessageId) => (await ctx.read.select().from(outbound).where(eq(outbound.id, id)))[0];

describe('an answer', () => {
  test('is held, moves the ticket on and forgets its draft', async () => {
    const { ticketId, seen } = await newTicket();
    await saveDraft(desk, { ticketId, kind: 'reply', text: 'Please', basedOn: 0 });

    const sent = await replyToTicket(desk, { ticketId, text: 'Please ask your bank.', seen });

    expect(sent.heldUntil).toBe(NOON.add({ seconds: 3 }).toString());
    expect(sent.ticket).toMatchObject({ status: 'waiting-outside', dueKind: 'none', drafts: [], isUnread: false });
    expect(await sentRow(sent.messageId)).toMatchObject({
      state: 'queued',
      content: { text: 'Please ask your bank.' },
    });
  });

  test('by mail carries the ticket’s number, its signed address and what it answers', async () => {
    const { ticketId, seen } = await newTicket('email');
    const { number, subject } = await getTicket(desk, ticketId);

    const { messageId, heldUntil } = await replyToTicket(desk, { ticketId, text: 'Done.', seen });

    expect(heldUntil).toBe(NOON.add({ seconds: 8 }).toString());
    expect((await sentRow(messageId))?.content).toMatchObject({
      subject: `Re: ${subject} [#${number}]`,
      ticketId,
      references: [expect.stringContaining('@example.com')],
    });
  });

  test('of somebody who has not seen the newest message is refused, with what is new', async () => {
    const { ticketId, chat, seen } = await newTicket();
    const newer = await write(ctx, bot, 'telegram', { chat, text: 'It works now!' });

    const refused = replyToTicket(desk, { ticketId, text: 'Try again', seen });

    await expect(refused).rejects.toMatchObject({
      code: 'conflict',
      reason: 'thread-moved',
      fields: { [String(newer.messageId)]: 'unseen' },
    });
    const sent = await replyToTicket(desk, { ticketId, text: 'Glad!', seen: MessageId.parse(newer.messageId) });
    expect(sent.ticket.status).toBe('waiting-outside');
  });

  test('that a colleague has not seen is new to them, but not to who sent it', async () => {
    const { ticketId, seen } = await newTicket();
    const first = await replyToTicket(desk, { ticketId, text: 'It is paid.', seen });

    const blind = replyToTicket(other, { ticketId, text: 'It was declined.', seen });

    await expect(blind).rejects.toMatchObject({ reason: 'thread-moved', fields: { [first.messageId]: 'unseen' } });
    await replyToTicket(desk, { ticketId, text: 'One more thing', seen });
    await replyToTicket(ctx, { ticketId, text: 'We have got it.', seen: null, automatic: true });
    await expect(replyToTicket(other, { ticketId, text: 'Yes', seen: first.messageId })).rejects.toThrow();
  });

  test('that was taken back is nothing a colleague has to see', async () => {
    const { ticketId, seen } = await newTicket();
    const { messageId } = await replyToTicket(desk, { ticketId, text: 'Too fast', seen });
    await takeBackMessage(desk, messageId);

    await expect(replyToTicket(other, { ticketId, text: 'Done', seen })).resolves.toBeDefined();
  });

  test('takes files that its author added or that lie in the ticket, and no other', async () => {
    const file = (addedBy: PersonId | null) =>
      ctx.change('sample.build', 'file', async ({ tx }) => {
        const { fileId } = await keepFile(tx, { name: 'a.txt', contentType: 'text/plain', bytes, at: NOON });
        await tx.update(files).set({ addedBy }).where(eq(files.id, fileId));
        return fileId;
      });
    const bytes = Buffer.from('paid');
    const [mine, theirs, here] = [await file(ana.id), await file(boris.id), await file(null)];
    const { chat, ticketId } = await newTicket();
    const piece = { fileId: here, name: 'a.txt', contentType: 'text/plain', sizeBytes: 4, what: 'document' as const };
    const newest = await write(ctx, bot, 'telegram', { chat, text: 'See', files: [piece] });
    const stranger = await newTicket();
    const send = (id: TicketId, seen: unknown, fileId: FileId) =>
      replyToTicket(desk, { ticketId: id, text: 'See', seen: MessageId.parse(seen), files: [fileId] });

    await expect(send(ticketId, newest.messageId, theirs)).rejects.toMatchObject({ reason: 'file-not-ready' });
    await expect(send(stranger.ticketId, stranger.seen, here)).rejects.toMatchObject({ reason: 'file-not-ready' });
    await expect(send(ticketId, newest.messageId, mine)).resolves.toBeDefined();
    await expect(send(ticketId, newest.messageId, here)).resolves.toBeDefined();
  });

  test('of the program is no first answer', async () => {
    const { ticketId } = await newTicket();

    const { ticket } = await replyToTicket(ctx, { ticketId, text: 'We have got it.', seen: null, automatic: true });

    expect(ticket).toMatchObject({ status: 'needs-first-answer', firstAnsweredAt: null });
  });

  test('can close at once, and then its ticket has no deadline', async () => {
    const { ticketId, seen } = await newTicket();

    const { ticket } = await replyToTicket(desk, { ticketId, text: 'Done.', seen, afterwards: 'close' });

    expect(ticket).toMatchObject({ status: 'done', dueAt: null, closedAt: NOON.toString() });
  });

  test('cannot go where nobody can be reached', async () => {
    const { id } = await openTicket(desk, {
      subject: 'A call',
      text: 'They called',
      topic: 'other',
      merchantId: null,
      writerSide: 'merchant',
      contact: { name: 'Caller', identity: null },
      transactionUid: null,
      sendFrom: null,
    });

    const { lastInboundId } = await getTicket(desk, id);
    const refused = replyToTicket(desk, { ticketId: id, text: 'Hello', seen: lastInboundId });

    await expect(refused).rejects.toMatchObject({ reason: 'no-way-to-answer' });
  });
});

describe('taken back', () => {
  test('an answer is the draft again, and the ticket is where it was', async () => {
    const { ticketId, seen } = await newTicket();
    const before = await getTicket(desk, ticketId);
    const { messageId } = await replyToTicket(desk, { ticketId, text: 'Too fast', seen });

    const { text } = await takeBackMessage(desk, messageId);

    expect(text).toBe('Too fast');
    expect(await getTicket(desk, ticketId)).toMatchObject({
      status: 'needs-first-answer',
      firstAnsweredAt: null,
      dueAt: before.dueAt,
      drafts: [{ kind: 'reply', text: 'Too fast' }],
    });
    expect(await sentRow(messageId)).toMatchObject({ state: 'taken-back' });
  });

  test('it does not undo what the writer said meanwhile', async () => {
    const { ticketId, chat, seen } = await newTicket();
    const { messageId } = await replyToTicket(desk, { ticketId, text: 'Too fast', seen });
    await write(ctx, bot, 'telegram', { chat, text: 'And another thing' });

    await takeBackMessage(desk, messageId);

    expect((await getTicket(desk, ticketId)).status).toBe('needs-first-answer');
  });

  test('what has left cannot come back', async () => {
    const { ticketId, seen } = await newTicket();
    const { messageId } = await replyToTicket(desk, { ticketId, text: 'Gone', seen });
    await ctx.change('outbound.send', messageId, ({ tx }) =>
      tx.update(outbound).set({ state: 'sending' }).where(eq(outbound.id, messageId)),
    );

    await expect(takeBackMessage(desk, messageId)).rejects.toMatchObject({ reason: 'already-sending' });
  });
});

test('an answer that failed rises in front of its owner until somebody decides', async () => {
  const { ticketId, seen } = await newTicket();
  const { messageId } = await replyToTicket(desk, { ticketId, text: 'Hello', seen });
  await ctx.change('outbound.send', messageId, ({ tx }) =>
    tx
      .update(outbound)
      .set({ state: 'failed', failure: { reason: 'blocked-by-user', words: 'Forbidden' } })
      .where(eq(outbound.id, messageId)),
  );

  await noteDelivery(ctx, messageId);
  await noteDelivery(ctx, messageId);
  const failed = await getTicket(desk, ticketId);
  await decideMessage(desk, messageId, 'give-up');

  expect(failed).toMatchObject({ hasUndelivered: true, isUnread: true, cannotReply: 'writer-out-of-reach' });
  expect(await getTicket(desk, ticketId)).toMatchObject({ hasUndelivered: false });
  const { items } = await listThread(desk, ticketId, { limit: 50 });
  expect(items.filter((entry) => entry.entry === 'event' && entry.what === 'answer-undelivered')).toHaveLength(1);
});

describe('D-07: what was typed', () => {
  test('in two tabs on the same version is kept twice', async () => {
    const { ticketId } = await newTicket();
    const first = await saveDraft(desk, { ticketId, kind: 'reply', text: 'one', basedOn: 0 });
    const tabA = await saveDraft(desk, { ticketId, kind: 'reply', text: 'one from A', basedOn: first.version });
    const tabB = await saveDraft(desk, { ticketId, kind: 'reply', text: 'one from B', basedOn: first.version });

    expect(tabA).toMatchObject({ text: 'one from A', other: null });
    expect(tabB).toMatchObject({ text: 'one from B', other: 'one from A', version: 3 });
  });

  test('is not forgotten by an emptied tab that has not seen it', async () => {
    const { ticketId } = await newTicket();
    await saveDraft(desk, { ticketId, kind: 'note', text: 'keep me', basedOn: 0 });
    await saveDraft(desk, { ticketId, kind: 'note', text: 'keep me too', basedOn: 1 });

    const left = await saveDraft(desk, { ticketId, kind: 'note', text: '', basedOn: 1 });

    expect(left).toMatchObject({ text: 'keep me too', version: 2 });
  });

  test('is everybody’s own, and a card number in it is masked', async () => {
    const { ticketId } = await newTicket();
    await saveDraft(desk, { ticketId, kind: 'reply', text: 'card 4200 0000 0000 0000', basedOn: 0 });

    expect((await getTicket(other, ticketId)).drafts).toEqual([]);
    expect((await getTicket(desk, ticketId)).drafts[0]?.text).toBe('card 420000••••••0000');
  });

  test('whatever tabs do in whatever order, the last text of each that was not sent is there', async () => {
    const step = fc.record({ tab: fc.constantFrom(0, 1), text: fc.stringMatching(/^[a-z]{1,6}$/) });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 6 }), async (steps) => {
        const { ticketId } = await newTicket();
        const bases = [0, 0];
        let kept: { text: string; other: string | null } = { text: '', other: null };
        for (const { tab, text } of steps) {
          const saved = await saveDraft(desk, { ticketId, kind: 'reply', text, basedOn: bases[tab] ?? 0 });
          const stale = saved.version !== (bases[tab] ?? 0) + 1;
          // What another tab wrote last is not lost by this save.
          if (stale && kept.text !== text) expect(saved.other).toBe(kept.text);
          expect(saved.text).toBe(text);
          bases[tab] = saved.version;
          kept = saved;
        }
      }),
      { numRuns: 15 },
    );
  });
});

test('D-06: whatever two engineers and the writer do, nobody answers what they have not seen', async () => {
  const acts = fc.array(fc.constantFrom(...ACTS), { minLength: 3, maxLength: 10 });
  await fc.assert(
    fc.asyncProperty(acts, async (chosen) => {
      const { ticketId, chat, seen } = await newTicket();
      const story: Story = { ticketId, chat, newest: seen, ana: seen, boris: seen };
      for (const act of chosen) await act(story);
    }),
    { numRuns: 20 },
  );
});

interface Story {
  ticketId: TicketId;
  chat: string;
  newest: string;
  /** What each has seen last. */
  ana: string;
  boris: string;
}

async function newestMark(ticketId: TicketId): Promise<string> {
  const { items } = await listThread(desk, ticketId, { limit: 100 });
  return items.reduce((last, entry) => (entry.entry === 'message' && entry.mark > last ? entry.mark : last), '');
}

async function writes(story: Story): Promise<void> {
  const said = await write(ctx, bot, 'telegram', { chat: story.chat, text: 'And this?' });
  if (said.ticketId === story.ticketId) story.newest = MessageId.parse(said.messageId);
}

async function merges(story: Story): Promise<void> {
  const contact = { name: 'Anna Payer', identity: { kind: 'telegram' as const, value: story.chat } };
  const more = await openTicket(desk, NewTicket.parse({ subject: 'Call', text: 'They called too', contact }));
  await mergeTicket(desk, more.id, story.ticketId);
  story.newest = await newestMark(story.ticketId);
}

let edited = 0;
async function edits(story: Story): Promise<void> {
  edited += 1;
  await receive(ctx, bot, 'telegram', {
    kind: 'edit',
    conversation: { address: story.chat, kind: 'private' },
    providerMessageId: `first of ${story.chat}`,
    at: NOON.add({ seconds: edited }).toString({ fractionalSecondDigits: 6 }),
    text: `Said otherwise: ${edited}`,
  });
  story.newest = await newestMark(story.ticketId);
}

const looks = (who: 'ana' | 'boris') => async (story: Story) => {
  story[who] = story.newest;
};

const sends = (who: 'ana' | 'boris') => async (story: Story) => {
  const send = replyToTicket(who === 'ana' ? desk : other, {
    ticketId: story.ticketId,
    text: 'Answer',
    seen: story[who],
  });
  if (story[who] !== story.newest) {
    await expect(send).rejects.toMatchObject({ reason: 'thread-moved' });
    return;
  }
  const { messageId } = await send;
  story.newest = messageId;
  story[who] = messageId;
};

const ACTS = [writes, edits, merges, looks('ana'), looks('boris'), sends('ana'), sends('boris')];

test('D-06: of an answer and a message at the same moment one is first, and it was seen or refused', async () => {
  for (let round = 0; round < 10; round += 1) {
    const { ticketId, chat, seen } = await newTicket();

    const [sent, said] = await Promise.allSettled([
      replyToTicket(desk, { ticketId, text: 'Answer', seen }),
      write(ctx, bot, 'telegram', { chat, text: 'Wait!' }),
    ]);

    expect(said.status).toBe('fulfilled');
    const { status } = await getTicket(desk, ticketId);
    // Answered first: the new message waits for an answer. Refused: nothing was said.
    expect(status).toBe(sent.status === 'fulfilled' ? 'needs-next-answer' : 'needs-first-answer');
  }
});

test('D-08: no internal note is in any byte that leaves', async () => {
  const canary = (n: number) => `canary-${n}-do-not-tell`;
  for (const [n, channel] of (['telegram', 'email', 'telegram'] as const).entries()) {
    const { ticketId, seen } = await newTicket(channel);
    await saveDraft(desk, { ticketId, kind: 'note', text: canary(n), basedOn: 0 });
    await noteOnTicket(desk, ticketId, `${canary(n)} the payer is suspected`);
    const { messageId } = await replyToTicket(desk, { ticketId, text: `Answer ${n}`, seen });
    await takeBackMessage(desk, messageId);
    await noteOnTicket(desk, ticketId, canary(n));
    await replyToTicket(desk, { ticketId, text: `Answer ${n} again`, seen, afterwards: 'keep' });
    await moveTicket(desk, ticketId, { move: 'close' });
  }

  const leaving = JSON.stringify(await ctx.read.select().from(outbound));
  expect(leaving).toContain('Answer 0 again');
  expect(leaving).not.toContain('canary-');
});
