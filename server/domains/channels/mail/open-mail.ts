import { Readable } from 'node:stream';
import { maskText } from '../../../kernel/mask.ts';
import type { Connection } from '../connection.ts';
import type { Channel, Outgoing, SendOutcome } from '../port.ts';
import { composeMail, ownMessageId, whyNotSendable } from './compose-mail.ts';
import { MAIL_CAPS, type Mailbox, type MailCaps, openImap, openSmtp } from './connections.ts';
import { mailboxOf } from './desk.ts';
import { type FailedAttempt, outcomeOfFailure } from './outcome.rules.ts';
import type { ReplyTokens } from './reply-tokens.ts';

export interface MailParts {
  tokens: ReplyTokens;
  caps?: MailCaps;
}

/** One mailbox as a channel: out over SMTP, looked for in the mailbox itself when nobody knows whether it went. */
export function openMail({ row, secrets, readFile }: Connection, { tokens, caps = MAIL_CAPS }: MailParts): Channel {
  const settings = mailboxOf(row);
  if (settings === undefined) throw new Error('this account is no mailbox');
  const desk = { address: settings.address, senderName: settings.senderName, tokens };
  return {
    send: async (outgoing) => {
      const refused = whyNotSendable(outgoing, desk);
      if (refused !== undefined) return { outcome: 'failed', reason: refused, words: '' };
      const files = await Promise.all(outgoing.content.files.map(readFile));
      const present = files.filter((file) => file !== undefined);
      if (present.length < files.length) return { outcome: 'failed', reason: 'file-missing', words: '' };
      const mail = await composeMail(outgoing, present, desk);
      return transmit(mail, outgoing, settings, { password: secrets.smtpPassword ?? '', caps });
    },
    test: async () => [
      await step('smtp', () => testSmtp(settings, secrets.smtpPassword ?? '', caps)),
      ...(settings.imap === null
        ? []
        : [await step('imap', () => testImap(settings, secrets.imapPassword ?? '', caps))]),
    ],
    lookFor: (messageId) =>
      lookInSent(settings, secrets.imapPassword ?? '', caps, ownMessageId(messageId, settings.address)),
  };
}

async function transmit(
  mail: Buffer,
  { messageId, address }: Outgoing,
  settings: Mailbox,
  { password, caps }: { password: string; caps: MailCaps },
): Promise<SendOutcome> {
  const transport = openSmtp(settings, password, caps);
  const raw = Readable.from([mail]);
  let bodyWasSent = false;
  raw.once('end', () => {
    bodyWasSent = true;
  });
  try {
    await transport.sendMail({ envelope: { from: settings.address, to: [address] }, raw });
    return { outcome: 'sent', providerMessageId: ownMessageId(messageId, settings.address) };
  } catch (error) {
    return outcomeOfFailure({ ...factsOf(error), bodyWasSent });
  } finally {
    transport.close();
  }
}

/** What the library says of a failure; its messages repeat the server's words, which may repeat ours. */
function factsOf(error: unknown): Omit<FailedAttempt, 'bodyWasSent'> {
  const { code, command, responseCode, response, message } = Object(error) as Record<string, unknown>;
  return {
    code: typeof code === 'string' ? code : '',
    command: typeof command === 'string' ? command : '',
    responseCode: typeof responseCode === 'number' ? responseCode : undefined,
    words: maskText(String(response ?? message ?? '')),
  };
}

type Step = Awaited<ReturnType<Channel['test']>>[number];

async function step(name: string, attempt: () => Promise<void>): Promise<Step> {
  try {
    await attempt();
    return { step: name, ok: true, words: '' };
  } catch (error) {
    return { step: name, ok: false, words: wordsOf(error) };
  }
}

const wordsOf = (error: unknown): string => {
  const { responseText, response, message } = Object(error) as Record<string, unknown>;
  return maskText(String(responseText ?? response ?? message ?? '')).slice(0, 500);
};

async function testSmtp(settings: Mailbox, password: string, caps: MailCaps): Promise<void> {
  const transport = openSmtp(settings, password, caps);
  try {
    await transport.verify();
  } finally {
    transport.close();
  }
}

async function testImap({ imap }: Mailbox, password: string, caps: MailCaps): Promise<void> {
  if (imap === null) return;
  const client = openImap(imap, password, caps);
  client.on('error', () => {});
  try {
    await client.connect();
    await client.mailboxOpen(imap.folder, { readOnly: true });
    await client.logout();
  } finally {
    client.close();
  }
}

/** Providers keep what was sent through them; found there, it went. Not found proves nothing. */
async function lookInSent(
  { imap }: Mailbox,
  password: string,
  caps: MailCaps,
  id: string,
): Promise<SendOutcome | undefined> {
  if (imap === null) return undefined;
  const client = openImap(imap, password, caps);
  client.on('error', () => {});
  try {
    await client.connect();
    const sent = (await client.list()).find(({ specialUse }) => specialUse === '\\Sent');
    if (sent === undefined) return undefined;
    await client.mailboxOpen(sent.path, { readOnly: true });
    const found = await client.search({ header: { 'message-id': id } }, { uid: true });
    await client.logout();
    return found !== false && found !== undefined && found.length > 0
      ? { outcome: 'sent', providerMessageId: id }
      : undefined;
  } catch {
    // The mailbox is away as well: nothing is known, as before.
    return undefined;
  } finally {
    client.close();
  }
}
