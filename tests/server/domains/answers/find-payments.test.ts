import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { findPayments } from '../../../../server/domains/answers/index.ts';
import { getTicket } from '../../../../server/domains/tickets/index.ts';
import { tickets } from '../../../../server/domains/tickets/tables.ts';
import { auditEntries } from '../../../../server/platform/audit/tables.ts';
import { openAnswersDesk, UID } from './desk-of-answers.ts';

const { db, ctx, parts, wrote } = await openAnswersDesk();

/** Written, and not looked at yet. */
async function unlooked() {
  const id = await wrote('telegram', { text: 'Заказ 10423 на 48,50 BYN не прошёл, карта 4242' });
  await db.write
    .update(tickets)
    .set({ transactionUid: null, proofLevel: 'unknown', proofWhy: [] })
    .where(eq(tickets.id, id));
  return id;
}

test('what is found for several tickets is there for each, with its line of the audit', async () => {
  const ids = [await unlooked(), await unlooked(), await unlooked()];

  await findPayments(ctx, ids, parts);

  for (const id of ids) {
    expect(await getTicket(ctx, id)).toMatchObject({ transactionUid: UID, proof: { level: 'claims' } });
    const lines = await db.write.select().from(auditEntries).where(eq(auditEntries.subjectId, id));
    expect(lines.filter(({ action }) => action === 'payment.find').at(-1)?.details).toMatchObject({ uid: UID });
  }
});

test('a ticket that somebody holds does not keep the others waiting, and is not forgotten', async () => {
  const [held, free] = [await unlooked(), await unlooked()];
  const isFree = Promise.withResolvers<void>();
  const isHeld = Promise.withResolvers<void>();
  const holding = db.write.transaction(async (tx) => {
    await tx.select().from(tickets).where(eq(tickets.id, held)).for('update');
    isHeld.resolve();
    await isFree.promise;
  });
  await isHeld.promise;

  const finding = findPayments(ctx, [held, free], parts);
  await expect.poll(async () => (await getTicket(ctx, free)).transactionUid).toBe(UID);
  expect((await getTicket(ctx, held)).transactionUid).toBeNull();
  isFree.resolve();
  await Promise.all([holding, finding]);

  expect((await getTicket(ctx, held)).transactionUid).toBe(UID);
});
