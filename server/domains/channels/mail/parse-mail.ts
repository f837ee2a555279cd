import { createHash } from 'node:crypto';
import { parseAddressHeader } from 'mailparser';
import type { Incoming, IncomingMessage } from '../contract.ts';
import { isAddressAligned } from './authentication.rules.ts';
import { automaticOf } from './automatic.rules.ts';
import { type Bounce, readBounce } from './bounce.rules.ts';
import { clean, cleanWhole, instantText, messageIds, writtenAt } from './field.rules.ts';
import { allOf, firstOf, type Header, readHeaders } from './header.rules.ts';
import { originalOf } from './original.rules.ts';
import { isForward, splitQuoted } from './quoted-reply.rules.ts';
import { type Mime, type MimePart, readMime, UnreadableMail } from './read-mime.ts';
import { subjectNumber } from './reply-address.rules.ts';
import type { ReplyTokens } from './reply-tokens.ts';
import { type SaneHtml, sanitiseHtml } from './sanitise-html.ts';
import { isDaemon, isMachine, type Mailbox, type Writer, writerOf } from './sender.rules.ts';

/** What is known of the mailbox that a mail came to. */
export interface Desk {
  /** The desk's own address. */
  address: string;
  authservId: string;
  tokens: ReplyTokens;
}

/** A mail as it came. `envelope`: who the sending server said it is from and for; only where it was pushed. */
export interface ArrivedMail {
  raw: Buffer;
  receivedAt: Temporal.Instant;
  envelope?: { from: string; to: readonly string[] };
}

/** A mail in our words, masked, with the parts that are kept as files beside it. */
export interface ParsedMail {
  said: Incoming;
  original: string;
  files: MimePart[];
  /** All that came is in it, and not only its head or the first of its files. */
  isWhole: boolean;
  /** The same for the same mail, whatever way it came, as long as it counts for the same. */
  digest: string;
}

const MOST_FILES = 100;
const NO_FILE = /^(?:message\/delivery-status|message\/disposition-notification|text\/rfc822-headers)$/;

/** Reads a mail. What cannot be read is told as such, never thrown: it has its place in quarantine. */
export async function parseMail(mail: ArrivedMail, desk: Desk): Promise<ParsedMail> {
  try {
    return readMail(await readMime(mail.raw), mail, desk);
  } catch (error) {
    if (!(error instanceof UnreadableMail)) throw error;
    return unreadable(mail, error.reason);
  }
}

/** A mail of which only the head is looked at. */
export function unreadable({ raw, receivedAt, envelope }: ArrivedMail, reason: string): ParsedMail {
  const head =
    raw
      .subarray(0, 64 * 1024)
      .toString('latin1')
      .split(/\r?\n\r?\n/, 1)[0] ?? '';
  const headers = readHeaders(head.split(/\r?\n(?![ \t])/));
  return {
    said: { kind: 'unknown', what: reason, at: instantText(receivedAt) },
    original: originalOf({ headers, envelope, parts: [], remoteImages: [] }),
    files: [],
    isWhole: false,
    digest: createHash('sha256').update(raw).digest('hex'),
  };
}

function readMail(mime: Mime, mail: ArrivedMail, desk: Desk): ParsedMail {
  const headers = readHeaders(mime.headerLines);
  const people = peopleOf(headers, mail);
  const html = mime.html === undefined ? undefined : sanitiseHtml(mime.html);
  const facts = bounceFacts(mime, headers, people);
  const bounce = readBounce(facts);
  const attached = mime.parts.filter(({ contentType }) => !NO_FILE.test(contentType));
  const files = attached.slice(0, MOST_FILES);
  const { envelope } = mail;
  const original = originalOf({ headers, envelope, parts: mime.parts, remoteImages: html?.remoteImages ?? [] });
  const at = instantText(writtenAt(firstOf(headers, 'date'), mail.receivedAt));
  const contentDigest = digestOf(mime, headers);
  const providerMessageId = messageIds(firstOf(headers, 'message-id') ?? '')[0] ?? `none:${contentDigest}`;
  const digestFor = (automatic = '') =>
    createHash('sha256').update(`${providerMessageId}\n${contentDigest}\n${automatic}`).digest('hex');
  // What a person says of a delivery is their word, and moves nothing.
  const told = facts.fromMachine ? undeliveredOf(bounce, desk) : undefined;
  if (told !== undefined)
    return { said: { kind: 'undelivered', at, ...told }, original, files: [], isWhole: true, digest: digestFor() };
  const named = { providerMessageId, contentDigest };
  const said = { ...messageOf({ mime, headers, people, html, bounce, files, desk, ...named }), at };
  // What came through a list and was set aside is not what the writer sent to us themselves.
  return { said, original, files, isWhole: files.length === attached.length, digest: digestFor(said.automatic) };
}

/** The news that a mail of ours did not arrive. */
function undeliveredOf(bounce: Bounce | undefined, desk: Desk) {
  if (bounce?.of === undefined || !isOurs(bounce.of, desk)) return undefined;
  const { of: providerMessageId, final, words, recipients } = bounce;
  return {
    providerMessageId,
    final,
    words: clean(words, 2000),
    recipients: recipients.map((each) => clean(each, 320)),
  };
}

interface Read {
  mime: Mime;
  headers: Header[];
  people: People;
  html: SaneHtml | undefined;
  bounce: Bounce | undefined;
  files: MimePart[];
  desk: Desk;
  providerMessageId: string;
  contentDigest: string;
}

function messageOf(read: Read): Omit<IncomingMessage, 'at'> {
  const { mime, headers, people, html, files, desk, providerMessageId, contentDigest } = read;
  const { writer } = people;
  const subject = clean(firstOf(headers, 'subject') ?? '', 1000);
  const { said, quoted } = splitQuoted(cleanWhole(mime.text), { isForward: isForward(subject) });
  const automatic = automaticOf(automaticFacts(read));
  return {
    kind: 'message',
    conversation: { address: writer.address ?? `unknown:${contentDigest.slice(0, 16)}`, kind: 'mail' },
    sender: {
      identity: writer.address === null ? null : { kind: 'email', value: writer.address },
      name: clean(writer.name, 200),
    },
    providerMessageId,
    subject,
    text: said.slice(0, 200_000),
    ...(quoted === '' ? {} : { quoted: quoted.slice(0, 400_000) }),
    ...(html?.html === undefined ? {} : { html: html.html }),
    files: files.map(({ name, contentType, bytes }) => ({
      name: clean(name, 300),
      contentType: clean(contentType, 120),
      sizeBytes: bytes.length,
      what: 'attachment',
    })),
    threading: threadingOf(read, subject),
    // Without a server whose word counts nothing is known, which is not the same as unproven.
    proof: desk.authservId === '' ? {} : { addressAligned: isAligned(headers, people, desk) },
    ...(automatic === undefined ? {} : { automatic }),
    contentDigest,
    ...(html?.hidCard === true ? { hidCard: true as const } : {}),
  };
}

interface People {
  from: Mailbox[];
  fromLines: number;
  writer: Writer;
  hasNoSender: boolean;
  /** Every address to which it went. */
  to: string[];
}

const RECIPIENTS = ['to', 'cc', 'delivered-to', 'x-original-to', 'envelope-to', 'x-delivered-to'];

function peopleOf(headers: readonly Header[], { envelope }: ArrivedMail): People {
  const from = mailboxesIn(headers, 'from');
  const returnPath = mailboxesIn(headers, 'return-path');
  const replyTo = mailboxesIn(headers, 'reply-to');
  const sender = mailboxesIn(headers, 'sender');
  const envelopeFrom = envelope === undefined ? {} : { envelopeFrom: envelope.from };
  const named = RECIPIENTS.flatMap((name) => mailboxesIn(headers, name).map(({ address }) => address));
  return {
    from,
    fromLines: allOf(headers, 'from').length,
    writer: writerOf({ from, sender, replyTo, returnPath, ...envelopeFrom }),
    hasNoSender: envelope?.from === '' || /^<\s*>$/.test(firstOf(headers, 'return-path')?.trim() ?? ''),
    to: [...(envelope?.to ?? []), ...named],
  };
}

const LONGEST_LIST = 8000;

function mailboxesIn(headers: readonly Header[], name: string): Mailbox[] {
  const lines = headers.filter((header) => header.name === name).map(({ raw }) => raw.slice(0, LONGEST_LIST));
  return parseAddressHeader(lines, { flatten: true, decodePunycode: false }).value.map((one) => ({
    name: one.name,
    address: one.address ?? '',
  }));
}

function isAligned(headers: readonly Header[], { from, fromLines, writer }: People, { authservId }: Desk): boolean {
  const topmost = firstOf(headers, 'authentication-results');
  const addresses = from.map(({ address }) => address);
  return fromLines === 1 && writer.isFrom && isAddressAligned({ topmost, authservId, from: addresses });
}

function threadingOf({ headers, people, desk }: Read, subject: string): IncomingMessage['threading'] {
  const ticketToken = desk.tokens.read(people.to);
  const [replyTo] = messageIds(firstOf(headers, 'in-reply-to') ?? '');
  const number = subjectNumber(subject);
  return {
    ...(ticketToken === undefined ? {} : { ticketToken }),
    ...(replyTo === undefined ? {} : { replyTo }),
    // The last ones are the nearest.
    references: messageIds(allOf(headers, 'references').join(' ')).slice(-100),
    ...(number === undefined ? {} : { subjectNumber: number }),
  };
}

function bounceFacts(mime: Mime, headers: readonly Header[], { from, hasNoSender }: People) {
  const texts = (type: RegExp) =>
    mime.parts
      .filter(({ contentType }) => type.test(contentType))
      .slice(0, 10)
      .map(({ bytes }) => bytes.subarray(0, 64 * 1024).toString('utf8'));
  return {
    headers,
    reports: texts(/^message\/delivery-status$/),
    returned: texts(/^(?:message\/rfc822|text\/rfc822-headers)$/),
    text: mime.text,
    byDaemon: from.some(({ address, name }) => isDaemon(address) || isDaemon(name)),
    fromMachine: hasNoSender || from.some(({ address, name }) => isMachine(address) || isMachine(name)),
  };
}

function automaticFacts({ headers, people, bounce, desk }: Read) {
  const { from, hasNoSender } = people;
  return { headers, desk: desk.address, isBounce: bounce !== undefined, hasNoSender, from: from[0]?.address ?? '' };
}

/** Our own Message-IDs have a message's id before the desk's domain. */
function isOurs(messageId: string, { address }: Desk): boolean {
  const domain = address.slice(address.lastIndexOf('@') + 1).toLowerCase();
  return /^<[0-9a-f-]{36}@/i.test(messageId) && messageId.toLowerCase().endsWith(`@${domain}>`);
}

/** Of what was written, whatever way it came: transport headers are left out. */
function digestOf({ text, html = '', parts }: Mime, headers: readonly Header[]): string {
  const written = ['from', 'date', 'subject'].map((name) => firstOf(headers, name) ?? '');
  const files = parts.map(({ name, bytes }) => [name, createHash('sha256').update(bytes).digest('hex')]);
  return createHash('sha256')
    .update(JSON.stringify([written, text.trim(), html.trim(), files]))
    .digest('hex');
}
