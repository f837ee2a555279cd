import { eq } from 'drizzle-orm';
import { notFound } from '../../kernel/errors.ts';
import type { TerminalId } from '../../kernel/ids.ts';
import type { Context } from '../../platform/context.ts';
import { ACQUIRERS_STREAM, terminalChanged } from './events.ts';
import { terminals } from './tables.ts';

/** Takes a terminal out of the register; its payments and limits stay as they are. */
export async function removeTerminal(ctx: Context, id: TerminalId): Promise<void> {
  await ctx.change('acquirer.change', id, async ({ tx, emit, note }) => {
    const removed = await tx.delete(terminals).where(eq(terminals.id, id)).returning({ id: terminals.id });
    if (removed.length === 0) throw notFound('terminal');
    note({ removed: true });
    await emit(terminalChanged, id, { terminalId: id }, ACQUIRERS_STREAM);
  });
}
