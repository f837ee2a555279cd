import { cleanText, maskText } from '#kernel/mask';
import { ok, type Result } from '#kernel/result';
import type { SourceProblem } from '../contract.ts';
import type { Renotified } from '../port.ts';
import { ask } from './ask.ts';
import { bagOf, textOf } from './fields.rules.ts';
import type { LookUpAccess } from './look-up.ts';

const LONGEST = 200;

/** Has the shop's notification of a transaction sent once more; the gateway says that it did, and nothing of what the shop answered. */
export async function renotify(
  { fetch, origins, accountOf }: LookUpAccess,
  { uid, shopId }: { uid: string; shopId: number },
): Promise<Result<Renotified, SourceProblem>> {
  if (origins.gateway === undefined)
    return { ok: false, error: { kind: 'origin-not-configured', request: 'renotify' } };
  const answer = await ask(fetch, {
    request: 'renotify',
    origin: origins.gateway,
    path: `/transactions/${encodeURIComponent(uid)}/renotify`,
    account: accountOf(shopId),
    version: 3,
    body: {},
  });
  if (!answer.ok) return answer;
  const root = bagOf(answer.value);
  const said = textOf(root.message, bagOf(root.response).message) ?? '';
  return ok({ said: maskText(cleanText(said)).slice(0, LONGEST) });
}
