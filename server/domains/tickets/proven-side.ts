import { and, eq, isNotNull } from 'drizzle-orm';
import type { TicketId } from '../../kernel/ids.ts';
import type { Tx } from '../../platform/db.ts';
import type { ProofLevel } from './contract.ts';
import type { TicketRecord } from './queries/ticket-row.ts';
import { ticketEvents } from './tables.ts';
import type { Happening } from './update-ticket.ts';

interface ProvenSide {
  changes: Pick<Partial<TicketRecord>, 'writerSide'>;
  happened: Happening[];
}

const AS_IT_WAS: ProvenSide = { changes: {}, happened: [] };

/** Who has proven a payment is its payer, unless a person has said what they are. */
export async function provenSide(
  tx: Tx,
  { id, writerSide }: Pick<TicketRecord, 'id' | 'writerSide'>,
  level: ProofLevel | undefined,
): Promise<ProvenSide> {
  if (level !== 'proven' || writerSide !== 'unknown' || (await isSideChosen(tx, id))) return AS_IT_WAS;
  return { changes: { writerSide: 'payer' }, happened: [{ what: 'side-changed', facts: { to: 'payer' } }] };
}

async function isSideChosen(tx: Tx, id: TicketId): Promise<boolean> {
  const [chosen] = await tx
    .select({ id: ticketEvents.id })
    .from(ticketEvents)
    .where(and(eq(ticketEvents.ticketId, id), eq(ticketEvents.what, 'side-changed'), isNotNull(ticketEvents.byId)))
    .limit(1);
  return chosen !== undefined;
}
