import type { ModuleRule } from './rule.ts';

const DEMO = /(?:^|\/\/)(?:demo-gateway|checkout|api)\.begateway\.com\b/i;

/** Is the module left with the addresses of the public trial? */
export const demoDomain: ModuleRule = ({ fact, shown }) => {
  const left = [fact('gateway-domain'), fact('checkout-domain')].filter(
    (domain) => domain !== undefined && DEMO.test(domain.value),
  );
  if (left.length === 0) return undefined;
  return { severity: 'breaks', evidence: shown(...left), params: { domain: left[0]?.value ?? '' } };
};
