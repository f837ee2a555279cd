import { ShopSettings } from '#contract/cms-modules/settings';

/** What a gateway has of a shop, as it is typed: lists are parted by commas or spaces. */
export interface SettingsDraft {
  currencies: string;
  notification_url: string;
  return_url: string;
  checkout_domain: string;
  gateway_domain: string;
  domains: string;
  payment_methods: string;
  transaction_types: string;
  public_key_fingerprint: string;
  secret_key_fingerprint: string;
  test: 'unknown' | 'yes' | 'no';
}

export type SettingsField = Exclude<keyof SettingsDraft, 'test'>;

const LISTS = ['currencies', 'domains', 'payment_methods', 'transaction_types'] as const;
const TEXTS = [
  'notification_url',
  'return_url',
  'checkout_domain',
  'gateway_domain',
  'public_key_fingerprint',
  'secret_key_fingerprint',
] as const;
export const SETTINGS_FIELDS: readonly SettingsField[] = [...LISTS, ...TEXTS];

/** What the form starts with: what is known already. */
export function settingsDraftOf(known: ShopSettings | null): SettingsDraft {
  const typed = (field: SettingsField) => [known?.[field] ?? ''].flat().join(', ');
  const fields = Object.fromEntries(SETTINGS_FIELDS.map((field) => [field, typed(field)]));
  const test = known?.test === undefined ? 'unknown' : known.test ? 'yes' : 'no';
  return { ...(fields as Record<SettingsField, string>), test }; // one entry for each field
}

/** The draft as the contract wants it; what is empty is not told. */
export function typedSettingsOf(draft: SettingsDraft): Omit<ShopSettings, 'shop_id'> {
  const lists = LISTS.map((field) => [field, draft[field].split(/[\s,;]+/).filter((part) => part !== '')] as const);
  const texts = TEXTS.map((field) => [field, draft[field].trim()] as const);
  const told = [...lists, ...texts].filter(([, value]) => value.length > 0);
  return { ...Object.fromEntries(told), ...(draft.test !== 'unknown' && { test: draft.test === 'yes' }) };
}

/** Settings out of a file in the published form: one shop, a list of shops, or `{ items: [...] }`. Undefined when it is none of these. */
export function settingsIn(text: string): ShopSettings[] | undefined {
  const read = readJson(text);
  const items = Array.isArray(read) ? read : ((read as { items?: unknown } | null)?.items ?? [read]);
  const parsed = ShopSettings.array().min(1).max(500).safeParse(items);
  return parsed.success ? parsed.data : undefined;
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
