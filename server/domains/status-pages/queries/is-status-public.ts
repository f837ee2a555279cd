import { eq } from 'drizzle-orm';
import type { ReadDb } from '../../../platform/db.ts';
import { settings } from '../../../platform/tables.ts';

/** Whether an administrator has opened the status of the provider to everybody. */
export async function isStatusPublic(db: ReadDb): Promise<boolean> {
  const [row] = await db.select({ value: settings.value }).from(settings).where(eq(settings.name, 'public-status'));
  return row?.value === 'on';
}
