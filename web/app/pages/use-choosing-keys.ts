import { useTranslation } from 'react-i18next';
import type { TicketRow } from '#contract/tickets';
import type { Chosen } from '../../features/tickets/use-chosen.ts';
import { useMay } from '../../lib/actor.ts';
import { useKeys } from '../../lib/keyboard.ts';
import type { useInboxCursor } from './use-inbox-cursor.ts';

/** X chooses the ticket under the cursor, Shift everything on the way: by X to here, by J and K with each step. */
export function useChoosingKeys(
  rows: readonly TicketRow[],
  cursor: ReturnType<typeof useInboxCursor>,
  chosen: Chosen,
): void {
  const { t } = useTranslation('tickets');
  const may = useMay();
  const group = t('bulk.keys');
  const order = rows.map(({ id }) => id as string);
  const here = order[Math.max(cursor.at, 0)];
  const step = (by: number) => {
    const to = order[Math.min(Math.max(cursor.at + by, 0), order.length - 1)];
    if (here === undefined || to === undefined) return;
    if (!chosen.ids.has(here)) chosen.toggle(here);
    chosen.extend(order, to);
    cursor.move(by);
  };
  const choose = () => {
    if (here === undefined) return;
    // Where the cursor was nowhere yet, it is where the first choice was made.
    cursor.set(Math.max(cursor.at, 0));
    chosen.toggle(here);
  };
  useKeys(
    may('ticket.change')
      ? [
          { keys: 'KeyX', group, label: t('bulk.key'), run: choose },
          {
            keys: 'Shift+KeyX',
            group,
            label: t('bulk.range'),
            run: () => here !== undefined && chosen.extend(order, here),
          },
          { keys: 'Shift+KeyJ', group, label: t('bulk.further'), run: () => step(1) },
          { keys: 'Shift+KeyK', group, label: t('bulk.back'), run: () => step(-1) },
        ]
      : [],
  );
}
