import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { getAccount } from '../../server/domains/channels/index.ts';
import { freePort } from '../../server/platform/free-port.ts';
import { systemClock } from '../../server/platform/system-clock.ts';
import { corpusFiles } from '../support/corpus.ts';
import { freshDatabase, testContext } from '../support/database.ts';
import { imapServer, inboxDate, mailClient, makeMailbox } from '../support/fake-mail.ts';
import { until } from '../support/until.ts';
import { listeningApp } from '../support/whole-app.ts';

/*
 * Promises D-01 and D-02 over foreign mails: handed over by a mail server, handed over once more, and found in a mailbox,
 * each ends where a person sees it, and none twice.
 */
const IMAP_SAMPLES = 60;
const samples = corpusFiles('email')
  .filter((file) => /\.(?:eml|txt)$/.test(file) && !/README|SOURCES/.test(file))
  .map((file) => ({ name: basename(file), raw: readFileSync(file) }));

const db = await freshDatabase();
const port = await freePort('127.0.0.1');
await listeningApp(db, { clock: systemClock, environment: { SMTP_PORT: String(port) } });
const imap = await imapServer();
const ctx = testContext(db, { clock: systemClock });
const mailbox = await makeMailbox(ctx, { imapPort: imap.port, authservId: 'mx.desk.example' });
const client = mailClient(port);
afterAll(client.close);

const balance = async () => (await getAccount(db.read, mailbox.id)).balance;
const taken = (received: number) =>
  until(async () => {
    const now = await balance();
    return now.received >= received && now.waiting === 0;
  });
const count = async (from: string): Promise<number> => {
  const [row] = await db.read.execute<{ n: number }>(sql.raw(`select count(*)::int as n from ${from}`));
  return row?.n ?? -1;
};
const inside = async () => ({
  rows: await count('inbound'),
  tickets: await count('tickets'),
  messages: await count("messages where direction = 'in'"),
});

/** Hands every sample over; gives those that the listener said it had stored, and what it said of the others. */
async function pushAll() {
  const stored: string[] = [];
  const refused: string[] = [];
  for (const { name, raw } of samples)
    await client.push(raw).then(
      () => stored.push(name),
      (error: Error) => refused.push(`${name}: ${error.message}`),
    );
  return { stored, refused };
}

function expectToAddUp({ received, waiting, ...ends }: Awaited<ReturnType<typeof balance>>): void {
  expect(waiting).toBe(0);
  expect(Object.values(ends).reduce((sum, n) => sum + n, 0)).toBe(received);
}

describe('every foreign mail', () => {
  let first: Awaited<ReturnType<typeof pushAll>>;
  let afterFirst: Awaited<ReturnType<typeof inside>>;

  beforeAll(async () => {
    first = await pushAll();
    await taken(first.stored.length);
    afterFirst = await inside();
  });

  test('that a mail server hands over ends where a person sees it', async () => {
    const ends = await balance();
    process.stdout.write(`email: ${samples.length} pushed, ${first.refused.length} refused, ${JSON.stringify(ends)}\n`);

    // Who hands over what is no mail at all hears that it was not taken.
    expect(first.refused.filter((words) => !words.includes('552 too large'))).toEqual([]);
    expect(first.refused.length).toBeLessThan(5);
    expect(ends).toMatchObject({ received: first.stored.length, failed: 0 });
    expectToAddUp(ends);
    // What is set aside is in the list that a person works off; what became a message is in a ticket.
    expect(await count("inbound where state in ('ticketed', 'joined') and ticket_id is null")).toBe(0);
    expect(await count("inbound where state = 'quarantined' and reason is null")).toBe(0);
    expect(afterFirst.tickets).toBe(ends.ticketed);
  });

  test('is taken once when the whole set is handed over again', async () => {
    const before = await balance();

    const again = await pushAll();
    await taken(before.received + first.stored.length);

    const now = await balance();
    expect(again).toEqual(first);
    expect(await inside()).toEqual(afterFirst);
    expect(now).toEqual({
      ...before,
      received: before.received + first.stored.length,
      duplicate: before.duplicate + first.stored.length,
    });
  });

  test('that lies in the mailbox as well makes no second ticket', async () => {
    const before = await balance();
    const some = samples.filter((_, i) => i % Math.floor(samples.length / IMAP_SAMPLES) === 0);

    for (const { raw } of some) imap.deliver(asKept(raw), 'INBOX', inboxDate(systemClock.now()));
    await taken(before.received + some.length);

    const now = await balance();
    process.stdout.write(`email: ${some.length} by IMAP, ${JSON.stringify(now)}\n`);
    expectToAddUp(now);
    expect(now.received).toBe(before.received + some.length);
    expect(now.failed).toBe(0);
    expect((await inside()).messages).toBe(afterFirst.messages);
  });
});

/** A mail server keeps lines as they went over the wire. */
const asKept = (raw: Buffer) => Buffer.from(raw.toString('latin1').replace(/\r?\n/g, '\r\n'), 'latin1');
