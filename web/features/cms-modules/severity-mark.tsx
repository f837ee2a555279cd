import { useTranslation } from 'react-i18next';
import type { Severity } from '#contract/cms-modules';
import { Mark, type Shape, type Tone } from '../../ui/mark.tsx';

const LOOKS: Record<Severity, { tone: Tone; shape: Shape }> = {
  breaks: { tone: 'bad', shape: 'cross' },
  harms: { tone: 'wait', shape: 'half' },
  notice: { tone: 'idle', shape: 'dot' },
};

interface SeverityMarkProps {
  severity: Severity | null;
  /** Whether anything is known at all: nothing found is not nothing known. */
  isKnown?: boolean;
}

export function SeverityMark({ severity, isKnown = true }: SeverityMarkProps) {
  const { t } = useTranslation('cms-modules');
  if (severity !== null) return <Mark {...LOOKS[severity]}>{t(`severity.${severity}`)}</Mark>;
  if (!isKnown)
    return (
      <Mark tone="idle" shape="question">
        {t('nothingKnown')}
      </Mark>
    );
  return (
    <Mark tone="good" shape="tick">
      {t('nothingFound')}
    </Mark>
  );
}
