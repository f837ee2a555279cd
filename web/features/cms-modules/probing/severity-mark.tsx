import { useTranslation } from 'react-i18next';
import type { ProbeFinding } from '#contract/cms-modules/probing';
import { Mark } from '../../../ui/mark.tsx';

const SIGNS = {
  breaks: ['bad', 'cross'],
  harms: ['wait', 'half'],
  notice: ['idle', 'dot'],
  good: ['good', 'tick'],
} as const;

/** How much a finding matters. */
export function SeverityMark({ severity }: Pick<ProbeFinding, 'severity'>) {
  const { t } = useTranslation('probing');
  const [tone, shape] = SIGNS[severity];
  return (
    <Mark tone={tone} shape={shape}>
      {t(`severity.${severity}`)}
    </Mark>
  );
}
