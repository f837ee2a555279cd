import { ImapFlow } from 'imapflow';
import { createTransport, type Transporter } from 'nodemailer';
import type { z } from 'zod';
import type { MailSettings } from '../contract.ts';

export type Mailbox = z.infer<typeof MailSettings>;
export type Imap = NonNullable<Mailbox['imap']>;

/** How long an unresponsive server is waited for. */
export interface MailCaps {
  connectMs: number;
  silenceMs: number;
  /** An idle mailbox is spoken to this often: a link that is dead at the other end shows by that alone. */
  idleMs: number;
}
export const MAIL_CAPS: MailCaps = { connectMs: 15_000, silenceMs: 60_000, idleMs: 5 * 60_000 };

const LARGEST_ANSWER = 64 * 1024 * 1024;

export function openSmtp({ smtp }: Mailbox, password: string, caps: MailCaps): Transporter {
  const { host, port, security, user } = smtp;
  return createTransport({
    host,
    port,
    secure: security === 'tls',
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'none',
    ...(user === '' ? {} : { auth: { user, pass: password } }),
    connectionTimeout: caps.connectMs,
    greetingTimeout: caps.connectMs,
    socketTimeout: caps.silenceMs,
    disableFileAccess: true,
    disableUrlAccess: true,
    logger: false,
  });
}

export function openImap({ host, port, security, user }: Imap, password: string, caps: MailCaps): ImapFlow {
  return new ImapFlow({
    host,
    port,
    secure: security === 'tls',
    ...(security === 'tls' ? {} : { doSTARTTLS: security === 'starttls' }),
    auth: { user, pass: password },
    disableAutoIdle: true,
    connectionTimeout: caps.connectMs,
    greetingTimeout: caps.connectMs,
    socketTimeout: caps.silenceMs,
    maxIdleTime: caps.idleMs,
    maxLiteralSize: LARGEST_ANSWER,
    maxResponseSize: 2 * LARGEST_ANSWER,
    logger: false,
  });
}
