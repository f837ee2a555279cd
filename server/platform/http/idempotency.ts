import { createHmac } from 'node:crypto';
import { and, eq, lt, sql } from 'drizzle-orm';
import { AppError, conflict, unprocessable } from '../../kernel/errors.ts';
import type { Db } from '../db.ts';
import { idempotencyKeys } from '../tables.ts';

const RUNNING_MS = 60_000;
const KEPT_HOURS = 24;

export interface Call {
  actor: string;
  route: string;
  key: string;
  fingerprint: string;
}

export type FirstAnswer = { status: number; body: string | null };

/**
 * What a call says, in 32 bytes: the same key with another fingerprint is another call. Made with the key as the caller sent it,
 * which is kept nowhere: a plain hash of a body could be searched for the card number in it.
 */
export const fingerprintOf = (sentKey: string, input: unknown) =>
  createHmac('sha256', sentKey)
    .update(JSON.stringify(input ?? null))
    .digest('base64url');

/** Claims the key, or gives the first answer to it. Refuses while the first is in flight, or when the words differ. */
export async function claimKey(db: Db, call: Call, now: Temporal.Instant): Promise<FirstAnswer | undefined> {
  const claimed = await db
    .insert(idempotencyKeys)
    .values({ ...call, state: 'running', startedAt: now })
    .onConflictDoNothing()
    .returning({ key: idempotencyKeys.key });
  if (claimed.length > 0) return undefined;
  const [first] = await db.select().from(idempotencyKeys).where(isCall(call));
  if (first === undefined) return claimKey(db, call, now);
  if (first.fingerprint !== call.fingerprint)
    throw unprocessable('idempotency-key-reused', 'This Idempotency-Key was used for another request.');
  if (first.state === 'done') return { status: first.status ?? 200, body: first.body };
  if (await takeOver(db, call, now)) return undefined;
  throw new AppError('conflict', 'call-in-flight', 'The first call with this Idempotency-Key is still running.', {
    retryAfterSeconds: 1,
  });
}

/** A call whose node died before its change committed left no effect: after a minute it may be run again. */
async function takeOver(db: Db, call: Call, now: Temporal.Instant): Promise<boolean> {
  const stale = now.subtract({ milliseconds: RUNNING_MS });
  const taken = await db
    .update(idempotencyKeys)
    .set({ startedAt: now })
    .where(and(isCall(call), eq(idempotencyKeys.state, 'running'), lt(idempotencyKeys.startedAt, stale)))
    .returning({ key: idempotencyKeys.key });
  return taken.length > 0;
}

/** Stores the answer; given the transaction of the effect, both commit or neither does. */
export async function storeAnswer(
  db: Pick<Db, 'update'>,
  call: Call,
  status: number,
  body: string | null,
): Promise<void> {
  const stored = await db
    .update(idempotencyKeys)
    .set({ state: 'done', status, body })
    .where(and(isCall(call), eq(idempotencyKeys.state, 'running')))
    .returning({ key: idempotencyKeys.key });
  if (stored.length === 0) throw conflict('call-taken-over', 'Another call with this Idempotency-Key has taken over.');
}

/** Forgets a call that failed on our side, so that it can be tried again. */
export async function releaseKey(db: Db, call: Call): Promise<void> {
  await db.delete(idempotencyKeys).where(and(isCall(call), eq(idempotencyKeys.state, 'running')));
}

export async function forgetOldAnswers(db: Db, now: Temporal.Instant): Promise<void> {
  await db.delete(idempotencyKeys).where(lt(idempotencyKeys.startedAt, now.subtract({ hours: KEPT_HOURS })));
}

const isCall = (call: Call) =>
  and(
    eq(idempotencyKeys.actor, call.actor),
    eq(idempotencyKeys.route, call.route),
    eq(idempotencyKeys.key, sql`${call.key}`),
  );
