import type { ModuleRule } from './rule.ts';

/** The service code of the trial, a default of several modules. */
const TEST_CODES = new Set(['99999999', '999']);

/** Is the ERIP service code the one for trials? */
export const eripTestCode: ModuleRule = ({ fact, shown }) => {
  const code = fact('erip-service-code');
  return code !== undefined && TEST_CODES.has(code.value.trim())
    ? { severity: 'breaks', evidence: shown(code), params: { code: code.value } }
    : undefined;
};
