import { useTranslation } from 'react-i18next';
import type { DeliveryClass } from '#contract/deliveries';
import { Mark } from '../../ui/mark.tsx';
import { lookOf } from './delivery-look.rules.ts';

interface DeliveryMarkProps {
  ended: DeliveryClass;
  /** Beside the words where there is one. */
  httpStatus?: number | null;
}

/** How an attempt ended: a colour by its class, never by its number, and the word. */
export function DeliveryMark({ ended, httpStatus = null }: DeliveryMarkProps) {
  const { t } = useTranslation('deliveries');
  return (
    <Mark {...lookOf(ended)}>
      {t(`class.${ended}`)}
      {httpStatus !== null && ` · ${httpStatus}`}
    </Mark>
  );
}
