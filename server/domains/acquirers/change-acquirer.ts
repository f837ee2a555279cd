import { eq } from 'drizzle-orm';
import { notFound } from '../../kernel/errors.ts';
import type { AcquirerId } from '../../kernel/ids.ts';
import type { Context } from '../../platform/context.ts';
import { checkedAcquirer } from './checked-acquirer.ts';
import type { AcquirerInput } from './contract.ts';
import { ACQUIRERS_STREAM, acquirerChanged } from './events.ts';
import { acquirers } from './tables.ts';

export async function changeAcquirer(ctx: Context, id: AcquirerId, input: AcquirerInput): Promise<{ id: AcquirerId }> {
  return ctx.change('acquirer.change', id, async ({ tx, emit, note }) => {
    const checked = await checkedAcquirer(tx, input, id);
    const changed = await tx.update(acquirers).set(checked).where(eq(acquirers.id, id)).returning({ id: acquirers.id });
    if (changed.length === 0) throw notFound('acquirer');
    note({ contacts: checked.contacts.length, holidays: checked.hours.holidays.length });
    await emit(acquirerChanged, id, { acquirerId: id }, ACQUIRERS_STREAM);
    return { id };
  });
}
