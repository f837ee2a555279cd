import { bigint, index, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import type { ContactId, MerchantId, PersonId, ShopId } from '../../kernel/ids.ts';
import { instant } from '../../platform/columns.ts';
import { people } from '../access/tables.ts';
import type { Language } from '../contacts/contract.ts';
import { contacts } from '../contacts/tables.ts';

export const merchants = pgTable(
  'merchants',
  {
    id: uuid().$type<MerchantId>().primaryKey(),
    /** The merchant's number in the provider's back office. */
    number: bigint({ mode: 'number' }),
    /** Null until somebody names it. */
    name: text(),
    vertical: text(),
    language: text().$type<Language>(),
    accountManagerId: uuid()
      .$type<PersonId>()
      .references(() => people.id),
    note: text().notNull(),
    mergedInto: uuid().$type<MerchantId>(),
    createdAt: instant().notNull(),
  },
  (t) => [
    uniqueIndex('merchants_number').on(t.number),
    index('merchants_name').on(t.name, t.id),
    index('merchants_account_manager').on(t.accountManagerId),
  ],
);

export const shops = pgTable(
  'shops',
  {
    /** The gateway's own number. */
    id: integer().$type<ShopId>().primaryKey(),
    merchantId: uuid()
      .$type<MerchantId>()
      .notNull()
      .references(() => merchants.id),
    name: text(),
    domain: text(),
    cms: text(),
    /** Where the shop's own customers turn to; told to payers. */
    supportEmail: text(),
    supportPhone: text(),
    language: text().$type<Language>(),
    accountManagerId: uuid()
      .$type<PersonId>()
      .references(() => people.id),
    firstSeenAt: instant().notNull(),
  },
  (t) => [
    index('shops_merchant').on(t.merchantId),
    index('shops_domain').on(t.domain),
    index('shops_account_manager').on(t.accountManagerId),
  ],
);

export const merchantContacts = pgTable(
  'merchant_contacts',
  {
    merchantId: uuid()
      .$type<MerchantId>()
      .notNull()
      .references(() => merchants.id),
    contactId: uuid()
      .$type<ContactId>()
      .notNull()
      .references(() => contacts.id, { onDelete: 'cascade' }),
  },
  (t) => [primaryKey({ columns: [t.merchantId, t.contactId] }), index('merchant_contacts_contact').on(t.contactId)],
);
