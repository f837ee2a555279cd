import type { ModuleRule } from './rule.ts';

const MOST_SECONDS = 3600;

/** Has the shop's cron stopped, by what the module itself says? */
export const cronLate: ModuleRule = ({ fact, shown }) => {
  const age = fact('cron-age-seconds');
  const seconds = Number(/\d{1,9}/.exec(age?.value ?? '')?.[0] ?? '0');
  return seconds > MOST_SECONDS
    ? { severity: 'harms', evidence: shown(age), params: { minutes: String(Math.round(seconds / 60)) } }
    : undefined;
};
