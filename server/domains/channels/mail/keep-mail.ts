import { and, eq } from 'drizzle-orm';
import type { AccountId } from '../../../kernel/ids.ts';
import type { Tx } from '../../../platform/db.ts';
import type { IncomingFile } from '../contract.ts';
import { keepFile } from '../keep-file.ts';
import { keepInbound } from '../keep-inbound.ts';
import { inbound } from '../tables.ts';
import type { ParsedMail } from './parse-mail.ts';
import type { MimePart } from './read-mime.ts';

export interface MailToKeep {
  accountId: AccountId;
  deliveryKey: string;
  parsed: ParsedMail;
  receivedAt: Temporal.Instant;
}

export const LARGEST_FILE = 25 * 1024 * 1024;

/** Keeps a mail and its files, all or nothing; says whether it is new. */
export async function keepMail(tx: Tx, { accountId, deliveryKey, parsed, receivedAt }: MailToKeep): Promise<boolean> {
  const { original, digest } = parsed;
  // The files of a mail that is here already are here too.
  const said = (await isKept(tx, accountId, deliveryKey)) ? parsed.said : await withFiles(tx, parsed, receivedAt);
  const lane = said.kind === 'message' ? said.conversation.address : accountId;
  const [isNew = false] = await keepInbound(tx, [{ accountId, deliveryKey, lane, said, original, receivedAt, digest }]);
  return isNew;
}

async function isKept(tx: Tx, accountId: AccountId, deliveryKey: string): Promise<boolean> {
  const found = await tx
    .select({ id: inbound.id })
    .from(inbound)
    .where(and(eq(inbound.accountId, accountId), eq(inbound.deliveryKey, deliveryKey)));
  return found.length > 0;
}

async function withFiles(tx: Tx, { said, files }: ParsedMail, at: Temporal.Instant): Promise<ParsedMail['said']> {
  if (said.kind !== 'message') return said;
  const kept: IncomingFile[] = [];
  for (const [i, shown] of said.files.entries()) kept.push(await withFile(tx, shown, files[i], at));
  return { ...said, files: kept };
}

/** One that is too large stays in the mailbox; its name and size are shown. */
async function withFile(
  tx: Tx,
  shown: IncomingFile,
  part: MimePart | undefined,
  at: Temporal.Instant,
): Promise<IncomingFile> {
  if (part === undefined || part.bytes.length > LARGEST_FILE) return shown;
  const { name, contentType } = shown;
  const { fileId } = await keepFile(tx, { name, contentType, bytes: part.bytes, at });
  return { ...shown, fileId };
}
