import { and, eq } from 'drizzle-orm';
import { Currency } from '../../../kernel/money.ts';
import { merchants, shops } from '../../merchants/tables.ts';
import type { TransactionRow } from '../contract.ts';
import { instantText } from '../partition.rules.ts';
import { transactionKeys, transactions } from '../tables.ts';

/** The columns of a list row; to be selected with `shops` and `merchants` joined. */
export const rowColumns = {
  uid: transactions.uid,
  partitionAt: transactions.partitionAt,
  createdAt: transactions.createdAt,
  type: transactions.type,
  status: transactions.status,
  code: transactions.code,
  amountMinor: transactions.amountMinor,
  currency: transactions.currency,
  test: transactions.test,
  methodType: transactions.methodType,
  cardBrand: transactions.cardBrand,
  cardLast4: transactions.cardLast4,
  trackingId: transactions.trackingId,
  customerEmail: transactions.customerEmail,
  shopId: transactions.shopId,
  shopName: shops.name,
  merchantId: merchants.id,
  merchantName: merchants.name,
};

export const ofShop = eq(shops.id, transactions.shopId);
export const ofMerchant = eq(merchants.id, shops.merchantId);
/** The key leads to the one partition that holds the row. */
export const ofKey = and(
  eq(transactions.uid, transactionKeys.uid),
  eq(transactions.partitionAt, transactionKeys.partitionAt),
);

type Selected = Pick<
  typeof transactions.$inferSelect,
  Exclude<keyof typeof rowColumns, 'shopName' | 'merchantId' | 'merchantName'>
> & { shopName: string | null; merchantId: TransactionRow['merchantId']; merchantName: string | null };

export function asTransactionRow(row: Selected): TransactionRow {
  return {
    uid: row.uid,
    at: instantText(row.partitionAt),
    createdAt: row.createdAt && instantText(row.createdAt),
    type: row.type ?? 'unknown',
    status: row.status ?? 'unknown',
    code: row.code,
    amount: amountOf(row.amountMinor, row.currency),
    test: row.test,
    methodType: row.methodType,
    cardBrand: row.cardBrand,
    cardLast4: row.cardLast4,
    trackingId: row.trackingId,
    customerEmail: row.customerEmail,
    shopId: row.shopId,
    shopName: row.shopName,
    merchantId: row.merchantId,
    merchantName: row.merchantName,
  };
}

/** An amount is worth showing only with its currency. */
export function amountOf(minor: number | null, currency: string | null): TransactionRow['amount'] {
  const known = Currency.safeParse(currency);
  return minor === null || !known.success ? null : { minor, currency: known.data };
}
