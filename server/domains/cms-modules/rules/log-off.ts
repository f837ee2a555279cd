import type { ModuleRule } from './rule.ts';

/** Is there no log to ask for? */
export const logOff: ModuleRule = ({ fact, shown }) => {
  const log = fact('debug-log');
  return log?.value === 'no' ? { severity: 'notice', evidence: shown(log) } : undefined;
};
