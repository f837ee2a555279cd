import { and, eq, gte, inArray, lt, sql } from 'drizzle-orm';
import type { ReadDb } from '../../../platform/db.ts';
import { transactionHours } from '../../transactions/tables.ts';
import { TAKEN_TYPES } from '../reconcile.rules.ts';

/** Money taken within whole hours, by terminal and currency; '' is a terminal that is not known. Test payments are no money. */
export async function listTakenHours(db: ReadDb, from: Temporal.Instant, to: Temporal.Instant) {
  const rows = await db
    .select({
      gatewayId: transactionHours.gatewayId,
      currency: transactionHours.currency,
      count: sql<string>`sum(${transactionHours.payments})`,
      minor: sql<string>`sum(${transactionHours.amountMinor})`,
    })
    .from(transactionHours)
    .where(
      and(
        gte(transactionHours.hour, from),
        lt(transactionHours.hour, to),
        eq(transactionHours.status, 'successful'),
        inArray(transactionHours.type, [...TAKEN_TYPES]),
        eq(transactionHours.test, false),
      ),
    )
    .groupBy(transactionHours.gatewayId, transactionHours.currency);
  return rows.map(({ count, minor, ...row }) => ({ ...row, count: Number(count), minor: Number(minor) }));
}
