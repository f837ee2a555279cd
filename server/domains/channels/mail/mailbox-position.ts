import { and, eq, sql } from 'drizzle-orm';
import type { AccountId } from '../../../kernel/ids.ts';
import { builtOnce } from '../../../platform/built-once.ts';
import type { ReadDb, Tx } from '../../../platform/db.ts';
import { type AccountRow, channelAccounts, inbound } from '../tables.ts';
import { keepMail } from './keep-mail.ts';
import type { ParsedMail } from './parse-mail.ts';

/** How far a mailbox was read. Numbers of mails hold for one making of the mailbox, which `uidValidity` names. */
export interface Position {
  uidValidity: string;
  uid: number;
}

/** Where to go on; `start` says where to begin in a mailbox that was not seen before, or was made anew. */
export async function positionOf(
  db: ReadDb,
  { id }: Pick<AccountRow, 'id'>,
  uidValidity: string,
  start: () => Promise<number>,
): Promise<Position> {
  const [row] = await db
    .select({ cursor: channelAccounts.cursor })
    .from(channelAccounts)
    .where(eq(channelAccounts.id, id));
  const known = row?.cursor.uidValidity === uidValidity ? row.cursor.uid : undefined;
  return { uidValidity, uid: known ?? (await start()) };
}

export interface Taken extends Position {
  accountId: AccountId;
  parsed: ParsedMail;
  at: Temporal.Instant;
}

/** Keeps a mail and moves the position past it; the position never goes back. */
export async function advance(tx: Tx, { accountId, uidValidity, uid, parsed, at }: Taken): Promise<void> {
  await keepMail(tx, { accountId, deliveryKey: deliveryKey(uidValidity, uid), parsed, receivedAt: at });
  await tx
    .update(channelAccounts)
    .set({
      cursor: sql`${channelAccounts.cursor} || jsonb_build_object('uidValidity', ${uidValidity}::text, 'uid', ${uid}::bigint)`,
      lastSuccessAt: at,
    })
    .where(
      and(
        eq(channelAccounts.id, accountId),
        sql`(${channelAccounts.cursor} ->> 'uidValidity' is distinct from ${uidValidity} or (${channelAccounts.cursor} ->> 'uid')::bigint < ${uid})`,
      ),
    );
}

export async function isKnownUid(db: ReadDb, accountId: AccountId, uidValidity: string, uid: number): Promise<boolean> {
  const found = await builtOnce(db, 'mail-known-uid', () =>
    db
      .select({ id: inbound.id })
      .from(inbound)
      .where(and(eq(inbound.accountId, sql.placeholder('accountId')), eq(inbound.deliveryKey, sql.placeholder('key'))))
      .prepare('mail-known-uid'),
  ).execute({ accountId, key: deliveryKey(uidValidity, uid) });
  return found.length > 0;
}

const deliveryKey = (uidValidity: string, uid: number) => `${uidValidity}:${uid}`;
