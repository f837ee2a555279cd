import { eq } from 'drizzle-orm';
import { conflict, notFound } from '../../kernel/errors.ts';
import type { AcquirerId } from '../../kernel/ids.ts';
import type { Context } from '../../platform/context.ts';
import { ACQUIRERS_STREAM, acquirerChanged } from './events.ts';
import { acquirers, terminals } from './tables.ts';

/** Removes a bank entered by mistake: one with terminals has a history that needs its name. */
export async function removeAcquirer(ctx: Context, id: AcquirerId): Promise<void> {
  await ctx.change('acquirer.change', id, async ({ tx, emit, note }) => {
    const [used] = await tx.select({ id: terminals.id }).from(terminals).where(eq(terminals.acquirerId, id)).limit(1);
    if (used !== undefined) throw conflict('acquirer-has-terminals', 'This bank still has terminals.');
    const removed = await tx.delete(acquirers).where(eq(acquirers.id, id)).returning({ id: acquirers.id });
    if (removed.length === 0) throw notFound('acquirer');
    note({ removed: true });
    await emit(acquirerChanged, id, { acquirerId: id }, ACQUIRERS_STREAM);
  });
}
