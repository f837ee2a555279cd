import { useTranslation } from 'react-i18next';
import type { ProbeFinding } from '#contract/cms-modules/probing';
import { useFormat } from '../../../lib/format.ts';
import { en } from './words.en.ts';

/** Words of the server that stand in sentences, in the reader's language; a word that has none stays as it is. */
export function useProbeWords() {
  const { t } = useTranslation('probing');
  const format = useFormat();
  const problem = (word: string) =>
    Object.hasOwn(en.problem, word) ? t(`problem.${word as keyof typeof en.problem}`) : word;
  const refusal = (word: string) =>
    Object.hasOwn(en.refusal, word) ? t(`refusal.${word as keyof typeof en.refusal}`) : word;
  const details = (found: ProbeFinding['details']) => ({
    ...found,
    ...(found.problem === undefined ? {} : { problem: problem(found.problem) }),
    ...(found.seconds === undefined ? {} : { span: format.span(Math.abs(Number(found.seconds))) }),
    ...(found.until === undefined ? {} : { until: format.day(found.until) }),
  });
  return { problem, refusal, finding: (found: ProbeFinding) => t(`checks.${found.check}`, details(found.details)) };
}
