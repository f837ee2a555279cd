import type { Context } from '../../platform/context.ts';
import { openingAt } from '../calendar/index.ts';
import type { AcquirerNow } from './contract.ts';
import { listAcquirers, listTerminals } from './queries.ts';

/** Every bank with its terminals, and whether its doors are open now. */
export async function listAcquirersNow({
  read,
  clock,
}: Pick<Context, 'read' | 'clock'>): Promise<{ items: AcquirerNow[]; asOf: string }> {
  const at = clock.now();
  const [banks, terminals] = await Promise.all([listAcquirers(read), listTerminals(read)]);
  const items = banks.map((bank) => {
    const { isOpen, closesAt, opensAgainAt } = openingAt(bank.hours, at);
    return {
      ...bank,
      isOpen,
      closesAt: closesAt?.toString() ?? null,
      opensAgainAt: opensAgainAt?.toString() ?? null,
      terminals: terminals
        .filter(({ acquirerId }) => acquirerId === bank.id)
        .map(({ id, acquirerId, name, currency }) => ({ id, acquirerId, name, currency })),
    };
  });
  return { items, asOf: at.toString() };
}
