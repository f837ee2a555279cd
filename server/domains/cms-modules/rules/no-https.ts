import { rowOf } from '../reading/parse-report.rules.ts';
import type { ModuleRule } from './rule.ts';

/** R03: is the shop reached over plain http? */
export const noHttps: ModuleRule = ({ report, fact, line, shown }) => {
  const secure = report && rowOf(report, 'Secure connection (HTTPS)');
  const address = fact('site-url');
  const isPlain = address?.value.toLowerCase().startsWith('http://') === true;
  if (secure?.mark !== 'no' && !isPlain) return undefined;
  const evidence = [...(secure?.mark === 'no' ? line(secure.line) : []), ...(isPlain ? shown(address) : [])];
  return { severity: 'breaks', evidence };
};
