import type { ModuleRule } from './rule.ts';

const DROPPED = /duplicate (?:entry|key|uid|transaction|webhook|notification)|already processed|уже обработан/i;

/** Does the shop drop the second notification of an ERIP payment because it bears the number of the first? */
export const eripSecondDropped: ModuleRule = ({ report, module, fact, line }) => {
  if (report === undefined) return undefined;
  const isErip =
    module?.erip === true ||
    /erip/i.test(fact('payment-methods')?.value ?? '') ||
    report.lines.some((text) => /\berip\b|ЕРИП/i.test(text));
  const dropped = isErip ? report.lines.findIndex((text) => DROPPED.test(text)) : -1;
  return dropped < 0 ? undefined : { severity: 'breaks', evidence: line(dropped + 1) };
};
