import { and, gte, lt, max, min, sql } from 'drizzle-orm';
import { builtOnce } from '../../../platform/built-once.ts';
import type { ReadDb, Tx } from '../../../platform/db.ts';
import { transactionHoursRead, transactionStaleHours, transactions } from '../tables.ts';

/** A change is stamped when its page begins and seen when it ends: the longest that a page may take. */
const LONGEST_PAGE_S = 60;

/** Whether an hour waits to be counted, or a transaction may have changed since hours were last noted. */
export async function hasStaleHours(db: ReadDb, at: Temporal.Instant): Promise<boolean> {
  const [waiting] = await db.select({ hour: transactionStaleHours.hour }).from(transactionStaleHours).limit(1);
  if (waiting !== undefined) return true;
  const readTo = await findReadTo(db);
  if (readTo === undefined) return (await db.select({ uid: transactions.uid }).from(transactions).limit(1)).length > 0;
  const build = () =>
    db
      .select({ one: sql<number>`1` })
      .from(transactions)
      // Both ends are given: with one alone a plan made ahead takes a third of all rows.
      .where(
        and(gte(transactions.changedAt, sql.placeholder('from')), lt(transactions.changedAt, sql.placeholder('to'))),
      )
      .limit(1)
      .prepare('changed-transactions');
  const changed = await builtOnce(db, 'changed-transactions', build).execute(changedSince(readTo, at));
  return changed.length > 0;
}

/** The stretch of `changed_at` in which changes may lie that were not noted by `readTo`. */
const changedSince = (readTo: Temporal.Instant, at: Temporal.Instant) => ({
  from: readTo.subtract({ seconds: LONGEST_PAGE_S }).toString(),
  to: at.add({ seconds: 1 }).toString(),
});

async function findReadTo(db: ReadDb): Promise<Temporal.Instant | undefined> {
  const [row] = await db.select({ readTo: transactionHoursRead.readTo }).from(transactionHoursRead);
  return row?.readTo;
}

/** Notes the hours of every transaction that changed since this was last done; the first time, every hour there is. */
export async function noteStaleHours(tx: Tx, at: Temporal.Instant): Promise<void> {
  const readTo = await findReadTo(tx);
  if (readTo === undefined) await noteAllHours(tx);
  else {
    const { from, to } = changedSince(readTo, at);
    await tx.execute(sql`
      insert into ${transactionStaleHours} (hour)
      select distinct date_trunc('hour', ${transactions.partitionAt}, 'UTC') from ${transactions}
      where ${transactions.changedAt} >= ${from}::timestamptz
        and ${transactions.changedAt} < ${to}::timestamptz
      on conflict do nothing`);
  }
  await tx
    .insert(transactionHoursRead)
    .values({ name: 'hours', readTo: at })
    .onConflictDoUpdate({ target: transactionHoursRead.name, set: { readTo: at } });
}

async function noteAllHours(tx: Tx): Promise<void> {
  const [ends] = await tx
    .select({ first: min(transactions.partitionAt), last: max(transactions.partitionAt) })
    .from(transactions);
  if (ends?.first === null || ends?.last === null || ends === undefined) return;
  await noteHours(tx, ends.first, ends.last);
}

/** Notes every hour of a stretch, both its ends included. */
export async function noteHours(tx: Tx, from: Temporal.Instant, to: Temporal.Instant): Promise<void> {
  await tx.execute(sql`
    insert into ${transactionStaleHours} (hour)
    select generate_series(date_trunc('hour', ${from.toString()}::timestamptz, 'UTC'), ${to.toString()}::timestamptz,
                           interval '1 hour')
    on conflict do nothing`);
}

/** Takes up to so many stale hours off the list, the newest first. Who comes at the same time waits: hours of one day share its sum. */
export async function takeStaleHours(tx: Tx, most: number): Promise<string[]> {
  await tx.select({ name: transactionHoursRead.name }).from(transactionHoursRead).for('update');
  const taken = await tx.execute<{ hour: string }>(sql`
    delete from ${transactionStaleHours} where hour in (
      select hour from ${transactionStaleHours} order by hour desc limit ${most})
    returning hour`);
  return taken.map(({ hour }) => hour);
}
