import type { Look } from '../look.rules.ts';
import { isRefused } from './refusal.ts';
import type { Found, ModuleRule } from './rule.ts';

/** Does the shop hold another public key than the gateway signs for? A wrong key refuses every notification, with no way round. */
export const wrongPublicKey: ModuleRule = (look) => {
  const [ours, theirs] = [look.gateway('key-fingerprint'), look.fact('key-fingerprint')];
  if (ours === undefined || theirs === undefined) return rejected(look);
  const isSame = ours.value.toLowerCase().startsWith(theirs.value.toLowerCase().slice(0, 8));
  return isSame ? undefined : { severity: 'breaks', evidence: look.shown(theirs, ours) };
};

function rejected({ module, fact, shown }: Look): Found | undefined {
  const answer = fact('last-notification-answer');
  const checks = module?.proof === 'either' || module?.proof === 'signature';
  const isKeySet = fact('public-key-kind')?.value === 'rsa';
  if (/SIGNATURE/i.test(answer?.value ?? '') || (checks && isKeySet && isRefused(answer?.value)))
    return { severity: 'breaks', evidence: shown(answer) };
  const failure = fact('last-signature-failure-at');
  return failure === undefined ? undefined : { severity: 'harms', evidence: shown(failure) };
}
