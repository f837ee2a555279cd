import { index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { ContactId } from '../../kernel/ids.ts';
import { instant } from '../../platform/columns.ts';
import type { Identity, Language } from './contract.ts';

/** People outside: of a merchant, or payers. */
export const contacts = pgTable('contacts', {
  id: uuid().$type<ContactId>().primaryKey(),
  name: text().notNull(),
  language: text().$type<Language>(),
  note: text().notNull(),
  createdAt: instant().notNull(),
});

export const identities = pgTable(
  'contact_identities',
  {
    kind: text().$type<Identity['kind']>().notNull(),
    value: text().notNull(),
    contactId: uuid()
      .$type<ContactId>()
      .notNull()
      .references(() => contacts.id, { onDelete: 'cascade' }),
  },
  (t) => [primaryKey({ columns: [t.kind, t.value] }), index('contact_identities_contact').on(t.contactId)],
);
