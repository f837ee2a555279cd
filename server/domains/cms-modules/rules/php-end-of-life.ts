import { PHP_ENDS } from '../facts/lifetimes.ts';
import { isOfLine } from '../reading/version.rules.ts';
import type { ModuleRule } from './rule.ts';

/** R07: is the shop's PHP still mended? Nothing is said of a line that is newer than the table. */
export const phpEndOfLife: ModuleRule = ({ at, fact, shown }) => {
  const php = fact('php-version');
  const line = php && PHP_ENDS.find(([one]) => isOfLine(php.value, one));
  if (php === undefined || line === undefined) return undefined;
  const ended = line[1] < at.toString().slice(0, 10);
  return ended
    ? { severity: 'harms', evidence: shown(php), params: { version: php.value, ended: line[1] } }
    : undefined;
};
