import { AcquirerId } from '../../kernel/ids.ts';
import type { Context } from '../../platform/context.ts';
import { newId } from '../../platform/new-id.ts';
import { checkedAcquirer } from './checked-acquirer.ts';
import type { AcquirerInput } from './contract.ts';
import { ACQUIRERS_STREAM, acquirerChanged } from './events.ts';
import { acquirers } from './tables.ts';

export async function addAcquirer(ctx: Context, input: AcquirerInput): Promise<{ id: AcquirerId }> {
  const id = newId(AcquirerId);
  return ctx.change('acquirer.change', id, async ({ tx, emit, note }) => {
    const checked = await checkedAcquirer(tx, input);
    await tx.insert(acquirers).values({ id, ...checked, createdAt: ctx.clock.now() });
    note({ added: true, contacts: checked.contacts.length });
    await emit(acquirerChanged, id, { acquirerId: id }, ACQUIRERS_STREAM);
    return { id };
  });
}
