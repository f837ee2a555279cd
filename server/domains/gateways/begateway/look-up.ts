import { ok, type Result } from '#kernel/result';
import type { ConfiguredFetch } from '../../../platform/configured-fetch.ts';
import type { InstantText, SourceOrigins, SourceProblem } from '../contract.ts';
import type { Found, LookUpKey } from '../port.ts';
import { type Account, ask, type Question } from './ask.ts';
import { bagOf, isBag } from './fields.rules.ts';
import { parsePage } from './page.rules.ts';

export interface LookUpAccess {
  fetch: ConfiguredFetch;
  origins: SourceOrigins;
  /** The shop's own account where its key is known. */
  accountOf(shopId: number | undefined): Account;
}

/** Asks the services that may know the key, one after another, until one does. */
export async function lookUp(
  access: LookUpAccess,
  key: LookUpKey,
  at: InstantText,
): Promise<Result<Found, SourceProblem>> {
  const found: Found = { documents: [], refused: [] };
  for (const question of questionsFor(access, key)) {
    const answer = await ask(access.fetch, question);
    // Not known to this service: the next one may know it.
    if (!answer.ok && answer.error.kind === 'not-found') continue;
    if (!answer.ok) return answer;
    const { documents, refused } = parsePage(documentsIn(answer.value), 'created_at', at);
    found.documents.push(...documents);
    found.refused.push(...refused);
    if (documents.length > 0) break;
  }
  return ok(found);
}

export function questionsFor({ origins, accountOf }: Omit<LookUpAccess, 'fetch'>, key: LookUpKey): Question[] {
  const account = accountOf(key.shopId);
  const to = (service: string, origin: string | undefined, path: string, version: 2 | 3): Question[] =>
    origin === undefined ? [] : [{ request: `look-up-${service}`, origin, path, account, version }];
  if (key.by === 'checkout-token')
    return to('checkout', origins.checkout, `/ctp/api/checkouts/${encodeURIComponent(key.token)}`, 2);
  if (key.by === 'tracking-id') {
    const id = encodeURIComponent(key.trackingId);
    return [
      ...to('card', origins.gateway, `/v2/transactions/tracking_id/${id}`, 2),
      ...to('other', origins.api, `/beyag/transactions/tracking_id/${id}`, 2),
    ];
  }
  const uid = encodeURIComponent(key.uid);
  const card = to('card', origins.gateway, `/transactions/${uid}`, 3);
  const erip = to('erip', origins.api, `/beyag/payments/${uid}`, 2);
  const other = to('other', origins.api, `/beyag/transactions/${uid}`, 2);
  if (key.methodType === undefined || key.methodType === 'unknown') return [...card, ...erip, ...other];
  if (key.methodType.startsWith('erip')) return [...erip, ...other];
  return key.methodType === 'credit_card' ? card : [...other, ...card];
}

/** One document, a list of up to ten, or a list of wrapped ones. */
function documentsIn(answer: unknown): unknown[] {
  if (Array.isArray(answer)) return answer;
  const { transactions } = bagOf(answer);
  if (Array.isArray(transactions)) return transactions;
  return isBag(transactions) ? [transactions] : [answer];
}
