import { useTranslation } from 'react-i18next';
import type { IncidentRow } from '#contract/incidents';
import { Mark } from '../../ui/mark.tsx';

const LOOKS = {
  investigating: { tone: 'bad', shape: 'bolt' },
  identified: { tone: 'bad', shape: 'question' },
  monitoring: { tone: 'wait', shape: 'clock' },
  resolved: { tone: 'good', shape: 'tick' },
} as const;

/** Where an incident stands, in a shape and a word. */
export function StateMark({ state }: Pick<IncidentRow, 'state'>) {
  const { t } = useTranslation('incidents');
  return <Mark {...LOOKS[state]}>{t(`state.${state}`)}</Mark>;
}
