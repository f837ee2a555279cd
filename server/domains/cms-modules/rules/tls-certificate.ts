import type { ModuleRule } from './rule.ts';

const SOON_DAYS = 14;

/** Is the shop's certificate broken, or about to end? */
export const tlsCertificate: ModuleRule = ({ fact, shown }) => {
  const [problem, left] = [fact('tls-problem'), fact('tls-days-left')];
  const days = Number(left?.value ?? Number.NaN);
  if (problem !== undefined)
    return { severity: 'breaks', evidence: shown(problem, left), params: { problem: problem.value } };
  if (Number.isNaN(days) || days > SOON_DAYS) return undefined;
  return { severity: days < 0 ? 'breaks' : 'harms', evidence: shown(left), params: { problem: `${days} d` } };
};
