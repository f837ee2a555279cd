import { eq, inArray, isNull, type SQL } from 'drizzle-orm';
import { MerchantId, type ShopId } from '../../kernel/ids.ts';
import type { Context, Write } from '../../platform/context.ts';
import type { ReadDb } from '../../platform/db.ts';
import { newId } from '../../platform/new-id.ts';
import { type CsvFile, readCsv } from '../../platform/read-csv.ts';
import { people } from '../access/tables.ts';
import { saveContact } from '../contacts/index.ts';
import { identities } from '../contacts/tables.ts';
import type { ImportedLine, MerchantImport } from './contract.ts';
import { merchantMoved } from './events.ts';
import {
  IMPORT_COLUMNS,
  type ImportColumn,
  type Known,
  type Plan,
  type PlannedLine,
  planLine,
} from './plan-import.rules.ts';
import { merchantContacts, merchants, shops } from './tables.ts';

/** Takes merchants, shops and contacts from CSV. With `dryRun` it says what would happen and writes nothing. */
export async function importMerchants(ctx: Context, input: { csv: string; dryRun: boolean }): Promise<MerchantImport> {
  const file = readCsv(input.csv, IMPORT_COLUMNS);
  if (input.dryRun) return answer(input.dryRun, file, planAll(file.lines, await readKnown(ctx.read)));
  return ctx.change('merchant.import', 'csv', async (write) => {
    const plans = planAll(file.lines, await readKnown(ctx.read));
    for (const plan of plans) if (plan.ok) await applyLine(ctx, write, plan.value);
    const result = answer(input.dryRun, file, plans);
    write.note({ created: result.created, changed: result.changed, refused: result.refused });
    return result;
  });
}

type ImportFile = CsvFile<ImportColumn>;

const planAll = (lines: ImportFile['lines'], known: Known): Plan[] =>
  lines.map(({ cells }) => planLine(cells, known, () => newId(MerchantId)));

async function readKnown(db: ReadDb): Promise<Known> {
  const [merchantRows, shopRows, peopleRows, identityRows] = await Promise.all([
    db
      .select({
        id: merchants.id,
        number: merchants.number,
        name: merchants.name,
        vertical: merchants.vertical,
        language: merchants.language,
        accountManagerId: merchants.accountManagerId,
      })
      .from(merchants)
      .where(isNull(merchants.mergedInto)),
    db
      .select({ id: shops.id, merchantId: shops.merchantId, name: shops.name, domain: shops.domain, cms: shops.cms })
      .from(shops),
    db.select({ id: people.id, email: people.email }).from(people),
    db.select({ kind: identities.kind, value: identities.value }).from(identities),
  ]);
  return {
    merchants: merchantRows,
    shops: new Map(shopRows.map((shop) => [Number(shop.id), { ...shop, id: Number(shop.id) }])),
    people: new Map(peopleRows.map((person) => [person.email.toLowerCase(), person.id])),
    identities: new Set(identityRows.map(({ kind, value }) => `${kind}:${value}`)),
  };
}

async function applyLine(ctx: Context, write: Write, { merchant, shop, contact }: PlannedLine): Promise<void> {
  const { tx } = write;
  const at = ctx.clock.now();
  if (merchant.isNew)
    await tx.insert(merchants).values({ id: merchant.id, note: '', createdAt: at, ...merchant.change });
  else
    await updateIfAny(merchant.change, (change) =>
      tx.update(merchants).set(change).where(eq(merchants.id, merchant.id)),
    );
  if (!merchant.isNew && merchant.change.name !== undefined)
    await write.emit(merchantMoved, merchant.id, { merchantId: merchant.id });
  if (shop !== undefined) await applyShop(write, shop, merchant.id, at);
  if (contact !== undefined) await applyContact(ctx, tx, contact, merchant.id);
}

async function applyShop(
  write: Write,
  shop: NonNullable<PlannedLine['shop']>,
  merchantId: MerchantId,
  at: Temporal.Instant,
) {
  const { tx } = write;
  const id = shop.id as ShopId; // checked by the rule: a whole number in range
  if (shop.isNew) {
    await tx.insert(shops).values({ id, merchantId, firstSeenAt: at, ...shop.change });
    return;
  }
  const change = { ...shop.change, ...(shop.moves ? { merchantId } : {}) };
  await updateIfAny(change, (fields) => tx.update(shops).set(fields).where(eq(shops.id, id)));
  if (shop.moves) await closeEmptyUnnamed(write, merchantId);
}

/** Unnamed merchants that lost their last shop to a named one are merged into it. */
async function closeEmptyUnnamed({ tx, emit }: Write, into: MerchantId): Promise<void> {
  const withShops: SQL | undefined = inArray(merchants.id, tx.select({ id: shops.merchantId }).from(shops));
  const rows = await tx.select({ id: merchants.id, has: withShops }).from(merchants).where(isNull(merchants.name));
  const empty = rows.filter((row) => row.has !== true).map((row) => row.id);
  if (empty.length > 0) await tx.update(merchants).set({ mergedInto: into }).where(inArray(merchants.id, empty));
  for (const merchantId of empty) await emit(merchantMoved, merchantId, { merchantId });
}

async function applyContact(
  ctx: Context,
  tx: Write['tx'],
  contact: NonNullable<PlannedLine['contact']>,
  merchantId: MerchantId,
) {
  const saved = await saveContact(ctx, { ...contact, language: null, note: '' });
  await tx.insert(merchantContacts).values({ merchantId, contactId: saved.id });
}

async function updateIfAny<T extends object>(change: T, update: (change: T) => Promise<unknown>): Promise<void> {
  if (Object.keys(change).length > 0) await update(change);
}

function answer(dryRun: boolean, file: ImportFile, plans: Plan[]): MerchantImport {
  const lines = plans.map((plan, index): ImportedLine => {
    const { line, cells } = file.lines[index] ?? { line: 0, cells: {} };
    const shopId = Number(cells.shop_id) || null;
    const merchant = cells.merchant_name ?? cells.merchant_number ?? '';
    if (!plan.ok) return { line, does: 'refuse', merchant, shopId, fields: [], reason: plan.error };
    return { line, ...whatHappens(plan.value), merchant, shopId, reason: null };
  });
  const count = (does: ImportedLine['does']) => lines.filter((line) => line.does === does).length;
  return {
    dryRun,
    lines,
    created: count('create'),
    changed: count('change'),
    unchanged: count('nothing'),
    refused: count('refuse'),
    ignoredColumns: file.ignoredColumns,
  };
}

function whatHappens({ merchant, shop, contact }: PlannedLine): Pick<ImportedLine, 'does' | 'fields'> {
  const fields = [
    ...Object.keys(merchant.change).map((name) => `merchant.${name}`),
    ...Object.keys(shop?.change ?? {}).map((name) => `shop.${name}`),
    ...(shop?.moves === true ? ['shop.merchant'] : []),
    ...(contact === undefined ? [] : ['contact']),
  ];
  if (merchant.isNew || shop?.isNew === true) return { does: 'create', fields };
  return { does: fields.length > 0 ? 'change' : 'nothing', fields };
}
