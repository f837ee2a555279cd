import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { builtOnce } from '../../../platform/built-once.ts';
import type { ReadDb } from '../../../platform/db.ts';
import { asOneText, isAnyOf } from '../../../platform/one-text.ts';
import { merchants, shops } from '../../merchants/tables.ts';
import { ProtectionResult, type TransactionFacts } from '../contract.ts';
import { FIELDS, type Field } from '../field.rules.ts';
import { instantText } from '../partition.rules.ts';
import type { StoredTransaction } from '../stored-transaction.ts';
import { transactionKeys, transactions } from '../tables.ts';
import { asTransactionRow, ofKey, ofMerchant, ofShop } from './transaction-row.ts';

/** Everything known of these transactions, as the rules take it; those that do not exist are left out. Not narrowed to anybody's own. */
export async function findTransactions(db: ReadDb, uids: readonly string[]): Promise<TransactionFacts[]> {
  const build = () =>
    selectFacts(db)
      .where(isAnyOf(transactionKeys.uid, sql.placeholder('uids')))
      .prepare('find-transactions');
  const rows = await builtOnce(db, 'find-transactions', build).execute({ uids: asOneText(uids) });
  return rows.map(asFacts);
}

/** Whole transactions with the names of their shops and merchants. */
export const selectFacts = (db: ReadDb) =>
  db
    .select({
      transaction: transactions,
      shopName: shops.name,
      shopCms: shops.cms,
      merchantId: merchants.id,
      merchantName: merchants.name,
    })
    .from(transactionKeys)
    .innerJoin(transactions, ofKey)
    .leftJoin(shops, ofShop)
    .leftJoin(merchants, ofMerchant);

export interface FoundTransaction {
  transaction: StoredTransaction;
  shopName: string | null;
  shopCms: string | null;
  merchantId: TransactionFacts['merchantId'];
  merchantName: string | null;
}

const FIELD_NAMES = Object.keys(FIELDS) as Field[]; // the keys of the table are the fields
const Oddities = z.array(z.string());

export function asFacts({ transaction, ...names }: FoundTransaction): TransactionFacts {
  const fields = Object.fromEntries(FIELD_NAMES.map((field) => [field, shown(transaction[field])]));
  return {
    ...(fields as unknown as TransactionFacts), // every field of the table, instants as text; the others follow
    ...asTransactionRow({ ...transaction, ...names }),
    bestSource: transaction.bestSource,
    protection: transaction.protection === null ? null : ProtectionResult.parse(JSON.parse(transaction.protection)),
    oddities: transaction.oddities === null ? [] : Oddities.parse(JSON.parse(transaction.oddities)),
  };
}

const shown = (value: StoredTransaction[Field]) => (value instanceof Temporal.Instant ? instantText(value) : value);
