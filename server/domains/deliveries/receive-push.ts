import { sql } from 'drizzle-orm';
import { type ContextServices, createContext } from '../../platform/context.ts';
import type { Secrets } from '../../platform/secrets.ts';
import { type LineOutcome, MOST_LINES } from './contract.ts';
import { findSenderByKey } from './queries/senders.ts';
import { openSenderSecrets, type PushProblem, type PushProof, pushProblem } from './sender-secrets.ts';
import { logSenders } from './tables.ts';
import { takeLogLines } from './take-log-lines.ts';

export interface PushParts {
  services: ContextServices;
  secrets: Secrets;
  /** The desk's, in which days are counted. */
  timeZone: string;
}

export interface Push extends PushProof {
  /** The end of the address to which it came. */
  key: string;
  body: Uint8Array;
}

export type Pushed =
  | { outcome: 'taken'; lines: LineOutcome[] }
  | { outcome: 'turned-away'; reason: PushProblem }
  | { outcome: 'too-many-lines' }
  | { outcome: 'unknown-sender' };

/** Proves the sender over the bytes, then takes the lines: each has its answer. The same push again changes nothing. */
export async function receivePush({ services, secrets, timeZone }: PushParts, push: Push): Promise<Pushed> {
  const sender = await findSenderByKey(services.db.read, push.key);
  if (sender === undefined) return { outcome: 'unknown-sender' };
  const at = services.clock.now();
  const problem = pushProblem(push, push.body, openSenderSecrets(secrets, sender.sealedSecrets), at);
  if (problem !== undefined) {
    await noteTurnedAway(services, sender.id, problem, at);
    return { outcome: 'turned-away', reason: problem };
  }
  const lines = linesOf(push.body);
  if (lines.length > MOST_LINES) return { outcome: 'too-many-lines' };
  const ctx = createContext(services, { kind: 'source', name: `log:${sender.name}` }, 'all');
  return { outcome: 'taken', lines: await takeLogLines(ctx, { lines, senderId: sender.id }, { timeZone }) };
}

/** Letters that are none in UTF-8 become U+FFFD: the line is judged with them. */
const linesOf = (body: Uint8Array) => splitLines(new TextDecoder().decode(body));

/** The lines of a log; empty ones are none. */
export const splitLines = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** Shown beside the sender: a wrong secret turns everything away. Written once a minute at most, for anybody can knock. */
async function noteTurnedAway(
  { db }: ContextServices,
  senderId: string,
  reason: PushProblem,
  at: Temporal.Instant,
): Promise<void> {
  await db.write
    .update(logSenders)
    .set({ turnedAwayAt: at, turnedAwayReason: reason })
    .where(
      sql`${logSenders.id} = ${senderId} and (${logSenders.turnedAwayAt} is null or ${logSenders.turnedAwayAt} < ${at.toString()}::timestamptz - interval '1 minute')`,
    );
}
