import { z } from 'zod';
import { endpoint } from '#kernel/endpoint';
import { ShopId } from '#kernel/ids';
import { FactKey, FactSource } from '../contract.ts';

const Url = z.url({ protocol: /^https?$/ }).max(500);
const Fingerprint = z.string().regex(/^[0-9a-f]{8,64}$/);

/**
 * What a gateway keeps of a shop, in the form in which a provider serves it
 * (`GET <back office>/api/shops/<number>/settings`) or hands it over in a file. Published as a JSON schema.
 */
export const ShopSettings = z.object({
  shop_id: ShopId.describe("The shop's number at the gateway."),
  currencies: z
    .array(z.string().regex(/^[A-Z]{3}$/))
    .max(50)
    .optional()
    .describe('Currencies that are switched on.'),
  notification_url: Url.optional().describe('Where notifications go when a request names no other address.'),
  return_url: Url.optional().describe('Where the payer comes back to.'),
  checkout_domain: z.string().max(253).optional().describe('Host of the payment page.'),
  gateway_domain: z.string().max(253).optional().describe('Host that takes card requests.'),
  domains: z
    .array(z.string().max(253))
    .max(50)
    .optional()
    .describe('Hosts from which the shop may open payment pages.'),
  payment_methods: z.array(z.string().max(40)).max(50).optional().describe('credit_card, erip, alternative …'),
  transaction_types: z.array(z.string().max(40)).max(20).optional().describe('payment, authorization …'),
  test: z.boolean().optional().describe('The shop takes test payments only.'),
  public_key_fingerprint: Fingerprint.optional().describe(
    'SHA-256, in hex, over the Base64 text of the public key without its header lines and white space; eight digits at least.',
  ),
  secret_key_fingerprint: Fingerprint.optional().describe(
    'SHA-256, in hex, over the secret key; eight digits at least.',
  ),
});
export type ShopSettings = z.infer<typeof ShopSettings>;

/** `gateway`: asked of the back office. */
export const SettingsOrigin = z.enum(['gateway', 'typed', 'imported']);
export type SettingsOrigin = z.infer<typeof SettingsOrigin>;

export const KnownSettings = z.object({
  shopId: ShopId,
  settings: ShopSettings.nullable(),
  origin: SettingsOrigin.nullable(),
  observedAt: z.string().nullable(),
  problem: z.string().nullable(),
});
export type KnownSettings = z.infer<typeof KnownSettings>;

/** One side of a comparison: the value, who says it and when. */
export const DiffSide = z.object({
  value: z.string(),
  source: FactSource,
  observedAt: z.string().nullable(),
});
export type DiffSide = z.infer<typeof DiffSide>;

/** `differs` and `unexpected` carry a sentence for the merchant. `one-sided`: the other side is not known. */
export const DiffVerdict = z.enum(['same', 'differs', 'unexpected', 'one-sided']);
export type DiffVerdict = z.infer<typeof DiffVerdict>;

export const DiffRow = z.object({
  key: FactKey,
  gateway: DiffSide.nullable(),
  /** What fits this CMS and module; null where nothing is expected. */
  expected: z.string().nullable(),
  shop: DiffSide.nullable(),
  verdict: DiffVerdict,
  /** Sentences for the merchant; null where all is well. */
  sentence: z.object({ ru: z.string(), en: z.string() }).nullable(),
});
export type DiffRow = z.infer<typeof DiffRow>;

export const ConfigDiff = z.object({ shopId: ShopId, rows: z.array(DiffRow), settings: KnownSettings });
export type ConfigDiff = z.infer<typeof ConfigDiff>;

const OfShop = z.object({ shopId: ShopId });

export const getConfigDiff = endpoint({
  method: 'get',
  path: '/modules/:shopId/config-diff',
  summary: 'What the gateway has, what fits the CMS and module, what the shop has; each mismatch with a sentence.',
  params: OfShop,
  response: ConfigDiff,
});

export const saveSettings = endpoint({
  method: 'put',
  path: '/modules/:shopId/settings',
  summary: "What the gateway has of the shop, typed in where its back office can't be asked.",
  params: OfShop,
  body: ShopSettings.omit({ shop_id: true }),
  response: KnownSettings,
});

export const importSettings = endpoint({
  method: 'post',
  path: '/modules/settings',
  summary: 'Settings of many shops out of a file, in the published form.',
  body: z.object({ items: z.array(ShopSettings).min(1).max(500) }),
  response: z.object({ taken: z.int(), unknown: z.array(ShopId) }),
});

export const pullSettings = endpoint({
  method: 'post',
  path: '/modules/:shopId/settings/pulls',
  summary: 'Has the back office asked for the settings of the shop within seconds.',
  params: OfShop,
  response: KnownSettings,
});
