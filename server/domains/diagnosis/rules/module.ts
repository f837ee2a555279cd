import type { Finding } from '../contract.ts';
import type { Case, DiagnosisRule } from '../facts.ts';
import { found, line } from '../finding.rules.ts';
import { moduleLine } from '../order-check.rules.ts';

const MOST_LINES = 5;

/** Is something wrong with how the shop's module is set up? The worst first; notes alone are no reason. */
export const misconfigured: DiagnosisRule = (given) => moduleFinding(given, 'bad') ?? moduleFinding(given, 'warn');

function moduleFinding({ module, transaction }: Case, worst: 'bad' | 'warn'): Finding | undefined {
  const findings = module?.findings ?? [];
  if (!findings.some(({ severity }) => severity === worst)) return undefined;
  const said = findings.filter(({ severity }) => severity !== 'note').slice(0, MOST_LINES);
  return found('module', 'module-misconfigured', {
    certainty: worst === 'bad' ? 'sure' : 'likely',
    evidence: [
      ...said.map(moduleLine),
      line('platform', transaction.platform, 'platform-is'),
      line('integration', transaction.integration, 'platform-is'),
    ],
  });
}
