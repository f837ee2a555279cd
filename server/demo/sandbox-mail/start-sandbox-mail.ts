import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { type ParsedMail, simpleParser } from 'mailparser';
import { createTransport } from 'nodemailer';
import { SMTPServer, type SMTPServerDataStream } from 'smtp-server';
import type { Clock } from '../../kernel/clock.ts';

export interface Correspondent {
  name: string;
  address: string;
}

export interface WrittenMail {
  from: Correspondent;
  to: string;
  subject: string;
  text: string;
  /** Message-IDs of what is answered, oldest first. */
  references?: readonly string[];
  files?: readonly { name: string; contentType: string; bytes: Uint8Array }[];
}

/** A mail that the desk sent to somebody. */
export interface ReceivedMail {
  to: string;
  from: string;
  /** Where an answer is to go. */
  replyTo: string;
  subject: string;
  text: string;
  messageId: string;
  references: readonly string[];
  atMs: number;
  fileNames: readonly string[];
}

export interface SandboxMail {
  /** Where the desk delivers its answers. */
  port: number;
  /** Sends a mail to the desk; gives its Message-ID once the desk has taken it. */
  write(mail: WrittenMail): Promise<string>;
  onReceived(listener: (mail: ReceivedMail) => void): void;
  stop(): Promise<void>;
}

export interface SandboxMailOptions {
  clock: Clock;
  /** Where the desk takes mail. */
  deskPort: number;
  port?: number;
}

/** The name under which the mail server before the desk writes what it found out about senders. */
export const AUTHSERV_ID = 'mx.ozerta.example';
const MOST_BYTES = 30 * 1024 * 1024;

/** Starts the mail servers of everybody else: one that takes what the desk sends, and a way to write to the desk. */
export async function startSandboxMail({ clock, deskPort, port = 0 }: SandboxMailOptions): Promise<SandboxMail> {
  const listeners: ((mail: ReceivedMail) => void)[] = [];
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    logger: false,
    size: MOST_BYTES,
    onRcptTo: ({ address }, _session, done) =>
      address.startsWith('gone@') ? done(refusal(550, 'No such user here')) : done(),
    onData: (stream, session, done) => {
      const to = session.envelope.rcptTo.map(({ address }) => address);
      readMail(stream, clock, to).then(
        (mails) => {
          for (const mail of mails) for (const listener of listeners) listener(mail);
          done();
        },
        () => done(refusal(451, 'Could not be read')),
      );
    },
  });
  // A peer that goes away in the middle is the peer's affair.
  server.on('error', () => {});
  server.listen(port, '127.0.0.1');
  await once(server.server, 'listening');
  const transport = createTransport({
    host: '127.0.0.1',
    port: deskPort,
    secure: false,
    ignoreTLS: true,
    pool: true,
    maxConnections: 4,
    maxMessages: Number.POSITIVE_INFINITY,
  });
  let count = 0;
  return {
    port: (server.server.address() as AddressInfo).port,
    write: async (mail) => {
      count += 1;
      const at = clock.now();
      const messageId = `<${at.epochMilliseconds.toString(36)}.${count}@${domainOf(mail.from.address)}>`;
      await transport.sendMail({
        ...headersOf(mail),
        messageId,
        date: new Date(at.epochMilliseconds),
        envelope: { from: mail.from.address, to: [mail.to] },
      });
      return messageId;
    },
    onReceived: (listener) => void listeners.push(listener),
    stop: async () => {
      transport.close();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

function headersOf({ from, to, subject, text, references = [], files = [] }: WrittenMail) {
  const domain = domainOf(from.address);
  const last = references.at(-1);
  return {
    from: { name: from.name, address: from.address },
    to,
    subject,
    text,
    headers: {
      // What the mail server in front of the desk would have found out.
      'Authentication-Results': `${AUTHSERV_ID}; dkim=pass header.d=${domain}; spf=pass smtp.mailfrom=${domain}; dmarc=pass header.from=${domain}`,
    },
    ...(last !== undefined && { inReplyTo: last, references: [...references] }),
    attachments: files.map(({ name, contentType, bytes }) => ({
      filename: name,
      contentType,
      content: Buffer.from(bytes),
    })),
  };
}

/** One for each recipient. */
async function readMail(stream: SMTPServerDataStream, clock: Clock, to: readonly string[]): Promise<ReceivedMail[]> {
  const parsed = await simpleParser(stream, { skipHtmlToText: true, skipTextToHtml: true, skipImageLinks: true });
  const from = parsed.from?.value[0]?.address ?? '';
  const mail = {
    from,
    replyTo: parsed.replyTo?.value[0]?.address ?? from,
    subject: parsed.subject ?? '',
    text: parsed.text ?? '',
    messageId: parsed.messageId ?? '',
    references: referencesOf(parsed),
    atMs: clock.now().epochMilliseconds,
    fileNames: parsed.attachments.map(({ filename }) => filename ?? ''),
  };
  return to.map((address) => ({ ...mail, to: address.toLowerCase() }));
}

const referencesOf = ({ references }: ParsedMail) =>
  references === undefined ? [] : typeof references === 'string' ? [references] : references;

const domainOf = (address: string) => address.slice(address.lastIndexOf('@') + 1);

const refusal = (responseCode: number, words: string) => Object.assign(new Error(words), { responseCode });
