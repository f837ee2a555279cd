import type { GatewayTransaction, InstantText } from '../gateways/contract.ts';
import { FIELDS, type Field } from '../transactions/field.rules.ts';
import type {
  CorrectedFacts,
  DeliveryFacts,
  Facts,
  IncidentFact,
  LimitFacts,
  ModuleFacts,
  SettlementCalendar,
  ShopFacts,
} from './facts.ts';
import type { RelatedRow, StoredPayment } from './queries.ts';

export type Attempt = RelatedRow & { askedUid: string; kind: 'order' | 'card' };

const FIELD_NAMES = Object.keys(FIELDS) as Field[]; // the keys of the table are the fields

/** What other domains answered, by payment and by shop. */
export interface Beyond {
  deliveries: ReadonlyMap<string, DeliveryFacts>;
  limits: ReadonlyMap<string, LimitFacts>;
  modules: ReadonlyMap<number, ModuleFacts>;
  incidents: ReadonlyMap<string, readonly IncidentFact[]>;
}

interface Stored {
  attempts: readonly Attempt[];
  followUps: readonly RelatedRow[];
  beyond: Beyond;
  at: InstantText;
}

/** Puts stored rows together as the rules want them: what is null in the database is absent here. */
export function factsOf(payment: StoredPayment, { attempts, followUps, beyond, at }: Stored): Facts {
  const { transaction: row } = payment;
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
    ...present({
      shop: shopOf(payment),
      acquirer: payment.codeBook,
      settlement: calendarOf(payment),
      corrected: correctedOf(payment),
      deliveries: beyond.deliveries.get(row.uid),
      limits: beyond.limits.get(row.uid),
      module: row.shopId === null ? undefined : beyond.modules.get(row.shopId),
      incidents: beyond.incidents.get(row.uid),
    }),
    at,
  };
}

type Present<T> = { [K in keyof T]?: NonNullable<T[K]> };

/** Without what is null or undefined. */
function present<T extends object>(given: T): Present<T> {
  // Entries alone do not tell the compiler that the keys stayed.
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value != null)) as Present<T>;
}

const shopOf = ({ shopName, shopDomain, cms, supportEmail, supportPhone }: StoredPayment): ShopFacts =>
  present({ name: shopName, domain: shopDomain, cms, supportEmail, supportPhone });

/** The merchant's own terms, else the acquirer's usual ones; nothing where neither are on file. */
function calendarOf({ hours, usualTerms, ownTerms }: StoredPayment): SettlementCalendar | undefined {
  const terms = ownTerms ?? usualTerms;
  if (terms === null || hours === null) return undefined;
  return { payOutDays: null, ...terms, ...hours };
}

function correctedOf({ correction, correctedBy }: StoredPayment): CorrectedFacts | undefined {
  if (correction === null) return undefined;
  const { id, cause, side, note, rule, wasCause, wasSide, wasCertainty, factsKey, correctedAt } = correction;
  return {
    id,
    cause,
    side,
    note,
    at: instantText(correctedAt),
    byName: correctedBy ?? '',
    was: { rule, cause: wasCause, side: wasSide, certainty: wasCertainty },
    factsKey,
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
