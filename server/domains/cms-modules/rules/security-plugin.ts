import type { ModuleRule } from './rule.ts';

const GUARDS =
  /\b(?:Wordfence|iThemes Security|Solid Security|Really Simple (?:SSL|Security)|Sucuri|All[- ]In[- ]One (?:WP )?Security|Imunify(?:360)?|Cloudflare|NinjaFirewall|MalCare|Shield Security|Cerber|BBQ Firewall)\b/i;

/** R09: may a guard of the site refuse our notifications? */
export const securityPlugin: ModuleRule = ({ report, fact, line, shown }) => {
  const seen = fact('firewall');
  const guards = (report?.plugins ?? []).filter(({ name, state }) => state !== 'inactive' && GUARDS.test(name));
  if (guards.length === 0 && seen === undefined) return undefined;
  return {
    severity: 'notice',
    evidence: [...line(...guards.map((guard) => guard.line)), ...shown(seen)],
    params: { names: [...guards.map(({ name }) => name), ...(seen === undefined ? [] : [seen.value])].join(', ') },
  };
};
