import type { MerchantId, PersonId } from '#kernel/ids';
import { type Identity, Language } from '../contacts/contract.ts';
import { normaliseIdentity } from '../contacts/identity.rules.ts';
import { domainNameIn } from './domain-name.rules.ts';

/** The columns that a file may have; all others are ignored and named in the answer. */
export const IMPORT_COLUMNS = [
  'merchant_number',
  'merchant_name',
  'vertical',
  'language',
  'account_manager',
  'shop_id',
  'shop_name',
  'domain',
  'cms',
  'contact_name',
  'contact_email',
  'contact_phone',
] as const;
export type ImportColumn = (typeof IMPORT_COLUMNS)[number];
export type ImportCells = Partial<Record<ImportColumn, string>>;

export interface KnownMerchant {
  id: MerchantId;
  number: number | null;
  name: string | null;
  vertical: string | null;
  language: Language | null;
  accountManagerId: PersonId | null;
}
export interface KnownShop {
  id: number;
  merchantId: MerchantId;
  name: string | null;
  domain: string | null;
  cms: string | null;
}
export interface Known {
  merchants: KnownMerchant[];
  shops: Map<number, KnownShop>;
  /** Account managers by e-mail. */
  people: Map<string, PersonId>;
  /** Addresses that some contact has, as `kind:value`. */
  identities: Set<string>;
}

type MerchantChange = Partial<Omit<KnownMerchant, 'id'>>;
type ShopChange = Partial<Omit<KnownShop, 'id' | 'merchantId'>>;

export interface PlannedLine {
  merchant: { id: MerchantId; isNew: boolean; change: MerchantChange };
  shop?: { id: number; isNew: boolean; moves: boolean; change: ShopChange };
  contact?: { name: string; identities: Identity[] };
}
export type Plan = { ok: true; value: PlannedLine } | { ok: false; error: string };

/**
 * What one line of the file means, given what is known; the same `known` is kept up to date, so that later lines build on earlier ones.
 * A merchant is found by number, then by exact name, then through its shop while that is still unnamed; else it is new.
 */
export function planLine(cells: ImportCells, known: Known, newId: () => MerchantId): Plan {
  const read = readCells(cells, known);
  if (typeof read === 'string') return { ok: false, error: read };
  const shop = read.shopId === undefined ? undefined : known.shops.get(read.shopId);
  const found = findMerchant(read, shop, known);
  const owner = shop && known.merchants.find((merchant) => merchant.id === shop.merchantId);
  if (owner !== undefined && owner.name !== null && owner.id !== found?.id)
    return { ok: false, error: 'shop-of-another-merchant' };
  if (found === undefined && read.merchant.name === undefined) return { ok: false, error: 'merchant-not-named' };
  const merchant = found ?? blankMerchant(newId());
  const change = differing(merchant, read.merchant);
  if (found === undefined) known.merchants.push(merchant);
  Object.assign(merchant, change);
  return {
    ok: true,
    value: {
      merchant: { id: merchant.id, isNew: found === undefined, change },
      ...(read.shopId === undefined ? {} : { shop: planShop(read.shopId, read.shop, merchant.id, known) }),
      ...planContact(read.contact, known),
    },
  };
}

interface ReadCells {
  merchant: MerchantChange;
  shopId: number | undefined;
  shop: ShopChange;
  contact: PlannedLine['contact'];
}

/** The cells as values, or the word for what is wrong with them. An empty cell says nothing. */
function readCells(cells: ImportCells, known: Known): ReadCells | string {
  const text = (column: ImportColumn) => cells[column]?.trim() || undefined;
  const number = wholeNumber(text('merchant_number'));
  const shopId = wholeNumber(text('shop_id'));
  if (number === 'wrong') return 'merchant-number-not-a-number';
  if (shopId === 'wrong' || (shopId !== undefined && shopId > 2_147_483_647)) return 'shop-id-not-a-number';
  const language = Language.optional().safeParse(text('language')?.toLowerCase());
  if (!language.success) return 'language-unknown';
  const accountManagerId = managerNamed(text('account_manager'), known);
  if (accountManagerId === 'unknown') return 'account-manager-unknown';
  const contact = readContact(text('contact_name'), text('contact_email'), text('contact_phone'));
  if (typeof contact === 'string') return contact;
  return {
    merchant: present({
      number,
      name: text('merchant_name'),
      vertical: text('vertical'),
      language: language.data,
      accountManagerId,
    }),
    shopId,
    shop: present({
      name: text('shop_name'),
      domain: domainNameIn(text('domain') ?? null) ?? undefined,
      cms: text('cms'),
    }),
    contact,
  };
}

function managerNamed(email: string | undefined, known: Known): PersonId | 'unknown' | undefined {
  return email === undefined ? undefined : (known.people.get(email.toLowerCase()) ?? 'unknown');
}

function readContact(
  name: string | undefined,
  email: string | undefined,
  phone: string | undefined,
): PlannedLine['contact'] | string {
  const given = [
    ...(email === undefined ? [] : [{ kind: 'email', value: email } as const]),
    ...(phone === undefined ? [] : [{ kind: 'phone', value: phone } as const]),
  ];
  if (name === undefined && given.length === 0) return undefined;
  const identities: Identity[] = [];
  for (const identity of given) {
    const normal = normaliseIdentity(identity);
    if (!normal.ok) return normal.error;
    identities.push(normal.value);
  }
  return { name: name ?? email ?? phone ?? '', identities };
}

function findMerchant(read: ReadCells, shop: KnownShop | undefined, known: Known): KnownMerchant | undefined {
  const { number, name } = read.merchant;
  const byNumber = number === undefined ? undefined : known.merchants.find((merchant) => merchant.number === number);
  if (byNumber !== undefined) return byNumber;
  const byName =
    name === undefined || name === null
      ? undefined
      : known.merchants.find((merchant) => merchant.name?.toLowerCase() === name.toLowerCase());
  if (byName !== undefined) return byName;
  const owner = shop && known.merchants.find((merchant) => merchant.id === shop.merchantId);
  return owner !== undefined && (owner.name === null || name === undefined) ? owner : undefined;
}

function planShop(
  id: number,
  read: ShopChange,
  merchantId: MerchantId,
  known: Known,
): NonNullable<PlannedLine['shop']> {
  const existing = known.shops.get(id);
  const shop = existing ?? { id, merchantId, name: null, domain: null, cms: null };
  const change = differing(shop, read);
  const moves = shop.merchantId !== merchantId;
  known.shops.set(id, { ...shop, ...change, merchantId });
  return { id, isNew: existing === undefined, moves, change };
}

/** A contact is added once: nothing is done when one of its addresses is known already. */
function planContact(contact: PlannedLine['contact'], known: Known): Pick<PlannedLine, 'contact'> {
  if (contact === undefined) return {};
  const keys = contact.identities.map(({ kind, value }) => `${kind}:${value}`);
  if (keys.some((key) => known.identities.has(key))) return {};
  for (const key of keys) known.identities.add(key);
  return { contact };
}

const blankMerchant = (id: MerchantId): KnownMerchant => ({
  id,
  number: null,
  name: null,
  vertical: null,
  language: null,
  accountManagerId: null,
});

function wholeNumber(text: string | undefined): number | 'wrong' | undefined {
  if (text === undefined) return undefined;
  return /^[1-9]\d{0,14}$/.test(text) ? Number(text) : 'wrong';
}

function present<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  // Only undefined values are dropped; the types of the others stand.
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as ReturnType<
    typeof present<T>
  >;
}

/** The fields of `wanted` that `current` does not have yet. */
function differing<T extends object, W extends Partial<T>>(current: T, wanted: W): W {
  const entries = Object.entries(wanted).filter(([name, value]) => current[name as keyof T] !== value);
  return Object.fromEntries(entries) as W; // a subset of `wanted`'s own entries
}
