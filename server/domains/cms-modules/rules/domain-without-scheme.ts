import type { ModuleRule } from './rule.ts';

/** Was a bare domain typed into the one module that wants the whole address? */
export const domainWithoutScheme: ModuleRule = ({ module, fact, shown }) => {
  const address = fact('checkout-domain');
  if (module?.wantsWholeAddress !== true || address === undefined || /^https:\/\//i.test(address.value))
    return undefined;
  return { severity: 'breaks', evidence: shown(address), params: { value: address.value } };
};
