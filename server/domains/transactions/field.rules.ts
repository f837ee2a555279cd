import type { GatewayTransaction } from '#contract/gateways';

/** How a field is kept: `name` is an identifier that is looked up (short, one line), `words` is text that is read, `json` is canonical JSON text. */
export type FieldKind = 'name' | 'words' | 'instant' | 'integer' | 'flag' | 'json';

/** Every field of a gateway document that a transaction keeps, apart from its uid; the order is that of the columns. */
export const FIELDS = {
  shopId: 'integer',
  merchantNumber: 'integer',
  type: 'name',
  status: 'name',
  rawStatus: 'name',
  code: 'name',
  message: 'words',
  friendlyMessage: 'words',
  amountMinor: 'integer',
  currency: 'name',
  description: 'words',
  trackingId: 'name',
  test: 'flag',
  language: 'name',
  parentUid: 'name',
  reason: 'words',
  recurringType: 'name',
  methodType: 'name',
  createdAt: 'instant',
  updatedAt: 'instant',
  paidAt: 'instant',
  expiredAt: 'instant',
  closedAt: 'instant',
  settledAt: 'instant',
  pspSettledAt: 'instant',
  manuallyCorrectedAt: 'instant',
  cardBin: 'name',
  cardLast4: 'name',
  cardBrand: 'name',
  cardHolder: 'words',
  cardStamp: 'name',
  cardCountry: 'name',
  cardIssuer: 'words',
  cardProduct: 'words',
  cardTokenProvider: 'name',
  authCode: 'name',
  bankCode: 'name',
  bankMessage: 'words',
  rrn: 'name',
  refId: 'name',
  descriptor: 'words',
  gatewayId: 'name',
  threeDsStatus: 'name',
  threeDsMessage: 'words',
  threeDsVe: 'name',
  threeDsPa: 'name',
  threeDsEci: 'name',
  threeDsFailReason: 'words',
  protection: 'json',
  customerEmail: 'name',
  customerPhone: 'name',
  customerIp: 'name',
  customerName: 'words',
  checkoutToken: 'name',
  platform: 'words',
  integration: 'words',
  eripAccount: 'name',
  eripServiceNo: 'name',
  oddities: 'json',
} as const satisfies Record<Exclude<keyof GatewayTransaction, 'uid'>, FieldKind>;

export type Field = keyof typeof FIELDS;

/** `trackingId` → `tracking_id`, as the driver names columns. */
export const columnOf = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** A value as it is kept and compared: text, number or truth; json as canonical text. */
export type FieldValue = string | number | boolean;

const LONGEST_NAME = 255;
const LONGEST_WORDS = 2_000;

/** The value of a field in a document in the one form in which it is kept; undefined where the document does not name it or says nothing. */
export function keptValue(field: Field, value: unknown): FieldValue | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  if (typeof value === 'string') return keptText(value, FIELDS[field] === 'words' ? LONGEST_WORDS : LONGEST_NAME);
  if (typeof value === 'object') return keptText(canonicalJson(value), 8 * LONGEST_WORDS);
  return value as FieldValue; // numbers and booleans are what is left of GatewayTransaction's types
}

// NUL is refused by the database; RS and US are the separators under which rows are written.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const UNWRITABLE = /[\u0000\u001e\u001f]/;
const UNWRITABLE_ALL = new RegExp(UNWRITABLE, 'g');

/** Text that the database takes unchanged: well-formed, without NUL and separators, not too long for an index. */
function keptText(text: string, longest: number): string {
  let kept = text.length > longest ? text.slice(0, longest) : text;
  if (UNWRITABLE.test(kept)) kept = kept.replace(UNWRITABLE_ALL, ' ');
  return kept.isWellFormed() ? kept : kept.toWellFormed();
}

/** JSON with the keys of every object in order, so that equal values are equal text. */
function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
