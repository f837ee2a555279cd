import { rowOf } from '../reading/parse-report.rules.ts';
import type { ModuleRule } from './rule.ts';

/** R20: may a payer's session be lost between the payment page and the shop? */
export const objectCache: ModuleRule = ({ report, line }) => {
  const cache = report && rowOf(report, 'External object cache');
  const sessions = report?.plugins.find(({ name, state }) => state === 'active' && /\bsession/i.test(name));
  return cache?.mark === 'yes' && sessions !== undefined
    ? { severity: 'notice', evidence: line(cache.line, sessions.line), params: { name: sessions.name } }
    : undefined;
};
