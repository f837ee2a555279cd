import type { ModuleRule } from './rule.ts';

const NEEDED = /^(?:Cart|Checkout|Terms and conditions|My account|Shop base)/i;

/** R19: are the pages set on which the shop sells? */
export const pageMissing: ModuleRule = ({ report, line }) => {
  const missing = (report?.facts ?? []).filter(
    ({ section, key, mark, value }) =>
      section === 'WC Pages' &&
      NEEDED.test(key) &&
      (mark === 'no' || /not set|does not contain|does not exist/i.test(value)),
  );
  if (missing.length === 0) return undefined;
  return {
    severity: missing.some(({ key }) => /^(?:Cart|Checkout)/i.test(key)) ? 'breaks' : 'harms',
    evidence: line(...missing.map((row) => row.line)),
    params: { names: missing.map(({ key }) => key).join(', ') },
  };
};
