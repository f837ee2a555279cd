import { sql } from 'drizzle-orm';
import type { Context } from '../../../platform/context.ts';
import type { ReadDb } from '../../../platform/db.ts';
import { setIncident } from '../../tickets/index.ts';
import { INCIDENT_STREAM, incidentChanged } from '../events.ts';
import { incidentTickets } from '../tables.ts';
import { type Belonging, type Looked, listBelonging } from './list-belonging.ts';

/**
 * Attaches tickets to the incidents in which their payments failed: those that came before it was found, too. What was taken
 * off by hand stays off. Run again, it attaches nothing twice.
 */
export async function attachTickets(ctx: Context, looked: Looked): Promise<number> {
  const found = await listBelonging(ctx.read, looked, ctx.clock.now());
  for (const one of found) await attach(ctx, one);
  return found.length;
}

async function attach(ctx: Context, { incidentId, number, ticketId, uid }: Belonging): Promise<void> {
  await ctx.change('incident.watch', incidentId, async ({ tx, emit, note }) => {
    const rows = await tx.execute(sql`
      insert into ${incidentTickets} (incident_id, ticket_id, uid, attached_at)
      values (${incidentId}::uuid, ${ticketId}::uuid, ${uid}, ${ctx.clock.now().toString()}::timestamptz)
      on conflict do nothing returning 1`);
    if (rows.length === 0) return;
    await setIncident(ctx, { ticketId, incident: { id: incidentId, number } });
    await emit(incidentChanged, incidentId, { incidentId }, INCIDENT_STREAM);
    note({ ticketId });
  });
}

/** Whether a ticket waits to be attached. */
export async function hasTicketsToAttach(db: ReadDb, at: Temporal.Instant): Promise<boolean> {
  return (await listBelonging(db, 'all', at, 1)).length > 0;
}
