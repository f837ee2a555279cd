import { and, asc, eq, exists, inArray, or, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { notFound } from '../../kernel/errors.ts';
import type { ContactId } from '../../kernel/ids.ts';
import { cutPage, decodeCursor, type Page } from '../../kernel/page.ts';
import type { Context } from '../../platform/context.ts';
import type { ReadDb } from '../../platform/db.ts';
import type { ContactCard } from '../contacts/contract.ts';
import { listContacts } from '../contacts/index.ts';
import { contacts, identities } from '../contacts/tables.ts';
import { onlyOwnMerchants } from './own-merchants.ts';
import { merchantContacts, merchants } from './tables.ts';

type Asker = Pick<Context, 'read' | 'actor' | 'reach'>;

const Keyset = z.tuple([z.string(), z.uuid()]);

/** Contacts by name with their merchants; an account manager finds those of their own merchants. */
export async function listContactCards(
  ctx: Asker,
  { q, after, limit }: { q: string; after?: string | undefined; limit: number },
): Promise<Page<ContactCard>> {
  const db = ctx.read;
  const from = Keyset.safeParse(decodeCursor(after)).data;
  const sortName = sql<string>`lower(${contacts.name})`;
  const rows = await db
    .select({ id: contacts.id, sortName })
    .from(contacts)
    .where(
      and(
        ofOwnMerchants(ctx),
        ...wordsOf(q).map((word) => fits(db, word)),
        from && sql`(${sortName}, ${contacts.id}) > (${from[0]}, ${from[1]}::uuid)`,
      ),
    )
    .orderBy(sortName, asc(contacts.id))
    .limit(limit + 1);
  const page = cutPage(rows, limit, (row) => [row.sortName, row.id]);
  return { ...page, items: await asCards(ctx, page.items) };
}

/** One contact; refuses what the actor may not reach as if it were not there. */
export async function getContactCard(ctx: Asker, id: ContactId): Promise<ContactCard> {
  const rows = await ctx.read
    .select({ id: contacts.id })
    .from(contacts)
    .where(and(eq(contacts.id, id), ofOwnMerchants(ctx)));
  const [card] = await asCards(ctx, rows);
  if (card === undefined) throw notFound('contact');
  return card;
}

function ofOwnMerchants(ctx: Asker): SQL | undefined {
  const own = onlyOwnMerchants(ctx.read, ctx);
  return own && belongsTo(ctx.read, own);
}

const belongsTo = (db: ReadDb, which: SQL | undefined) =>
  exists(
    db
      .select({ one: sql`1` })
      .from(merchantContacts)
      .innerJoin(merchants, eq(merchants.id, merchantContacts.merchantId))
      .where(and(eq(merchantContacts.contactId, contacts.id), which)),
  );

const wordsOf = (q: string) => q.toLowerCase().split(/\s+/).filter(Boolean).slice(0, 6);

/** A part of the name, of an address (a phone also with spaces and dashes left out) or of a merchant's name. */
function fits(db: ReadDb, word: string): SQL | undefined {
  const like = `%${word.replace(/[\\%_]/g, '\\$&')}%`;
  const digits = /^[\d+()-]{3,}$/.test(word) ? word.replace(/\D/g, '') : '';
  const hasAddress = db
    .select({ id: identities.contactId })
    .from(identities)
    .where(
      or(
        sql`${identities.value} like ${like}`,
        digits === '' ? undefined : sql`${identities.value} like ${`%${digits}%`}`,
      ),
    );
  return or(
    sql`lower(${contacts.name}) like ${like}`,
    inArray(contacts.id, hasAddress),
    belongsTo(db, sql`lower(${merchants.name}) like ${like}`),
  );
}

async function asCards(ctx: Asker, rows: { id: ContactId }[]): Promise<ContactCard[]> {
  const ids = rows.map(({ id }) => id);
  const known = new Map((await listContacts(ctx.read, ids)).map((contact) => [contact.id, contact]));
  const merchantsOf = await listMerchantsOf(ctx, ids);
  return ids.flatMap((id) => {
    const contact = known.get(id);
    return contact === undefined ? [] : [{ ...contact, merchants: merchantsOf.get(id) ?? [] }];
  });
}

async function listMerchantsOf(ctx: Asker, ids: ContactId[]): Promise<Map<ContactId, ContactCard['merchants']>> {
  const found = new Map<ContactId, ContactCard['merchants']>();
  if (ids.length === 0) return found;
  const rows = await ctx.read
    .select({ contactId: merchantContacts.contactId, id: merchants.id, name: merchants.name })
    .from(merchantContacts)
    .innerJoin(merchants, eq(merchants.id, merchantContacts.merchantId))
    .where(and(inArray(merchantContacts.contactId, ids), onlyOwnMerchants(ctx.read, ctx)))
    .orderBy(asc(merchants.name), asc(merchants.id));
  for (const { contactId, ...merchant } of rows) found.set(contactId, [...(found.get(contactId) ?? []), merchant]);
  return found;
}
