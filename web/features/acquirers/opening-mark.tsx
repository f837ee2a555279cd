import { useTranslation } from 'react-i18next';
import type { AcquirerNow } from '#contract/acquirers';
import { useFormat } from '../../lib/format.ts';
import { useNowMs } from '../../lib/now.ts';
import { Mark } from '../../ui/mark.tsx';

/** Whether a bank works now, and until when it stays like this. */
export function OpeningMark({ bank: { isOpen, closesAt, opensAgainAt } }: { bank: AcquirerNow }) {
  const { t } = useTranslation('acquirers');
  const format = useFormat();
  const now = useNowMs();
  if (isOpen)
    return (
      <Mark tone="good" shape="tick">
        {closesAt === null ? t('openAlways') : t('open', { at: format.minute(closesAt, now) })}
      </Mark>
    );
  return (
    <Mark tone="wait" shape="clock">
      {opensAgainAt === null ? t('closedLong') : t('closed', { at: format.minute(opensAgainAt, now) })}
    </Mark>
  );
}
