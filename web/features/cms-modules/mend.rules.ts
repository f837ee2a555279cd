import type { ModuleFinding } from '#contract/cms-modules';

const MOST = 5;

/** What a merchant has to do, numbered: what breaks payments, else what may. Undefined when there is nothing to do. */
export function whatToMend(findings: readonly ModuleFinding[], language: 'ru' | 'en'): string | undefined {
  const broken = findings.filter(({ severity }) => severity === 'breaks');
  const told = broken.length > 0 ? broken : findings.filter(({ severity }) => severity === 'harms');
  const sentences = told.slice(0, MOST).map(({ words }) => words[language].merchant);
  if (sentences.length < 2) return sentences[0];
  return sentences.map((sentence, place) => `${place + 1}. ${sentence}`).join('\n');
}
