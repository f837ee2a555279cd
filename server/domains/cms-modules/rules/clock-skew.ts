import type { ModuleRule } from './rule.ts';

const MOST_SECONDS = 120;

/** Does the shop's clock stand wrong? */
export const clockSkew: ModuleRule = ({ fact, shown }) => {
  const skew = fact('clock-skew-seconds');
  const seconds = Math.abs(Number(/-?\d{1,9}/.exec(skew?.value ?? '')?.[0] ?? '0'));
  return seconds > MOST_SECONDS
    ? { severity: 'harms', evidence: shown(skew), params: { seconds: String(seconds) } }
    : undefined;
};
