import MailComposer from 'nodemailer/lib/mail-composer';
import type { SendFailureReason } from '../contract.ts';
import type { Outgoing } from '../port.ts';
import { LOOP_HEADER } from './automatic.rules.ts';
import type { ReplyTokens } from './reply-tokens.ts';
import { isWritable } from './sender.rules.ts';

export interface AttachedFile {
  name: string;
  contentType: string;
  bytes: Buffer;
}

export interface OwnMailbox {
  address: string;
  senderName: string;
  tokens: ReplyTokens;
}

/** The same for every attempt, so that a mail sent twice is known as one, and ours is known in what comes back. */
export const ownMessageId = (messageId: string, address: string): string =>
  `<${messageId.toLowerCase()}@${address.slice(address.lastIndexOf('@') + 1).toLowerCase()}>`;

/** Why a mail cannot be written at all: no attempt would change that. */
export function whyNotSendable({ address, content }: Outgoing, desk: OwnMailbox): SendFailureReason | undefined {
  if (!isWritable({ address }) || !isWritable(desk)) return 'bad-address';
  return [content.subject ?? '', desk.senderName].some(breaksLines) ? 'line-break-in-field' : undefined;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const breaksLines = (field: string) => /[\u0000-\u001f\u007f\u2028\u2029]/.test(field);

/** The mail as it goes over the wire. Addresses are given as what they are, never as text that would be read again. */
export async function composeMail(
  outgoing: Outgoing,
  files: readonly AttachedFile[],
  desk: OwnMailbox,
): Promise<Buffer> {
  const { messageId, address, content } = outgoing;
  const signed = content.ticketId === undefined ? undefined : desk.tokens.sign(desk.address, content.ticketId);
  const [replyTo] = writableIds([content.replyTo ?? '']);
  const composer = new MailComposer({
    from: { name: desk.senderName, address: desk.address },
    to: { name: '', address },
    replyTo: { name: desk.senderName, address: signed ?? desk.address },
    subject: content.subject ?? '',
    text: content.text,
    messageId: ownMessageId(messageId, desk.address),
    references: writableIds([...(content.references ?? []), replyTo ?? '']),
    ...(replyTo === undefined ? {} : { inReplyTo: replyTo }),
    headers: { [LOOP_HEADER]: desk.address, ...(content.automatic === true ? AUTOMATIC : {}) },
    attachments: files.map(({ name, contentType, bytes }) => ({ filename: name, contentType, content: bytes })),
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return composer.compile().build();
}

/** Nobody's program is to answer what ours said by itself (RFC 3834). */
const AUTOMATIC = { 'Auto-Submitted': 'auto-replied', 'X-Auto-Response-Suppress': 'All' };
const MOST_REFERENCES = 30;

/** Ids that can stand in a header: what was masked or bent on its way here cannot. */
const writableIds = (ids: readonly string[]): string[] =>
  [...new Set(ids)].filter((id) => /^<[\x21-\x3b\x3d\x3f-\x7e]{1,900}>$/.test(id)).slice(-MOST_REFERENCES);
