import { createHash } from 'node:crypto';
import { type AddressInfo, BlockList, isIP, isIPv6 } from 'node:net';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import { isOutOfReach } from '../../../platform/db.ts';
import { errorFields } from '../../../platform/logger.ts';
import type { Channels } from '../channels.ts';
import { listAccountRows } from '../queries.ts';
import type { AccountRow } from '../tables.ts';
import { deskOf, mailboxOf } from './desk.ts';
import { keepMail, LARGEST_FILE } from './keep-mail.ts';
import { type ArrivedMail, type ParsedMail, parseMail, unreadable } from './parse-mail.ts';
import { LARGEST_MAIL } from './read-mime.ts';
import { plainAddress } from './reply-address.rules.ts';
import type { ReplyTokens } from './reply-tokens.ts';

export interface ListenerParts {
  channels: Pick<Channels, 'services' | 'log' | 'inboundBell'>;
  tokens: ReplyTokens;
  port: number;
  host: string;
  /** Addresses and networks of the mail servers whose word about a mail is taken. */
  trusted: readonly string[];
  caps?: ListenerCaps;
}

export interface ListenerCaps {
  /** Silence after which a sender is sent away, and how long one connection may take in all. */
  silenceMs: number;
  connectionMs: number;
  connections: number;
  recipients: number;
  /** Of all mails that are being received at the moment. */
  bytesAtOnce: number;
}
const CAPS: ListenerCaps = {
  silenceMs: 60_000,
  connectionMs: 10 * 60_000,
  connections: 50,
  recipients: 50,
  bytesAtOnce: 256 * 1024 * 1024,
};

export interface MailListener {
  port: number;
  stop(): Promise<void>;
}

/** Takes mail that a mail server hands on to us: for our own addresses only, and with a yes only once it is stored. */
export async function startMailListener(parts: ListenerParts): Promise<MailListener> {
  const { channels, tokens, port, host, caps = CAPS } = parts;
  const { log } = channels;
  const held = { bytes: 0 };
  const trusted = networksOf(parts.trusted);
  const deadlines = new Map<string, NodeJS.Timeout>();
  const server: SMTPServer = new SMTPServer({
    banner: 'ready',
    size: LARGEST_MAIL,
    disabledCommands: ['AUTH', 'STARTTLS'],
    authOptional: true,
    disableReverseLookup: true,
    maxClients: caps.connections,
    socketTimeout: caps.silenceMs,
    closeTimeout: 5_000,
    logger: false,
    onConnect: (session, done) => {
      if (!isWithin(trusted, session.remoteAddress))
        return done(refusal(554, 'mail is taken here from its own mail servers only'));
      deadlines.set(
        session.id,
        setTimeout(() => hangUp(server, session), caps.connectionMs),
      );
      done();
    },
    onClose: (session) => {
      clearTimeout(deadlines.get(session.id));
      deadlines.delete(session.id);
    },
    onRcptTo: ({ address }, session, done) => {
      if (session.envelope.rcptTo.length >= caps.recipients) return done(refusal(452, 'too many recipients'));
      listeningAccounts(channels).then(
        (accounts) => done(refusalFor(address, accounts)),
        (error: unknown) => done(notNow(log, error)),
      );
    },
    onData: (stream, session, done) => {
      receive(stream, held, caps)
        .then((raw) => keep(parts, tokens, raw, session))
        .then(
          () => done(null, 'stored'),
          (error: unknown) => done(error instanceof Refusal ? error : notNow(log, error)),
        );
    },
  });
  server.on('error', (error) => log.debug('mail connection failed', errorFields(error)));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  return {
    // Safe: it listens on a port, so its address is one.
    port: (server.server.address() as AddressInfo).port,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function networksOf(given: readonly string[]): BlockList {
  const networks = new BlockList();
  for (const network of given) {
    const [address = '', bits] = network.split('/');
    const family = familyOf(address);
    if (bits === undefined) networks.addAddress(address, family);
    else networks.addSubnet(address, Number(bits), family);
  }
  return networks;
}

/** Who has hung up already has no address; one on the local link names its interface after a sign. */
function isWithin(networks: BlockList, remote: string): boolean {
  const [address = ''] = remote.split('%');
  return isIP(address) !== 0 && networks.check(address, familyOf(address));
}
const familyOf = (address: string) => (isIPv6(address) ? 'ipv6' : 'ipv4');

class Refusal extends Error {
  readonly responseCode: number;
  constructor(responseCode: number, words: string) {
    super(words);
    this.name = 'Refusal';
    this.responseCode = responseCode;
  }
}
const refusal = (code: number, words: string) => new Refusal(code, words);

/** The sender keeps it and comes again. */
function notNow(log: Channels['log'], error: unknown): Refusal {
  log.error('mail not taken', errorFields(error));
  return refusal(451, 'not stored, try again later');
}

function hangUp(server: SMTPServer, { id }: SMTPServerSession): void {
  for (const connection of server.connections) if (connection.id === id) connection.close();
}

async function listeningAccounts({ services }: Pick<Channels, 'services'>): Promise<AccountRow[]> {
  return (await listAccountRows(services.db.read)).filter((row) => mailboxOf(row)?.listens === true);
}

function refusalFor(address: string, accounts: readonly AccountRow[]): Refusal | undefined {
  const account = accounts.find((row) => isFor(row, address));
  if (account === undefined) return refusal(550, 'no such mailbox here');
  return account.paused ? refusal(450, 'this mailbox is paused') : undefined;
}

const isFor = (row: AccountRow, address: string) => mailboxOf(row)?.address.toLowerCase() === plainAddress(address);

async function receive(stream: SMTPServerDataStream, held: { bytes: number }, caps: ListenerCaps): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  let isFull = false;
  try {
    // Read to its end even when it is not wanted: an answer comes only after the whole mail.
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      isFull ||= size + chunk.length > LARGEST_MAIL || held.bytes + chunk.length > caps.bytesAtOnce;
      if (isFull) continue;
      chunks.push(chunk);
      size += chunk.length;
      held.bytes += chunk.length;
    }
    if (stream.sizeExceeded) throw refusal(552, 'larger than this mailbox takes');
    if (isFull) throw refusal(452, 'too much mail at once, try again later');
    return Buffer.concat(chunks, size);
  } finally {
    held.bytes -= size;
  }
}

/** One row for each of our mailboxes that it is for. */
async function keep(
  { channels }: ListenerParts,
  tokens: ReplyTokens,
  raw: Buffer,
  { envelope }: SMTPServerSession,
): Promise<void> {
  const to = envelope.rcptTo.map(({ address }) => address);
  const from = envelope.mailFrom === false ? '' : envelope.mailFrom.address;
  const receivedAt = channels.services.clock.now();
  const deliveryKey = createHash('sha256').update(raw).digest('hex');
  const accounts = (await listeningAccounts(channels)).filter((row) => to.some((address) => isFor(row, address)));
  if (accounts.length === 0) throw refusal(550, 'no such mailbox here');
  const mail = { raw, receivedAt, envelope: { from, to } };
  const keepAll = (read: (row: AccountRow) => Promise<ParsedMail>) =>
    channels.services.db.write.transaction(async (tx) => {
      for (const row of accounts)
        await keepMail(tx, { accountId: row.id, deliveryKey, parsed: await read(row), receivedAt });
    });
  try {
    await keepAll(async (row) => wholeOnly(await readFor(row, mail, tokens)));
  } catch (error) {
    if (isOutOfReach(error) || error instanceof Refusal) throw error;
    // A mail that our own reading stumbles over is kept for a person to see, not turned away for days.
    channels.log.error('mail not read', errorFields(error));
    await keepAll(async () => unreadable(mail, 'failed-here'));
  }
  channels.inboundBell.ring();
}

/** There is no mailbox here in which the rest would stay: who sent it has to hear that it was not taken. */
function wholeOnly(parsed: ParsedMail): ParsedMail {
  if (parsed.isWhole && parsed.files.every(({ bytes }) => bytes.length <= LARGEST_FILE)) return parsed;
  // That was this machine's haste, and may go better another time.
  if (parsed.said.kind === 'unknown' && parsed.said.what === 'mail-takes-too-long')
    throw refusal(451, 'not read, try again later');
  throw refusal(552, 'too large or of too many parts: not taken');
}

async function readFor(row: AccountRow, mail: ArrivedMail, tokens: ReplyTokens): Promise<ParsedMail> {
  const mailbox = mailboxOf(row);
  return mailbox === undefined ? unreadable(mail, 'failed-here') : parseMail(mail, deskOf(mailbox, tokens));
}
