import { useTranslation } from 'react-i18next';
import type { TransactionRow } from '#contract/transactions';
import { useMethodName } from './method-name.ts';

/** How a row names its merchant, shop and method; what has no name yet says so. */
export function useRowWords() {
  const { t } = useTranslation('transactions');
  const shop = (row: TransactionRow) => {
    if (row.shopId === null) return t('noShop');
    return row.shopName ?? t('unnamedShop', { id: row.shopId });
  };
  const methodOf = useMethodName();
  const kind = ({ type }: TransactionRow) => (type === 'payment' || type === 'unknown' ? null : t(`type.${type}`));
  return {
    shop,
    merchant: (row: TransactionRow) => row.merchantName ?? shop(row),
    /** A shop that is called like its merchant needs no second naming. */
    isShopTold: (row: TransactionRow) => row.merchantName !== null && !row.merchantName.includes(shop(row)),
    /** `visa …4242`, or the method's name. */
    method: (row: TransactionRow) =>
      row.cardLast4 === null ? methodOf(row.methodType) : `${row.cardBrand ?? ''} …${row.cardLast4}`.trim(),
    /** What kind it is, when it is not a plain payment, and what happened: the verdict, else the bare code. */
    what: (row: TransactionRow, headline: string | undefined) =>
      [kind(row), headline ?? row.code].filter((part) => part !== null).join(' · '),
  };
}
