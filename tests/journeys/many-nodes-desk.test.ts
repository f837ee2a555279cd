import { sql } from 'drizzle-orm';
import { afterAll, describe, expect, test } from 'vitest';
import { createRandom } from '../../server/demo/sample/index.ts';
import type { MessageId, TicketId } from '../../server/kernel/ids.ts';
import { freePort } from '../../server/platform/free-port.ts';
import { systemClock } from '../../server/platform/system-clock.ts';
import { type Answer, ask, fromConsole } from '../support/ask.ts';
import { makeBot, secretOf } from '../support/channels.ts';
import { consoleSocket } from '../support/console-socket.ts';
import { freshDatabase, testContext } from '../support/database.ts';
import { mailClient, mailOf, mailSink, makeMailbox } from '../support/fake-mail.ts';
import { KILL_SEED, nodeOn, startMain } from '../support/main-program.ts';
import { makePerson, signedIn } from '../support/people.ts';
import { putOnDuty } from '../support/tickets.ts';
import { until } from '../support/until.ts';
import { listeningApp, ORIGIN } from '../support/whole-app.ts';

/*
 * Promises D-02, D-06, D-11 and D-19 at the desk: mails and updates come in at three nodes of one database at once, one of
 * them is killed, and two engineers answer at two others at the same moment: everything is there once, with one owner.
 */
const MAILS = 12;
const CHATS = 4;
const EACH = 4;
const random = createRandom(KILL_SEED);

describe(`three nodes of one desk, of which one is killed (KILL_SEED=${KILL_SEED})`, async () => {
  const db = await freshDatabase();
  const job = testContext(db, { clock: systemClock });
  const ports = [await freePort('127.0.0.1'), await freePort('127.0.0.1'), await freePort('127.0.0.1')] as const;
  const [first, second] = [
    await listeningApp(db, { clock: systemClock, environment: { SMTP_PORT: String(ports[0]) } }),
    await listeningApp(db, { clock: systemClock, environment: { SMTP_PORT: String(ports[1]) } }),
  ];
  const doomedPort = await freePort('127.0.0.1');
  const doomed = await startMain({
    ...(await nodeOn(db)),
    PORT: String(doomedPort),
    SMTP_PORT: String(ports[2]),
    PUBLIC_URL: ORIGIN,
  });
  const bases = [first.base, second.base, `http://127.0.0.1:${doomedPort}`];
  const sink = await mailSink();
  await makeMailbox(job, { smtpPort: sink.port });
  const bot = await makeBot(job);
  const secret = await secretOf(job, bot);
  const people = [
    await makePerson(job, { role: 'engineer', name: 'Ana Node' }),
    await makePerson(job, { role: 'engineer', name: 'Bob Node' }),
  ] as const;
  for (const { id } of people) await putOnDuty(job, id);
  const [ana, bob] = [await signedIn(job, people[0]), await signedIn(job, people[1])];
  const mailServers = ports.map((port) => mailClient(port));
  afterAll(async () => {
    for (const server of mailServers) server.close();
    await doomed.kill();
  });

  /** At one node and, half of the time, at another one in the same moment; elsewhere until one says yes. */
  async function deliver(send: (node: number) => Promise<unknown>): Promise<void> {
    for (let node = random.int(3); ; node = (node + 1) % 3) {
      const also = random.int(2) === 0 ? [send((node + 1) % 3)] : [];
      const all = await Promise.allSettled([send(node), ...also]);
      if (all.some(({ status }) => status === 'fulfilled')) return;
    }
  }
  const written: string[] = [];
  async function mail(n: number): Promise<void> {
    const from = `writer-${n}@shop.example`;
    const raw = mailOf({ From: from, 'Message-ID': `<${n}@shop.example>`, Subject: `Mail ${n}` }, `mail ${n}`);
    await deliver(async (node) => mailServers[node]?.push(raw, { from }));
    written.push(`mail ${n}`);
  }
  async function chat(n: number): Promise<void> {
    for (let m = 0; m < EACH; m += 1) {
      const text = `line ${m} of chat ${n}`;
      const one = { id: 800 + n, type: 'private', first_name: 'Writer' };
      const message = { message_id: m + 1, date: 1_793_000_000 + m, chat: one, from: { ...one, is_bot: false }, text };
      const headers = { 'X-Telegram-Bot-Api-Secret-Token': secret };
      await deliver(async (node) => {
        const body = { update_id: 100 * n + m, message };
        const { status } = await ask(bases[node] ?? '', { path: bot.webhookPath ?? '', headers, body });
        if (status !== 200) throw new Error(`answered ${status}`);
      });
      written.push(text);
    }
  }
  const rows = <T extends Record<string, unknown>>(query: ReturnType<typeof sql>) => db.read.execute<T>(query);
  const count = async (query: ReturnType<typeof sql>) => (await rows<{ n: number }>(query))[0]?.n;

  test('take every message once, whichever of them heard it, and give each ticket one owner', async () => {
    const screens = [await consoleSocket(first.base, ana.cookie), await consoleSocket(second.base, ana.cookie)];
    for (const screen of screens) await screen.watch(`desk:${people[0].id}`);

    const writing = [
      ...Array.from({ length: CHATS }, (_, n) => chat(n)),
      (async () => {
        for (let n = 0; n < MAILS; n += 1) await mail(n);
      })(),
    ];
    await until(async () => ((await count(sql`select count(*)::int as n from inbound`)) ?? 0) > 6);
    await doomed.kill();
    await Promise.all(writing);
    await until(async () => (await count(sql`select count(*)::int as n from inbound where state = 'waiting'`)) === 0);

    const told = await rows<{ text: string }>(sql`select text from messages where direction = 'in'`);
    expect(told.map(({ text }) => text).sort()).toEqual([...written].sort());
    expect(await count(sql`select count(*)::int as n from tickets`)).toBe(MAILS + CHATS);
    const owned = await rows<{ owner: string; n: number }>(
      sql`select assignee_id as owner, count(*)::int as n from tickets group by assignee_id`,
    );
    expect(owned.map(({ owner }) => owner).sort()).toEqual(people.map(({ id }) => id).sort());
    for (const { n } of owned) expect(n).toBe((MAILS + CHATS) / 2);
    // What was put on Ana's desk rang on every node at which she sits.
    const hers = await rows<{ id: string }>(sql`select id from tickets where assignee_id = ${people[0].id}::uuid`);
    for (const screen of screens) for (const { id } of hers) await screen.heard(({ ids }) => ids.includes(id));
  });

  test('send one answer of two that are written at two of them at the same moment', async () => {
    const open = await rows<{ id: TicketId; seen: MessageId }>(
      sql`select id, last_inbound_id as seen from tickets where channel = 'email' order by number limit 8`,
    );
    const answer = (base: string, cookie: string, { id, seen }: (typeof open)[number], name: string): Promise<Answer> =>
      ask(base, {
        path: `/api/tickets/${id}/answers`,
        headers: fromConsole(cookie),
        body: { text: `${name} has looked at it.`, seen },
      });

    const pairs = await Promise.all(
      open.map((one) =>
        Promise.all([answer(first.base, ana.cookie, one, 'Ana'), answer(second.base, bob.cookie, one, 'Bob')]),
      ),
    );
    for (const pair of pairs) {
      expect(pair.map(({ status }) => status).sort()).toEqual([200, 409]);
      const refused = pair.find(({ status }) => status === 409)?.json as { error: { reason: string } };
      expect(refused.error.reason).toBe('thread-moved');
    }
    // Nobody takes one back.
    await db.write.execute(sql`update outbound set due_at = now() where state = 'queued'`);
    await until(async () => (await count(sql`select count(*)::int as n from outbound where state <> 'sent'`)) === 0);

    expect(sink.taken).toHaveLength(open.length);
    expect(new Set(sink.taken.map(({ to }) => to[0])).size).toBe(open.length);
  });

  test('show the same ticket to both when both take it at the same moment', async () => {
    const [one] = await rows<{ id: string }>(sql`select id from tickets where channel = 'telegram' limit 1`);
    const take = (base: string, cookie: string, to: string) =>
      ask(base, {
        path: `/api/tickets/${one?.id}/assignment`,
        headers: fromConsole(cookie),
        body: { to, reason: 'mine' },
      });

    const taken = await Promise.all([
      take(first.base, ana.cookie, people[0].id),
      take(second.base, bob.cookie, people[1].id),
    ]);

    expect(taken.map(({ status }) => status)).toEqual([200, 200]);
    const shown = await Promise.all(
      [first.base, second.base].map((base) =>
        ask(base, { path: `/api/tickets/${one?.id}`, headers: { Cookie: ana.cookie } }),
      ),
    );
    const owners = shown.map(({ json }) => (json as { assignee: { id: string } }).assignee.id);
    expect(new Set(owners).size).toBe(1);
    expect(people.map(({ id }) => id as string)).toContain(owners[0]);
  });
});
