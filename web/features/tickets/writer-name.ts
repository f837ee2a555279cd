import { useTranslation } from 'react-i18next';
import type { TicketRow } from '#contract/tickets';

type Named = Pick<TicketRow, 'merchantName' | 'writerSide' | 'writerName'>;

/** How a line calls whom it is about: the merchant, else "payer of …", else the writer by name. */
export function useWriterName(): (row: Named) => string {
  const { t } = useTranslation('tickets');
  return ({ merchantName, writerSide, writerName }) => {
    if (writerSide === 'payer')
      return merchantName === null ? t('payer', { name: writerName }) : t('payerOf', { merchant: merchantName });
    return merchantName ?? writerName;
  };
}
