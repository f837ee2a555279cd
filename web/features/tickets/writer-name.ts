import { useTranslation } from 'react-i18next';
import type { TicketRow } from '#contract/tickets';

type Named = Pick<TicketRow, 'merchantName' | 'paidMerchant' | 'writerSide' | 'writerName'>;

/** How a line calls whom it is about: the merchant, else "payer of …", else the writer by name, with whose payment it is about. */
export function useWriterName(): (row: Named) => string {
  const { t } = useTranslation('tickets');
  return ({ merchantName, paidMerchant, writerSide, writerName }) => {
    const paidTo = paidMerchant?.name ?? null;
    const merchant = merchantName ?? paidTo;
    if (writerSide === 'payer')
      return merchant === null ? t('payer', { name: writerName }) : t('payerOf', { merchant });
    const alone = paidTo === null ? writerName : t('aboutPaymentTo', { name: writerName, merchant: paidTo });
    return merchantName ?? alone;
  };
}
