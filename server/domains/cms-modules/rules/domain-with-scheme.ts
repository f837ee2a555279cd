import type { ModuleRule } from './rule.ts';

/** Was `https://`, or a path, typed where the module puts it itself? */
export const domainWithScheme: ModuleRule = ({ module, fact, shown }) => {
  if (module?.wantsWholeAddress === true) return undefined;
  const wrong = [fact('checkout-domain'), fact('gateway-domain')].filter(
    (domain) => domain !== undefined && /^https?:|\//i.test(domain.value.trim()),
  );
  if (wrong.length === 0) return undefined;
  return {
    severity: 'breaks',
    evidence: shown(...wrong),
    params: {
      value: wrong[0]?.value ?? '',
      domain: (wrong[0]?.value ?? '').replace(/^https?:\/*/i, '').replace(/\/.*$/, ''),
    },
  };
};
