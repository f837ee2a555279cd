import { maskText } from '#kernel/mask';
import type { SendOutcome } from '../facts.ts';

/** What a call to the Bot API met, as data. */
export type Met =
  /** Telegram itself refused. */
  | { kind: 'refused'; code: number; words: string; retryAfterSeconds?: number; movedTo?: string }
  /** Nothing that can be read came back. */
  | { kind: 'no-answer'; problem: string; status?: number };

/** Problems that come before a byte of the request is written. */
const BEFORE = new Set(['dns', 'refused', 'tls', 'origin-not-configured']);

/** What became of a send. What may have arrived is `unknown`: on Telegram nothing tells a second copy from a first. */
export function outcomeOf(met: Met): Exclude<SendOutcome, { outcome: 'sent' }> {
  if (met.kind === 'refused') return refusalOf(met);
  const { problem, status } = met;
  if (BEFORE.has(problem) || status === 503) return { outcome: 'later', reason: 'unreachable', words: problem };
  return { outcome: 'unknown', reason: 'no-answer', words: status === undefined ? problem : `${problem} ${status}` };
}

function refusalOf(met: Extract<Met, { kind: 'refused' }>): Exclude<SendOutcome, { outcome: 'sent' }> {
  const words = maskText(met.words).slice(0, 500).toWellFormed();
  if (met.code === 429)
    return { outcome: 'later', reason: 'rate-limited', words, retryAfterSeconds: met.retryAfterSeconds ?? 5 };
  if (met.movedTo !== undefined) return { outcome: 'failed', reason: 'chat-moved', words, movedTo: met.movedTo };
  if (met.code >= 500) return { outcome: 'later', reason: 'provider-failed', words };
  if (met.code === 401 || met.code === 404) return { outcome: 'later', reason: 'unauthorized', words };
  if (met.code === 403) return { outcome: 'failed', reason: 'blocked-by-user', words, blockedByUser: true };
  return { outcome: 'failed', reason: 'refused', words };
}

/** What keeps an account from working, for its card. */
export function problemOf(met: Met): { reason: string; words: string } {
  if (met.kind === 'no-answer') return { reason: 'unreachable', words: met.problem };
  const reason = { 401: 'unauthorized', 404: 'unauthorized', 409: 'conflict', 429: 'rate-limited' }[met.code];
  return { reason: reason ?? 'unexpected', words: maskText(met.words) };
}
