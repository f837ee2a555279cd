import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { eq } from 'drizzle-orm';
import { io, type Socket } from 'socket.io-client';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { changePerson } from '../../../server/domains/access/change-person.ts';
import { endAllSessions } from '../../../server/domains/access/end-all-sessions.ts';
import { createAuthenticate, disablePerson } from '../../../server/domains/access/index.ts';
import { sessions } from '../../../server/domains/access/tables.ts';
import { MerchantInput } from '../../../server/domains/merchants/contract.ts';
import { createMerchant } from '../../../server/domains/merchants/index.ts';
import { changeTicket } from '../../../server/domains/tickets/change-ticket.ts';
import { NewTicket } from '../../../server/domains/tickets/contract.ts';
import { openTicket } from '../../../server/domains/tickets/index.ts';
import type { Role } from '../../../server/kernel/actor.ts';
import { clockAt } from '../../../server/kernel/clock.ts';
import { event } from '../../../server/kernel/event.ts';
import type { Context, ContextServices } from '../../../server/platform/context.ts';
import { createContext } from '../../../server/platform/context.ts';
import type { Database } from '../../../server/platform/db.ts';
import { createLogger } from '../../../server/platform/logger.ts';
import {
  type ClientEvents,
  type Frame,
  type ServerEvents,
  SOCKET_PATH,
  type WatchAnswer,
} from '../../../server/realtime/contract.ts';
import { type Realtime, startRealtime, streamRoutes } from '../../../server/realtime/index.ts';
import { freshDatabase, NOON, testServices } from '../../support/database.ts';
import { appOf, browserOf, isOwnOrigin, ORIGIN } from '../../support/http.ts';
import { makePerson, signedIn } from '../../support/people.ts';
import { until } from '../../support/until.ts';

type Client = Socket<ServerEvents, ClientEvents>;
interface Node {
  port: number;
  services: ContextServices;
  stop(): Promise<void>;
}

const somethingPulled = event('test.pulled', z.object({ uids: z.array(z.string()), more: z.boolean() }));
const clock = clockAt(NOON);
let db: Database;
let nodes: Node[] = [];
let clients: Client[] = [];

beforeAll(async () => {
  db = await freshDatabase();
});
beforeEach(() => clock.set(clock.now().add({ hours: 24 })));
afterEach(async () => {
  for (const client of clients) client.close();
  for (const node of nodes) await node.stop();
  clients = [];
  nodes = [];
});

/** One node of the program, as far as sockets go. */
async function startNode(): Promise<Node> {
  let realtime: Realtime | undefined;
  const services: ContextServices = { ...testServices(db, { clock }), wake: () => realtime?.wake() };
  const httpServer = createServer(appOf(services, streamRoutes({ db })));
  const authenticate = createAuthenticate(services);
  realtime = startRealtime({ httpServer, services, log: createLogger('silent'), isOwnOrigin, authenticate });
  await new Promise<void>((resolve) => httpServer.listen(0, '127.0.0.1', resolve));
  const stop = async () => {
    await realtime?.stop();
    httpServer.closeAllConnections();
    await new Promise((resolve) => httpServer.close(resolve));
  };
  const node = { port: (httpServer.address() as AddressInfo).port, services, stop };
  nodes.push(node);
  return node;
}

const contextOf = ({ services }: Node): Context => createContext(services, { kind: 'job', name: 'test' }, 'all');

function socketTo({ port }: Node, headers: Record<string, string>): Client {
  const client: Client = io(`http://127.0.0.1:${port}`, {
    path: SOCKET_PATH,
    transports: ['websocket'],
    reconnection: false,
    forceNew: true,
    extraHeaders: headers,
  });
  clients.push(client);
  return client;
}

const connected = (client: Client) =>
  new Promise<boolean>((resolve) => {
    client.on('connect', () => resolve(true));
    client.on('connect_error', () => resolve(false));
  });
const gone = (client: Client) => new Promise<string>((resolve) => client.on('disconnect', (reason) => resolve(reason)));
const bye = (client: Client) => new Promise<string>((resolve) => client.on('bye', resolve));
const frameOn = (client: Client, stream: string) =>
  new Promise<Frame>((resolve) => client.on('frame', (frame) => void (frame.stream === stream && resolve(frame))));
const watch = (client: Client, stream: string) =>
  new Promise<WatchAnswer>((resolve) => client.emit('watch', stream, resolve));

async function enter(node: Node, role: Role = 'engineer') {
  const person = await makePerson(contextOf(node), { role });
  const { cookie, actor } = await signedIn(contextOf(node), person);
  return { person, cookie, actor };
}

async function open(node: Node, cookie: string): Promise<Client> {
  const client = socketTo(node, { Cookie: cookie, Origin: ORIGIN });
  expect(await connected(client)).toBe(true);
  return client;
}

const pull = (node: Node, stream: string, uids = ['u1']) =>
  contextOf(node).change('sample.build', stream, ({ emit }) =>
    emit(somethingPulled, stream, { uids, more: false }, stream),
  );

describe('the handshake', () => {
  test.each([
    ['a foreign origin', { Origin: 'https://evil.example' }],
    ['an origin that only begins like ours', { Origin: `${ORIGIN}.evil.example` }],
    ['no origin', {}],
    ['the origin "null"', { Origin: 'null' }],
  ])('refuses %s, signed in or not', async (_, headers) => {
    const node = await startNode();
    const { cookie } = await enter(node);

    expect(await connected(socketTo(node, { ...headers, Cookie: cookie }))).toBe(false);
  });

  test('refuses who is not signed in, whose session has ended, and who still owes a second factor', async () => {
    const node = await startNode();
    const [ended, owing] = [await enter(node), await enter(node)];
    await endAllSessions(contextOf(node), ended.person.id);
    await db.write.update(sessions).set({ secondFactorAt: null }).where(eq(sessions.id, owing.actor.sessionId));

    const answers = [
      await connected(socketTo(node, { Origin: ORIGIN })),
      await connected(socketTo(node, { Origin: ORIGIN, Cookie: '__Host-vakhta-session=made-up' })),
      await connected(socketTo(node, { Origin: ORIGIN, Cookie: ended.cookie })),
      await connected(socketTo(node, { Origin: ORIGIN, Cookie: owing.cookie })),
    ];

    expect(answers).toEqual([false, false, false, false]);
  });

  test('lets a locked screen keep its doorbell', async () => {
    const node = await startNode();
    const { cookie } = await enter(node);
    clock.set(clock.now().add({ minutes: 20 }));

    expect(await connected(socketTo(node, { Origin: ORIGIN, Cookie: cookie }))).toBe(true);
  });
});

describe('the doorbell', () => {
  test('rings on every node for what was committed on one', async () => {
    const [here, there] = [await startNode(), await startNode()];
    const { cookie } = await enter(here);
    const [near, far] = [await open(here, cookie), await open(there, cookie)];
    const stream = 'source:0199f3a0-0000-7000-8000-000000000001';
    const answers = [await watch(near, stream), await watch(far, stream)];
    const rung = [frameOn(near, stream), frameOn(far, stream)];

    await pull(here, stream);

    expect(answers).toEqual([
      { ok: true, seq: 0 },
      { ok: true, seq: 0 },
    ]);
    const frame = { stream, after: 0, seq: 1, type: 'test.pulled', ids: ['u1'] };
    expect(await Promise.all(rung)).toEqual([frame, frame]);
  });

  test('does not ring for what was rolled back', async () => {
    const node = await startNode();
    const client = await open(node, (await enter(node)).cookie);
    const stream = 'source:0199f3a0-0000-7000-8000-000000000002';
    await watch(client, stream);
    const rung = frameOn(client, stream);

    await contextOf(node)
      .change('sample.build', stream, async ({ emit }) => {
        await emit(somethingPulled, stream, { uids: ['lost'], more: false }, stream);
        throw new Error('thought better of it');
      })
      .catch(() => {});
    await pull(node, stream, ['kept']);

    expect(await rung).toMatchObject({ seq: 1, ids: ['kept'] });
  });

  test('names transactions to who may see all of them only, and puts what is busy together', async () => {
    const node = await startNode();
    const [engineer, manager] = [
      await open(node, (await enter(node, 'engineer')).cookie),
      await open(node, (await enter(node, 'account-manager')).cookie),
    ];
    await watch(engineer, 'transactions');
    await watch(manager, 'transactions');
    const rung = [frameOn(engineer, 'transactions'), frameOn(manager, 'transactions')];

    await Promise.all([pull(node, 'transactions', ['u1']), pull(node, 'transactions', ['u2'])]);

    const [named, unnamed] = await Promise.all(rung);
    expect(named?.ids.length).toBeGreaterThan(0);
    expect(unnamed?.ids).toEqual([]);
  });

  test('does not ring for who may not listen', async () => {
    const node = await startNode();
    const { cookie, person } = await enter(node, 'account-manager');
    const client = await open(node, cookie);
    const other = await enter(node);

    const answers = [
      await watch(client, 'source:0199f3a0-0000-7000-8000-000000000003'),
      await watch(client, `person:${other.person.id}`),
      await watch(client, 'DROP TABLE'),
      await watch(client, { toString: 'x' } as never),
      await watch(client, `person:${person.id}`),
    ];

    expect(answers.map(({ ok }) => ok)).toEqual([false, false, false, false, true]);
  });

  test('stops ringing for an account manager whose ticket goes to another merchant', async () => {
    const node = await startNode();
    const ctx = contextOf(node);
    const [desk, { cookie, person }] = [await enter(node), await enter(node, 'account-manager')];
    const [own, other] = [
      await createMerchant(ctx, MerchantInput.parse({ name: 'Own', accountManagerId: person.id })),
      await createMerchant(ctx, MerchantInput.parse({ name: 'Other' })),
    ];
    const contact = { name: 'Caller', identity: null };
    const opened = NewTicket.parse({ subject: 'Call', text: 'Hello', merchantId: own.id, contact });
    const { id } = await openTicket(ctx, opened);
    const stream = `ticket:${id}`;
    const [engineer, manager] = [await open(node, desk.cookie), await open(node, cookie)];
    await watch(engineer, stream);
    const before = await watch(manager, stream);
    const heard: Frame[] = [];
    manager.on('frame', (frame) => heard.push(frame));
    /** Whether the manager hears what the engineer hears. */
    const isHeard = async () => {
      const [rung, count] = [frameOn(engineer, stream), heard.length];
      await pull(node, stream, ['x']);
      await rung;
      await watch(manager, `person:${person.id}`);
      return heard.length > count;
    };
    const atFirst = await isHeard();

    await changeTicket(ctx, id, { merchantId: other.id });
    await until(async () => !(await isHeard()));

    expect([before.ok, atFirst]).toEqual([true, true]);
    expect(await watch(manager, stream)).toMatchObject({ ok: false });
  });

  test('survives whatever a client sends', async () => {
    const node = await startNode();
    const client = await open(node, (await enter(node)).cookie);

    for (const junk of [null, 17, {}, [], 'x'.repeat(500), { length: 1 }]) {
      client.emit('unwatch', junk as never);
      client.emit('typing', junk as never);
      client.emit('watch', junk as never, undefined as never);
      (client as Socket).emit('no-such-event', junk);
    }

    expect(await watch(client, 'transactions')).toMatchObject({ ok: true });
  });

  test('is not needed: what was missed is asked for over HTTP, if one may', async () => {
    const node = await startNode();
    const [lead, manager] = [await enter(node, 'lead'), await enter(node, 'account-manager')];
    const stream = 'source:0199f3a0-0000-7000-8000-000000000004';
    for (let i = 0; i < 5; i += 1) await pull(node, stream, [`u${i}`]);
    const ask = async (cookie: string, after: number) => {
      const browser = browserOf(appOf(node.services, streamRoutes({ db })));
      const [name = '', value = ''] = cookie.split('=');
      browser.cookies.set(name, value);
      return browser.send('get', `/streams/${encodeURIComponent(stream)}/events?after=${after}`);
    };

    const missed = await ask(lead.cookie, 3);
    const fromElsewhere = await ask(lead.cookie, 99);

    expect(missed.body).toEqual({
      items: [{ stream, after: 3, seq: 5, type: 'test.pulled', ids: ['u3', 'u4'] }],
      head: 5,
      reload: false,
    });
    expect(fromElsewhere.body).toEqual({ items: [], head: 5, reload: true });
    expect((await ask(manager.cookie, 0)).status).toBe(403);
  });
});

describe('a socket', () => {
  test('of a disabled person dies on every node at once', async () => {
    const [here, there] = [await startNode(), await startNode()];
    await makePerson(contextOf(here), { role: 'administrator' });
    const { cookie, person } = await enter(here);
    const sockets = [await open(here, cookie), await open(there, cookie)];
    const [ends, words] = [sockets.map(gone), sockets.map(bye)];

    await disablePerson(contextOf(here), person.id);

    expect(await Promise.all(words)).toEqual(['session-ended', 'session-ended']);
    await Promise.all(ends);
    expect(await connected(socketTo(there, { Origin: ORIGIN, Cookie: cookie }))).toBe(false);
  });

  test('of an ended session dies, and those of the person’s other sessions stay', async () => {
    const [here, there] = [await startNode(), await startNode()];
    const first = await enter(here);
    const second = await signedIn(contextOf(here), first.person);
    const [staying, leaving] = [await open(here, first.cookie), await open(there, second.cookie)];
    const end = gone(leaving);

    const own = createContext(here.services, first.actor, 'all');
    await endAllSessions(own, first.person.id);

    await end;
    expect(await watch(staying, 'transactions')).toMatchObject({ ok: true });
  });

  test('is closed when the role changes, and comes back with the rights of the new one', async () => {
    const node = await startNode();
    await makePerson(contextOf(node), { role: 'administrator' });
    const { cookie, person } = await enter(node, 'lead');
    const client = await open(node, cookie);
    const stream = 'import:0199f3a0-0000-7000-8000-000000000005';
    const before = await watch(client, stream);
    const [end, word] = [gone(client), bye(client)];

    await changePerson(contextOf(node), { personId: person.id, role: 'engineer' });

    expect(await word).toBe('rights-changed');
    // So that the browser comes back by itself.
    expect(await end).toBe('transport close');
    const after = await watch(await open(node, cookie), stream);
    expect([before.ok, after.ok]).toEqual([true, false]);
  });
});
