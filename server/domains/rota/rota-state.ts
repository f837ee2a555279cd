import { eq } from 'drizzle-orm';
import { z } from 'zod';
import type { ReadDb, Tx } from '../../platform/db.ts';
import { settings } from '../../platform/tables.ts';

export const ROTA = 'rota';

export const RotaState = z.object({
  /** Null until somebody chooses one. */
  zone: z.string().nullable(),
  /** Another one with every change: what was computed under it holds as long as it does. */
  stamp: z.string(),
  /** How often the rota was changed. */
  changes: z.number(),
});
export type RotaState = z.infer<typeof RotaState>;

const UNTOUCHED: RotaState = { zone: null, stamp: '', changes: 0 };

export async function findRotaState(db: ReadDb): Promise<RotaState> {
  const [row] = await db.select({ value: settings.value }).from(settings).where(eq(settings.name, ROTA));
  return row === undefined ? UNTOUCHED : readRotaState(row.value);
}

export const readRotaState = (text: string) => RotaState.parse(JSON.parse(text));

/** Takes the rota for a change: others wait until it is committed. Gives the state that holds then. */
export async function takeRotaState(tx: Tx, next: Partial<Pick<RotaState, 'zone'>> = {}): Promise<RotaState> {
  const before = await holdRotaState(tx);
  const after = { ...before, ...next, stamp: crypto.randomUUID(), changes: before.changes + 1 };
  await tx
    .update(settings)
    .set({ value: JSON.stringify(after) })
    .where(eq(settings.name, ROTA));
  return after;
}

/** Keeps the rota as it is until the transaction ends. */
export async function holdRotaState(tx: Tx): Promise<RotaState> {
  await tx
    .insert(settings)
    .values({ name: ROTA, value: JSON.stringify(UNTOUCHED) })
    .onConflictDoNothing();
  const [row] = await tx.select({ value: settings.value }).from(settings).where(eq(settings.name, ROTA)).for('update');
  return row === undefined ? UNTOUCHED : readRotaState(row.value);
}
