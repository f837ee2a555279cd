import type { ModuleRule } from './rule.ts';

const CACHES =
  /\b(?:W3 Total Cache|WP Rocket|LiteSpeed Cache|WP Super Cache|WP Fastest Cache|Cache Enabler|Hummingbird|WP-Optimize|Breeze|SiteGround Optimizer|Speed Optimizer|Swift Performance|Comet Cache|Nginx Helper)\b|^advanced-cache\.php$/i;

/** R08: may a cache of whole pages stand before the address that takes notifications? */
export const pageCache: ModuleRule = ({ report, fact, line, shown }) => {
  if (fact('cache-excluded')?.value === 'yes') return undefined;
  const seen = fact('page-cache');
  const caches = (report?.plugins ?? []).filter(({ name, state }) => state !== 'inactive' && CACHES.test(name));
  if (caches.length === 0 && seen === undefined) return undefined;
  return {
    severity: 'harms',
    evidence: [...line(...caches.map((cache) => cache.line)), ...shown(seen)],
    params: { names: [...new Set(caches.map(({ name }) => name))].join(', ') || (seen?.value ?? '') },
  };
};
