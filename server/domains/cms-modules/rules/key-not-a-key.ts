import type { ModuleRule } from './rule.ts';

/** Does something else than an RSA key stand in the field of the public key? */
export const keyNotAKey: ModuleRule = ({ module, fact, shown }) => {
  const kind = fact('public-key-kind');
  if (kind === undefined || kind.value === 'rsa') return undefined;
  // Without a key most modules fall back to HTTP Basic; the one that takes signatures alone refuses all.
  return { severity: module?.proof === 'signature' ? 'breaks' : 'harms', evidence: shown(kind) };
};
