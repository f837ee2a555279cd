import { expect, test } from 'vitest';
import { keepFile } from '../../../../server/domains/channels/keep-file.ts';
import { getTicket, replyToTicket } from '../../../../server/domains/tickets/index.ts';
import { saveDraft } from '../../../../server/domains/tickets/save-draft.ts';
import { takeBackMessage } from '../../../../server/domains/tickets/take-back-message.ts';
import { clockAt } from '../../../../server/kernel/clock.ts';
import { type FileId, MessageId, type PersonId, TicketId } from '../../../../server/kernel/ids.ts';
import { freshDatabase, NOON, testContext } from '../../../support/database.ts';
import { makePerson } from '../../../support/people.ts';
import { asPerson, makeAccount, putOnDuty, write } from '../../../support/tickets.ts';

const db = await freshDatabase();
const ctx = testContext(db, { clock: clockAt(NOON) });
const bot = await makeAccount(ctx);
const ana = await makePerson(ctx, { name: 'Ana Watch' });
const boris = await makePerson(ctx, { name: 'Boris Watch' });
await putOnDuty(ctx, ana.id);
const desk = asPerson(ctx, db, ana);

let chats = 7000;
async function newTicket() {
  chats += 1;
  const outcome = await write(ctx, bot, 'telegram', { chat: String(chats) });
  return { ticketId: TicketId.parse(outcome.ticketId), seen: MessageId.parse(outcome.messageId) };
}
async function addedBy(personId: PersonId, name: string): Promise<FileId> {
  const given = { name, contentType: 'text/plain', bytes: Buffer.from('order 10423'), at: NOON, addedBy: personId };
  return (await ctx.change('file.add', name, ({ tx }) => keepFile(tx, given))).fileId;
}
const draftOf = async (ticketId: TicketId) => (await getTicket(desk, ticketId)).drafts[0];

test('an answer that is taken back brings its files along, beside those that were chosen since', async () => {
  const { ticketId, seen } = await newTicket();
  const receipt = await addedBy(ana.id, 'receipt.txt');
  const later = await addedBy(ana.id, 'later.txt');
  const { messageId } = await replyToTicket(desk, { ticketId, text: 'Here it is', seen, files: [receipt] });
  await saveDraft(desk, { ticketId, kind: 'reply', text: 'And', files: [later], basedOn: 0 });

  const back = await takeBackMessage(desk, messageId);

  expect(back).toMatchObject({ text: 'Here it is', files: [{ id: receipt, name: 'receipt.txt', state: 'clean' }] });
  expect(await draftOf(ticketId)).toMatchObject({
    text: 'Here it is',
    files: [{ name: 'later.txt' }, { name: 'receipt.txt' }],
    other: 'And',
  });
});

test('files are a draft without a word, and are gone with the answer', async () => {
  const { ticketId, seen } = await newTicket();
  const photo = await addedBy(ana.id, 'photo.txt');

  const saved = await saveDraft(desk, { ticketId, kind: 'reply', text: '', files: [photo], basedOn: 0 });

  expect(saved).toMatchObject({ text: '', version: 1, files: [{ id: photo, name: 'photo.txt' }] });
  expect(await draftOf(ticketId)).toMatchObject({ files: [{ id: photo }] });
  await replyToTicket(desk, { ticketId, text: '', seen, files: [photo] });
  expect(await draftOf(ticketId)).toBeUndefined();
});

test('files that two windows chose on the same version are all there; one that is dropped is gone', async () => {
  const { ticketId } = await newTicket();
  const [one, two] = [await addedBy(ana.id, 'one.txt'), await addedBy(ana.id, 'two.txt')];
  await saveDraft(desk, { ticketId, kind: 'reply', text: 'a', files: [one], basedOn: 0 });

  const both = await saveDraft(desk, { ticketId, kind: 'reply', text: 'a', files: [two], basedOn: 0 });
  const dropped = await saveDraft(desk, { ticketId, kind: 'reply', text: 'a', files: [two], basedOn: both.version });

  expect(both.files.map(({ id }) => id)).toEqual([one, two]);
  expect(dropped.files.map(({ id }) => id)).toEqual([two]);
});

test('the name of somebody else’s file is not learned from a draft', async () => {
  const { ticketId } = await newTicket();
  const theirs = await addedBy(boris.id, 'salary.txt');

  const saved = await saveDraft(desk, { ticketId, kind: 'reply', text: 'look', files: [theirs], basedOn: 0 });

  expect(saved.files).toEqual([]);
  expect(await draftOf(ticketId)).toMatchObject({ files: [] });
});
