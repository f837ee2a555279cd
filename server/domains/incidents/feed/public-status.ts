import { eq, sql } from 'drizzle-orm';
import type { Context } from '../../../platform/context.ts';
import type { ReadDb } from '../../../platform/db.ts';
import { settings } from '../../../platform/tables.ts';
import { listAcquirers } from '../../acquirers/index.ts';
import { transactionHours } from '../../transactions/tables.ts';
import { worstOf } from '../component.rules.ts';
import type { Impact, Works } from '../contract.ts';
import { banksOfTerminals } from '../queries/banks-of-terminals.ts';
import { listIncidentsFor, type ToldIncident } from '../queries/list-incidents-for.ts';
import { listWorks } from '../works/list-works.ts';
import { incidentToldOfBank, worksToldOfBank } from './told-of-bank.ts';

const NAME = 'public-status';

/** Whether anybody may read how the provider does; off until an administrator opens it. */
export async function isStatusPublic(db: ReadDb): Promise<boolean> {
  const [row] = await db.select({ value: settings.value }).from(settings).where(eq(settings.name, NAME));
  return row?.value === 'on';
}

/** Opens or closes the public status. */
export async function setPublicStatus(ctx: Context, isOn: boolean): Promise<void> {
  await ctx.change('status-page.change', NAME, async ({ tx, note }) => {
    const value = isOn ? 'on' : 'off';
    await tx
      .insert(settings)
      .values({ name: NAME, value })
      .onConflictDoUpdate({ target: settings.name, set: { value } });
    note({ isOn });
  });
}

export interface PublicComponent {
  /** `acquirer:<id>` or `method:<name>`. */
  key: string;
  kind: 'acquirer' | 'method';
  name: { ru: string; en: string };
  impact: Impact;
  isInWorks: boolean;
}

export interface PublicStatus {
  components: PublicComponent[];
  /** Those of the last days, the newest first. */
  incidents: ToldIncident[];
  /** Those that go on or come, and those of the last days. */
  works: Works[];
}

const DAYS = 90;
const USED_WITHIN_DAYS = 30;

/** How banks and methods do, as everybody may know it: no merchant is named, and no terminal. */
export async function getPublicStatus(db: ReadDb, at: Temporal.Instant): Promise<PublicStatus> {
  const from = at.subtract({ hours: 24 * DAYS });
  const [banks, methods, { incidents, works }] = await Promise.all([
    listAcquirers(db),
    listMethods(db, at),
    listTold(db, from),
  ]);
  const shown = [
    ...banks.map(({ id, name }) => ({
      key: `acquirer:${id}`,
      kind: 'acquirer' as const,
      name: { ru: name, en: name },
    })),
    ...methods.map((id) => ({ key: `method:${id}`, kind: 'method' as const, name: METHODS[id] ?? { ru: id, en: id } })),
  ];
  const suffering = incidents.filter(({ state }) => state !== 'resolved').flatMap(({ impacts }) => impacts);
  const components = shown.map((component) => ({
    ...component,
    impact: worstOf(suffering.filter((one) => one.component === component.key).map(({ impact }) => impact)),
    isInWorks: works.some((one) => isGoingOn(one, at) && `${one.scope.kind}:${one.scope.id}` === component.key),
  }));
  return { components, incidents, works };
}

async function listTold(db: ReadDb, from: Temporal.Instant): Promise<Pick<PublicStatus, 'incidents' | 'works'>> {
  const [incidents, works] = await Promise.all([
    listIncidentsFor(db, { from, isPublic: true }),
    listWorks(db, { from, isPublic: true }),
  ]);
  const terminals = [...incidents, ...works].map(({ scope }) => scope).filter(({ kind }) => kind === 'gateway');
  const banks = await banksOfTerminals(
    db,
    terminals.map(({ id }) => id),
  );
  return {
    incidents: incidents.flatMap((one) => incidentToldOfBank(one, banks)),
    works: works.flatMap((one) => worksToldOfBank(one, banks)),
  };
}

const isGoingOn = ({ startAt, endAt }: Works, at: Temporal.Instant) =>
  Temporal.Instant.compare(startAt, at) <= 0 && Temporal.Instant.compare(endAt, at) > 0;

const METHODS: Record<string, { ru: string; en: string }> = {
  credit_card: { ru: 'Банковские карты', en: 'Cards' },
  erip: { ru: 'Счета в ЕРИП', en: 'ERIP bills' },
};

async function listMethods(db: ReadDb, at: Temporal.Instant): Promise<string[]> {
  const since = at.subtract({ hours: 24 * USED_WITHIN_DAYS }).toString();
  const rows = await db
    .selectDistinct({ method: transactionHours.methodType })
    .from(transactionHours)
    .where(
      sql`${transactionHours.hour} >= ${since}::timestamptz and ${transactionHours.methodType} <> '' and not ${transactionHours.test}`,
    )
    .orderBy(transactionHours.methodType);
  return rows.map(({ method }) => method);
}
