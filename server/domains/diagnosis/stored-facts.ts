import type { GatewayTransaction, InstantText } from '../gateways/contract.ts';
import { FIELDS, type Field } from '../transactions/field.rules.ts';
import type { Facts } from './facts.ts';
import type { RelatedRow, StoredPayment } from './queries.ts';

export type Attempt = RelatedRow & { askedUid: string; kind: 'order' | 'card' };

const FIELD_NAMES = Object.keys(FIELDS) as Field[]; // the keys of the table are the fields

/** Puts stored rows together as the rules want them: what is null in the database is absent here. */
export function factsOf(
  { transaction: row, shopName, shopDomain }: StoredPayment,
  { attempts, followUps, at }: { attempts: readonly Attempt[]; followUps: readonly RelatedRow[]; at: InstantText },
): Facts {
  const near = (kind: Attempt['kind']) =>
    attempts.filter((attempt) => attempt.askedUid === row.uid && attempt.kind === kind).map(relatedTransaction);
  const sameOrder = near('order');
  const sameCard = near('card');
  const family = new Set<string>([row.uid, ...[...sameOrder, ...sameCard].map((twin) => twin.uid)]);
  const parent = followUps.find((other) => other.uid === row.parentUid);
  return {
    transaction: storedTransaction(row),
    related: {
      ...(parent === undefined ? {} : { parent: relatedTransaction(parent) }),
      children: followUps
        .filter(({ parentUid }) => parentUid !== null && family.has(parentUid))
        .map(relatedTransaction),
      sameCard,
      sameOrder,
    },
    shop: {
      ...(shopName === null ? {} : { name: shopName }),
      ...(shopDomain === null ? {} : { domain: shopDomain }),
    },
    at,
  };
}

function storedTransaction(row: StoredPayment['transaction']): GatewayTransaction {
  const fields = FIELD_NAMES.flatMap((field) => {
    const value = row[field];
    if (value === null) return [];
    return [[field, FIELDS[field] === 'json' ? JSON.parse(String(value)) : textOf(value)]];
  });
  // The columns are the fields of a gateway document, and only parsed documents were written to them.
  return { uid: row.uid, ...Object.fromEntries(fields) } as GatewayTransaction;
}

function relatedTransaction(row: RelatedRow): GatewayTransaction {
  const { partitionAt: _partition, amountMinor, ...fields } = row;
  const kept = Object.entries(fields).filter(([, value]) => value !== null);
  // As above: named columns of a parsed document, without their nulls; entries alone do not tell the compiler so.
  const transaction = Object.fromEntries(kept) as unknown as GatewayTransaction;
  // The driver gives a bigint as text.
  return amountMinor === null ? transaction : { ...transaction, amountMinor: Number(amountMinor) };
}

const textOf = (value: unknown) => (value instanceof Temporal.Instant ? instantText(value) : value);

export const instantText = (at: Temporal.Instant): InstantText => at.toString({ fractionalSecondDigits: 6 });
