import { expect, test } from 'vitest';
import { fileChanged } from '../../../server/domains/channels/events.ts';
import { keepFile } from '../../../server/domains/channels/keep-file.ts';
import { listReportsOfTicket } from '../../../server/domains/cms-modules/queries/list-reports.ts';
import { moduleReports } from '../../../server/domains/cms-modules/tables.ts';
import { messageReceived } from '../../../server/domains/tickets/index.ts';
import { clockAt } from '../../../server/kernel/clock.ts';
import { TicketId } from '../../../server/kernel/ids.ts';
import { createContext } from '../../../server/platform/context.ts';
import { readReportReaction } from '../../../server/reactions/read-report.ts';
import { freshDatabase, NOON, testServices } from '../../support/database.ts';
import { MODULE_LOG, WOO_REPORT } from '../../support/module-reports.ts';
import { makeAccount, write } from '../../support/tickets.ts';

const CARD = '4200 0000 0000 0000';
const db = await freshDatabase();
const services = testServices(db, { clock: clockAt(NOON) });
const ctx = createContext(services, { kind: 'job', name: 'test' }, 'all');
const account = await makeAccount(ctx);
const reaction = readReportReaction(services);

async function send(chat: string, files: { name: string; text: string }[]) {
  const kept = await Promise.all(
    files.map(async ({ name, text }) => {
      const bytes = Buffer.from(text);
      const file = { name, contentType: 'application/octet-stream', bytes, at: NOON };
      const { fileId } = await ctx.change('sample.build', 'file', ({ tx }) => keepFile(tx, file));
      return { name, contentType: file.contentType, sizeBytes: bytes.length, fileId, what: 'document' };
    }),
  );
  const written = await write(ctx, account, 'telegram', { chat, text: 'The report is in the file', files: kept });
  const ticketId = TicketId.parse(written.ticketId);
  const event = { id: 'one', subjectId: ticketId, at: NOON.toString() };
  const { messageId } = written;
  return {
    tell: () => reaction.run({ ...event, type: messageReceived.type, data: { ticketId, messageId } }),
    arrive: () => reaction.run({ ...event, type: fileChanged.type, data: { fileId: kept[0]?.fileId } }),
    reports: () => listReportsOfTicket(db.read, ticketId),
  };
}

test('a report in a file is read like a pasted one, masked, once however often it is told', async () => {
  const file = { name: 'report.txt', text: `${WOO_REPORT}\nCard: ${CARD}\n` };
  const { tell, arrive, reports } = await send('10', [file]);

  await arrive();
  await arrive();
  await tell();

  expect((await reports()).map(({ kind }) => kind)).toEqual(['woo-ssr']);
  expect(JSON.stringify(await db.read.select().from(moduleReports))).not.toContain(CARD);
});

test('each file of a message is read for itself; a picture, a longer file and a letter are none', async () => {
  const { tell, reports } = await send('11', [
    { name: 'module.log', text: MODULE_LOG },
    { name: 'report.html', text: WOO_REPORT.replaceAll('\n', '<br>\n') },
    { name: 'report.png', text: WOO_REPORT },
    { name: 'long.txt', text: `${WOO_REPORT}\n${'row: value\n'.repeat(60_000)}` },
    { name: 'letter.txt', text: 'The module does not work' },
  ]);

  await tell();

  expect((await reports()).map(({ kind }) => kind).sort()).toEqual(['module-log', 'woo-ssr']);
});
