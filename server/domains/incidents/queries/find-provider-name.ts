import { eq } from 'drizzle-orm';
import type { ReadDb } from '../../../platform/db.ts';
import { settings } from '../../../platform/tables.ts';

/** How the provider is called; empty until somebody says it. */
export async function findProviderName(db: ReadDb): Promise<string> {
  const [row] = await db.select({ value: settings.value }).from(settings).where(eq(settings.name, 'provider-name'));
  return row?.value ?? '';
}
