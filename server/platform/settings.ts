import { eq, sql } from 'drizzle-orm';
import { maskText } from '../kernel/mask.ts';
import type { Config } from './config.ts';
import type { Context } from './context.ts';
import type { ReadDb } from './db.ts';
import type { Settings } from './http/contract.ts';
import { outboxDeliveries } from './outbox/tables.ts';
import { settings } from './tables.ts';

export interface Facts {
  config: Config;
  version: string;
  demo: boolean;
  startedAt: Temporal.Instant;
  publicUrl(): URL;
}

/** What the program is and what was set. */
export async function getSettings(db: ReadDb, facts: Facts): Promise<Settings> {
  const [server] = await db
    .select({ version: sql<string>`current_setting('server_version')` })
    .from(sql`(select 1) as one`);
  const waiting = await db
    .select({ state: outboxDeliveries.state, count: sql<string>`count(*)` })
    .from(outboxDeliveries)
    .where(sql`${outboxDeliveries.state} <> 'done'`)
    .groupBy(outboxDeliveries.state);
  const count = (state: string) => Number(waiting.find((row) => row.state === state)?.count ?? 0);
  return {
    providerName: await findProviderName(db),
    timeZone: facts.config.TIME_ZONE,
    version: facts.version,
    demo: facts.demo,
    startedAt: facts.startedAt.toString(),
    publicUrl: facts.publicUrl().origin,
    database: {
      kind: facts.config.DATABASE_URL === undefined ? 'embedded' : 'existing',
      version: server?.version ?? '',
    },
    waiting: { deliveries: count('waiting'), parked: count('parked') },
  };
}

/** The name of the provider that runs the desk; empty until an administrator gives one. */
export async function findProviderName(db: ReadDb): Promise<string> {
  const [name] = await db.select({ value: settings.value }).from(settings).where(eq(settings.name, 'provider-name'));
  return name?.value ?? '';
}

/** Sets the provider's name. */
export async function setProviderName(ctx: Context, name: string): Promise<void> {
  await ctx.change('settings.change', 'provider-name', async ({ tx }) => {
    const value = maskText(name);
    await tx
      .insert(settings)
      .values({ name: 'provider-name', value })
      .onConflictDoUpdate({ target: settings.name, set: { value } });
  });
}
