import { useTranslation } from 'react-i18next';
import type { TransactionStatus } from '#contract/gateways';
import { Mark, type Shape } from '../../ui/mark.tsx';

type StatusTone = 'good' | 'bad' | 'wait' | 'idle';

const SIGNS: Record<TransactionStatus, readonly [StatusTone, Shape]> = {
  successful: ['good', 'tick'],
  failed: ['bad', 'cross'],
  error: ['bad', 'bolt'],
  pending: ['wait', 'half'],
  started: ['wait', 'half'],
  incomplete: ['wait', 'ring'],
  permanent: ['idle', 'ring'],
  expired: ['idle', 'clock'],
  deleted: ['idle', 'back'],
  unknown: ['idle', 'question'],
};

export const toneOf = (status: TransactionStatus): StatusTone => SIGNS[status][0];

export function StatusMark({ status }: { status: TransactionStatus }) {
  const { t } = useTranslation('transactions');
  const [tone, shape] = SIGNS[status];
  return (
    <Mark tone={tone} shape={shape}>
      {t(`status.${status}`)}
    </Mark>
  );
}
