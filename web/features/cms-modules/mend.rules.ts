import type { ModuleFinding } from '#contract/cms-modules';
import type { DiffRow } from '#contract/cms-modules/settings';

const MOST = 5;

/** What a merchant has to do, numbered: what breaks payments, else what may. Undefined when there is nothing to do. */
export function whatToMend(findings: readonly ModuleFinding[], language: 'ru' | 'en'): string | undefined {
  const broken = findings.filter(({ severity }) => severity === 'breaks');
  const told = broken.length > 0 ? broken : findings.filter(({ severity }) => severity === 'harms');
  const sentences = told.slice(0, MOST).map(({ words }) => words[language].merchant);
  if (sentences.length < 2) return sentences[0];
  return sentences.map((sentence, place) => `${place + 1}. ${sentence}`).join('\n');
}

/** What the merchant has to change where the settings of both sides differ, a sentence each. */
export const sentencesOf = (rows: readonly DiffRow[], language: 'ru' | 'en'): string[] =>
  rows.flatMap(({ sentence }) => sentence?.[language] ?? []);
