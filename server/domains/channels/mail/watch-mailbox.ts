import type { FetchMessageObject, ImapFlow } from 'imapflow';
import type { Context } from '../../../platform/context.ts';
import { isOutOfReach } from '../../../platform/db.ts';
import { errorFields } from '../../../platform/logger.ts';
import type { Channels } from '../channels.ts';
import { noteSuccess } from '../note-state.ts';
import type { AccountRow } from '../tables.ts';
import { type Imap, type Mailbox, type MailCaps, openImap } from './connections.ts';
import { deskOf } from './desk.ts';
import { listenForNews } from './listen-for-news.ts';
import { advance, isKnownUid, type Position, positionOf } from './mailbox-position.ts';
import { type ArrivedMail, type ParsedMail, parseMail, unreadable } from './parse-mail.ts';
import { LARGEST_MAIL } from './read-mime.ts';
import type { ReplyTokens } from './reply-tokens.ts';

export interface WatchParts {
  channels: Pick<Channels, 'services' | 'log' | 'inboundBell'>;
  tokens: ReplyTokens;
  caps: MailCaps;
  /** Even a server that tells of news by itself is asked this often. */
  pollMs: number;
}

export interface Watched {
  account: AccountRow;
  mailbox: Mailbox;
  imap: Imap;
  password: string;
}

/** How far back a mailbox is compared with what was taken from it. */
const COMPARED_DAYS = 30;
const COMPARED_EVERY_HOURS = 24;

/**
 * Takes the mail of one mailbox as it comes, over one connection, until `signal` is raised; a lost connection throws. Reads
 * only: nothing in the mailbox is marked, moved or deleted.
 */
export async function watchMailbox(
  ctx: Context,
  parts: WatchParts,
  { account, mailbox, imap, password }: Watched,
  signal: AbortSignal,
): Promise<void> {
  const client = openImap(imap, password, parts.caps);
  // What breaks shows in the command under way, too.
  client.on('error', () => {});
  const hangUp = () => client.close();
  signal.addEventListener('abort', hangUp, { once: true });
  try {
    await client.connect();
    const news = listenForNews(client);
    const opened = await client.mailboxOpen(imap.folder, { readOnly: true });
    await noteSuccess(ctx, account.id);
    const watch = { ctx, parts, account, mailbox, client };
    let position = await positionOf(ctx.read, account, opened.uidValidity.toString(), () =>
      startOf(watch, opened.uidNext),
    );
    let comparedAt: Temporal.Instant | undefined;
    while (!signal.aborted) {
      if (comparedAt === undefined || isOver(comparedAt, ctx)) {
        await takeMissing(watch, position);
        comparedAt = ctx.clock.now();
      }
      position = await takeNew(watch, position, signal);
      await news.wait(signal, parts.pollMs);
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    signal.removeEventListener('abort', hangUp);
    client.close();
  }
}

interface Watch {
  ctx: Context;
  parts: WatchParts;
  account: AccountRow;
  mailbox: Mailbox;
  client: ImapFlow;
}

const isOver = (at: Temporal.Instant, { clock }: Context) =>
  Temporal.Instant.compare(at.add({ hours: COMPARED_EVERY_HOURS }), clock.now()) <= 0;

/** A mailbox seen for the first time, or made anew, is read from the mail that came after it was connected. */
async function startOf(watch: Watch, uidNext: number): Promise<number> {
  const uids = await listUids(watch, watch.account.createdAt);
  return Math.min(...uids, uidNext) - 1;
}

/** Clocks differ, and servers date by the second: what came just before is taken rather than lost. */
const SLACK_MINUTES = 5;

/** UIDs of what came since, in order. The server's own search knows days only. */
async function listUids({ client }: Watch, moment: Temporal.Instant): Promise<number[]> {
  const since = moment.subtract({ minutes: SLACK_MINUTES });
  const found = await client.search({ since: new Date(since.epochMilliseconds - 86_400_000) }, { uid: true });
  if (found === false || found === undefined || found.length === 0) return [];
  const dated = await client.fetchAll(found, { uid: true, internalDate: true }, { uid: true });
  return dated
    .filter(({ internalDate }) => arrivedAt(internalDate) >= since.epochMilliseconds)
    .map(({ uid }) => uid)
    .sort((a, b) => a - b);
}

const arrivedAt = (date: FetchMessageObject['internalDate']): number =>
  date === undefined ? Number.POSITIVE_INFINITY : new Date(date).getTime();

/** What lies in the mailbox and is not with us, whatever was the matter when it came. */
async function takeMissing(watch: Watch, { uidValidity, uid }: Position): Promise<void> {
  const { ctx, account } = watch;
  const since = ctx.clock.now().subtract({ hours: COMPARED_DAYS * 24 });
  const from = Temporal.Instant.compare(since, account.createdAt) > 0 ? since : account.createdAt;
  for (const there of await listUids(watch, from)) {
    if (there > uid || (await isKnownUid(ctx.read, account.id, uidValidity, there))) continue;
    await takeOne(watch, uidValidity, there);
  }
}

/** A range that ends in `*` always holds the last mail, also when it is older than the range. */
async function takeNew(watch: Watch, position: Position, signal: AbortSignal): Promise<Position> {
  const listed = await watch.client.fetchAll(`${position.uid + 1}:*`, { uid: true }, { uid: true });
  const uids = listed
    .map(({ uid }) => uid)
    .filter((uid) => uid > position.uid)
    .sort((a, b) => a - b);
  let { uid } = position;
  for (const next of uids) {
    if (signal.aborted) break;
    await takeOne(watch, position.uidValidity, next);
    uid = next;
  }
  return { ...position, uid };
}

/** The mail and how far the mailbox was read are one commit. */
async function takeOne(watch: Watch, uidValidity: string, uid: number): Promise<void> {
  const { ctx, parts, account } = watch;
  const { db } = parts.channels.services;
  const fetched = await fetchOne(watch, uid);
  // Somebody deleted it in between.
  if (fetched === undefined) return;
  const keep = (parsed: ParsedMail) =>
    db.write.transaction((tx) => advance(tx, { accountId: account.id, uidValidity, uid, parsed, at: ctx.clock.now() }));
  try {
    await keep(await read(watch, fetched));
  } catch (error) {
    if (isOutOfReach(error)) throw error;
    // One that our own reading stumbles over must not stop those behind it.
    parts.channels.log.error('mail not read', errorFields(error));
    await keep(unreadable(fetched, 'failed-here'));
  }
  parts.channels.inboundBell.ring();
}

type Fetched = ArrivedMail & { isTooLarge: boolean };

async function read({ mailbox, parts }: Watch, { isTooLarge, ...mail }: Fetched): Promise<ParsedMail> {
  return isTooLarge ? unreadable(mail, 'mail-too-large') : parseMail(mail, deskOf(mailbox, parts.tokens));
}

/** Of one that is too large only the head: that tells what it is. */
async function fetchOne({ ctx, client }: Watch, uid: number): Promise<Fetched | undefined> {
  const sized = await client.fetchOne(String(uid), { uid: true, size: true }, { uid: true });
  if (sized === false) return undefined;
  const isTooLarge = (sized.size ?? 0) > LARGEST_MAIL;
  const fetched = await client.fetchOne(String(uid), isTooLarge ? { headers: true } : { source: true }, { uid: true });
  const raw = fetched === false ? undefined : (fetched.source ?? fetched.headers);
  return raw === undefined ? undefined : { raw, receivedAt: ctx.clock.now(), isTooLarge };
}
