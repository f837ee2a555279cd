import { eq } from 'drizzle-orm';
import { unprocessable } from '../../kernel/errors.ts';
import type { TerminalId } from '../../kernel/ids.ts';
import { cleanText, maskText } from '../../kernel/mask.ts';
import type { Context } from '../../platform/context.ts';
import type { Terminal, TerminalInput } from './contract.ts';
import { ACQUIRERS_STREAM, terminalChanged } from './events.ts';
import { acquirers, terminals } from './tables.ts';

/** Says which bank a terminal belongs to; one that is new comes into the register. */
export async function saveTerminal(ctx: Context, id: TerminalId, input: TerminalInput): Promise<Terminal> {
  return ctx.change('acquirer.change', id, async ({ tx, emit, note }) => {
    const [bank] = await tx.select({ id: acquirers.id }).from(acquirers).where(eq(acquirers.id, input.acquirerId));
    if (bank === undefined)
      throw unprocessable('acquirer-unknown', 'There is no such bank.', { fields: { acquirerId: 'acquirer-unknown' } });
    const saved = { ...input, name: maskText(cleanText(input.name)) };
    await tx
      .insert(terminals)
      .values({ id, ...saved, createdAt: ctx.clock.now() })
      .onConflictDoUpdate({ target: terminals.id, set: saved });
    note({ acquirerId: input.acquirerId });
    await emit(terminalChanged, id, { terminalId: id }, ACQUIRERS_STREAM);
    return { id, ...saved };
  });
}
