import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import createImap from 'hoodiecrow-imap';
import { createTransport } from 'nodemailer';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';
import { afterAll } from 'vitest';
import { AccountInput, type ChannelAccount } from '../../server/domains/channels/contract.ts';
import { createAccount } from '../../server/domains/channels/index.ts';
import type { Context } from '../../server/platform/context.ts';
import { testSecrets } from './people.ts';

export const DESK = 'help@desk.example';

/** A mail as bytes; `headers` are added or replace what stands there by default, an empty one leaves it out. */
export function mailOf(headers: Record<string, string> = {}, body: string | Buffer = 'Где мой чек?'): Buffer {
  const all: Record<string, string> = {
    From: 'Vera <vera@shop.example>',
    To: DESK,
    Subject: 'Receipt',
    Date: 'Mon, 09 Nov 2026 11:59:00 +0300',
    'Message-ID': '<m1@shop.example>',
    'MIME-Version': '1.0',
    'Content-Type': 'text/plain; charset=utf-8',
    'Content-Transfer-Encoding': '8bit',
    ...headers,
  };
  const lines = Object.entries(all).flatMap(([name, value]) => (value === '' ? [] : [`${name}: ${value}\r\n`]));
  return Buffer.concat([
    Buffer.from(`${lines.join('')}\r\n`),
    Buffer.isBuffer(body) ? body : Buffer.from(`${body}\r\n`),
  ]);
}

export interface Taken {
  from: string;
  to: string[];
  raw: string;
}

/** What a receiving server does at each step; a number is the code of its refusal. */
export interface SinkManners {
  rcpt?: number;
  data?: number;
  /** Hangs up when the mail was read, without an answer. */
  hangUpAfterData?: boolean;
  /** What happens when it has taken the mail and has not said so yet. */
  beforeAnswer?: (() => Promise<void>) | undefined;
  /** The one password that is let in. */
  password?: string;
}

/** A real receiving server on loopback that keeps what it takes. */
export async function mailSink(
  manners: SinkManners = {},
): Promise<{ port: number; taken: Taken[]; manners: SinkManners }> {
  const taken: Taken[] = [];
  const refused = (code: number | undefined) =>
    code === undefined ? null : Object.assign(new Error(`${code} said no`), { responseCode: code });
  const server: SMTPServer = new SMTPServer({
    authOptional: manners.password === undefined,
    disabledCommands: manners.password === undefined ? ['AUTH', 'STARTTLS'] : ['STARTTLS'],
    allowInsecureAuth: true,
    logger: false,
    onAuth: ({ username, password }, _session, done) =>
      password === manners.password ? done(null, { user: username }) : done(new Error('wrong password')),
    onRcptTo: (_address, _session, done) => done(refused(manners.rcpt)),
    onData: (stream, { envelope }, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        if (manners.hangUpAfterData === true) return hangUp(server);
        const answer = refused(manners.data);
        if (answer === null) taken.push(takenFrom(envelope, Buffer.concat(chunks)));
        const say = () => done(answer);
        void (manners.beforeAnswer?.() ?? Promise.resolve()).then(say, say);
      });
    },
  });
  server.on('error', () => {});
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  afterAll(() => new Promise<void>((resolve) => server.close(() => resolve())));
  return { port: (server.server.address() as AddressInfo).port, taken, manners };
}

function hangUp(server: SMTPServer): void {
  for (const connection of server.connections) connection.close();
}

function takenFrom({ mailFrom, rcptTo }: SMTPServerSession['envelope'], raw: Buffer): Taken {
  const from = mailFrom === false ? '' : mailFrom.address;
  return { from, to: rcptTo.map(({ address }) => address), raw: raw.toString() };
}

/** A mail server that hands mails on over a few standing connections; `push` gives what was answered, or throws it. */
export function mailClient(port: number) {
  const transport = createTransport({
    host: '127.0.0.1',
    port,
    ignoreTLS: true,
    logger: false,
    pool: true,
    maxConnections: 4,
    maxMessages: Number.POSITIVE_INFINITY,
  });
  return {
    push: async (raw: Buffer, { from = 'vera@shop.example', to = [DESK] } = {}): Promise<string> => {
      const { response } = await transport.sendMail({ envelope: { from, to }, raw });
      return String(response);
    },
    close: () => transport.close(),
  };
}

/** Hands a mail to a server as another server would. */
export async function pushMail(
  port: number,
  raw: Buffer,
  envelope: { from?: string; to?: string[] } = {},
): Promise<string> {
  const client = mailClient(port);
  try {
    return await client.push(raw, envelope);
  } finally {
    client.close();
  }
}

/** A moment as a mailbox dates what arrives in it. */
export function inboxDate(at: Temporal.Instant): string {
  const [, day, month, year, time] =
    /^\w+, (\d+) (\w+) (\d+) ([\d:]+)/.exec(new Date(at.epochMilliseconds).toUTCString()) ?? [];
  return `${day}-${month}-${year} ${time} +0000`;
}

interface MailboxGiven {
  address?: string;
  listens?: boolean;
  smtpPort?: number;
  smtpUser?: string;
  imapPort?: number;
  folder?: string;
  password?: string;
  authservId?: string;
}

/** A mailbox of the desk; by default one that only listens. */
export function makeMailbox(ctx: Context, given: MailboxGiven = {}, sealedBy = testSecrets): Promise<ChannelAccount> {
  const {
    address = DESK,
    listens = true,
    smtpPort = 9,
    smtpUser = '',
    imapPort,
    folder = 'INBOX',
    password = 'testpass',
    authservId = '',
  } = given;
  const reached = { host: '127.0.0.1', port: imapPort, security: 'none', user: 'testuser', folder };
  const imap = imapPort === undefined ? null : reached;
  const smtp = { host: '127.0.0.1', port: smtpPort, security: 'none', user: smtpUser };
  const settings = { kind: 'email', address, senderName: 'Поддержка', listens, imap, smtp, authservId };
  const secrets = { imapPassword: password, smtpPassword: password };
  return createAccount(ctx, AccountInput.parse({ name: 'Desk mail', settings, secrets }), sealedBy);
}

/** A mail server's mailbox in this process, speaking IMAP. */
export async function imapServer() {
  const server = createImap({
    plugins: ['IDLE', 'SPECIAL-USE', 'ID', 'UNSELECT'],
    storage: { INBOX: {}, '': { separator: '/', folders: { Sent: { 'special-use': '\\Sent' } } } },
  });
  const sockets = new Set<Socket>();
  server.server.on('connection', (socket) => sockets.add(socket));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  afterAll(async () => {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    // Who watches would stay: this goes before what it was opened for.
    for (const socket of sockets) socket.destroy();
    await closed;
  });
  return {
    server,
    port: (server.server.address() as AddressInfo).port,
    /** A mail arrives; IMAP keeps it as bytes. */
    deliver: (raw: Buffer, folder = 'INBOX', internalDate = '09-Nov-2026 12:00:01 +0300') =>
      server.appendMessage(folder, [], internalDate, raw.toString('latin1')),
    /** The mailbox is lost and made anew, empty. */
    recreate: () => {
      const inbox = server.getMailbox('INBOX');
      inbox.messages.length = 0;
      inbox.uidvalidity += 1;
      inbox.uidnext = 1;
    },
  };
}

/** A wire between two ends that can be cut, or go dead without a word. */
export async function wireTo(port: number) {
  const sockets = new Set<Socket>();
  let isDead = false;
  let opened = 0;
  const server = createServer((near) => {
    opened += 1;
    const far = connect(port, '127.0.0.1');
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from);
      from.on('data', (chunk) => isDead || to.write(chunk));
      from.on('error', () => to.destroy());
      from.on('close', () => {
        sockets.delete(from);
        to.destroy();
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const cut = () => {
    for (const socket of sockets) socket.destroy();
  };
  afterAll(() => {
    cut();
    server.close();
  });
  return {
    port: (server.address() as AddressInfo).port,
    cut,
    /** From now on nothing gets through, and nobody is told; connections made later are well. */
    goDead: () => {
      isDead = true;
    },
    revive: () => {
      isDead = false;
    },
    opened: () => opened,
  };
}
