import { z } from 'zod';
import { endpoint } from '#kernel/endpoint';
import { ContactId, MerchantId, PersonId, ShopId } from '#kernel/ids';
import { PageRequest, pageOf } from '#kernel/page';
import { Contact, ContactInput, Language } from '../contacts/contract.ts';

const Name = z.string().trim().min(1).max(200);
/** Host name alone: `https://` and paths are cut when it is saved. */
const Domain = z.string().trim().max(253);

export const AccountManager = z.object({ id: PersonId, name: z.string() });
export type AccountManager = z.infer<typeof AccountManager>;

export const Shop = z.object({
  id: ShopId,
  merchantId: MerchantId,
  /** Null until somebody names it: shown as "shop 361, unnamed". */
  name: z.string().nullable(),
  domain: z.string().nullable(),
  /** The id of a platform, `woocommerce`, or own words. */
  cms: z.string().nullable(),
  /** Where the shop's own customers turn to; told to payers. */
  supportEmail: z.string().nullable(),
  supportPhone: z.string().nullable(),
  language: Language.nullable(),
  /** The shop's own account manager, when it is not the merchant's. */
  accountManager: AccountManager.nullable(),
  firstSeenAt: z.iso.datetime(),
});
export type Shop = z.infer<typeof Shop>;

export const MerchantRow = z.object({
  id: MerchantId,
  number: z.number().nullable(),
  name: z.string().nullable(),
  vertical: z.string().nullable(),
  language: Language.nullable(),
  accountManager: AccountManager.nullable(),
  shops: z.array(z.object({ id: ShopId, name: z.string().nullable(), domain: z.string().nullable() })),
});
export type MerchantRow = z.infer<typeof MerchantRow>;

export const Merchant = MerchantRow.extend({
  note: z.string(),
  shops: z.array(Shop),
  contacts: z.array(Contact),
  /** Set when this merchant was merged into another. */
  mergedInto: MerchantId.nullable(),
});
export type Merchant = z.infer<typeof Merchant>;

export const MerchantInput = z.object({
  name: Name,
  number: z.int().positive().max(2_147_483_647).nullable().default(null),
  vertical: z.string().trim().max(100).nullable().default(null),
  language: Language.nullable().default(null),
  accountManagerId: PersonId.nullable().default(null),
  note: z.string().trim().max(4000).default(''),
});
export type MerchantInput = z.infer<typeof MerchantInput>;

export const ShopInput = z.object({
  name: Name.nullable().default(null),
  domain: Domain.nullable().default(null),
  cms: z.string().trim().max(60).nullable().default(null),
  supportEmail: z.email().trim().max(200).nullable().default(null),
  supportPhone: z
    .string()
    .trim()
    .regex(/^\+?[\d ()-]{5,40}$/)
    .nullable()
    .default(null),
  language: Language.nullable().default(null),
  accountManagerId: PersonId.nullable().default(null),
});
export type ShopInput = z.infer<typeof ShopInput>;

/** What an imported line would do, or did. */
export const ImportedLine = z.object({
  line: z.number(),
  does: z.enum(['create', 'change', 'nothing', 'refuse']),
  merchant: z.string(),
  shopId: z.number().nullable(),
  /** Names of the fields that change. */
  fields: z.array(z.string()),
  /** Why it is refused: a stable word. */
  reason: z.string().nullable(),
});
export type ImportedLine = z.infer<typeof ImportedLine>;

export const MerchantImport = z.object({
  dryRun: z.boolean(),
  lines: z.array(ImportedLine),
  created: z.number(),
  changed: z.number(),
  unchanged: z.number(),
  refused: z.number(),
  /** Columns of the file that mean nothing here. */
  ignoredColumns: z.array(z.string()),
});
export type MerchantImport = z.infer<typeof MerchantImport>;

const OfMerchant = z.object({ merchantId: MerchantId });
const OfContact = OfMerchant.extend({ contactId: ContactId });

export const listMerchants = endpoint({
  method: 'get',
  path: '/merchants',
  summary: 'Merchants by name; `q` finds by name, number, shop number and domain.',
  query: PageRequest.extend({
    q: z.string().max(200).default(''),
    accountManagerId: PersonId.optional(),
    unnamed: z.enum(['true', 'false']).default('false'),
  }),
  response: pageOf(MerchantRow),
});

export const getMerchant = endpoint({
  method: 'get',
  path: '/merchants/:merchantId',
  summary: 'One merchant with its shops and contacts.',
  params: OfMerchant,
  response: Merchant,
});

export const createMerchant = endpoint({
  method: 'post',
  path: '/merchants',
  summary: 'Creates a merchant by hand.',
  body: MerchantInput,
  response: Merchant,
});

export const changeMerchant = endpoint({
  method: 'put',
  path: '/merchants/:merchantId',
  summary: 'Replaces what is known of a merchant.',
  params: OfMerchant,
  body: MerchantInput,
  response: Merchant,
});

export const mergeMerchants = endpoint({
  method: 'post',
  path: '/merchants/:merchantId/merge',
  summary: 'Moves all shops and contacts of this merchant to another, and closes it.',
  params: OfMerchant,
  body: z.object({ into: MerchantId }),
  response: Merchant,
});

export const addShop = endpoint({
  method: 'post',
  path: '/merchants/:merchantId/shops',
  summary: 'Adds a shop, or takes one that no merchant has claimed yet.',
  params: OfMerchant,
  body: ShopInput.extend({ id: ShopId }),
  response: Merchant,
});

export const changeShop = endpoint({
  method: 'put',
  path: '/shops/:shopId',
  summary: 'Replaces what is known of a shop.',
  params: z.object({ shopId: ShopId }),
  body: ShopInput,
  response: Merchant,
});

export const addContact = endpoint({
  method: 'post',
  path: '/merchants/:merchantId/contacts',
  summary: 'Adds a contact of a merchant.',
  params: OfMerchant,
  body: ContactInput,
  response: Merchant,
});

export const changeContact = endpoint({
  method: 'put',
  path: '/merchants/:merchantId/contacts/:contactId',
  summary: 'Replaces what is known of a contact.',
  params: OfContact,
  body: ContactInput,
  response: Merchant,
});

export const removeContact = endpoint({
  method: 'delete',
  path: '/merchants/:merchantId/contacts/:contactId',
  summary: 'Forgets a contact.',
  params: OfContact,
  response: Merchant,
});

export const importMerchants = endpoint({
  method: 'post',
  path: '/merchants/imports',
  summary: 'Takes merchants, shops and contacts from CSV; a dry run says what would happen and changes nothing.',
  body: z.object({ csv: z.string().max(900_000), dryRun: z.boolean() }),
  response: MerchantImport,
});
