import { AcquirerInput, TerminalInput } from '../../server/domains/acquirers/contract.ts';
import { addAcquirer, listAcquirers, saveTerminal } from '../../server/domains/acquirers/index.ts';
import { attachTicket } from '../../server/domains/incidents/attach-ticket.ts';
import { planWorks } from '../../server/domains/incidents/index.ts';
import { keepPoints } from '../../server/domains/incidents/keep-points.ts';
import { openIncident } from '../../server/domains/incidents/open-incident.ts';
import { listTickets } from '../../server/domains/tickets/index.ts';
import { type AcquirerId, TerminalId } from '../../server/kernel/ids.ts';
import type { Context } from '../../server/platform/context.ts';

/** The name of the bank that fails on the screens of incidents. */
export const BROKEN_BANK = 'Bank of the broken line';
const DAY = [{ from: '09:00', to: '18:00' }];
const HOURS = { zone: 'Europe/Minsk', week: { 1: DAY, 2: DAY, 3: DAY, 4: DAY, 5: DAY, 6: [], 7: [] }, holidays: [] };
const MINUTE_MS = 60_000;

/** A bank that fails just now, with a picture of it, two tickets, and works next Sunday. */
export async function furnishIncidents(ctx: Context): Promise<void> {
  const bank = await brokenBank(ctx);
  const at = ctx.clock.now();
  const { id } = await openIncident(ctx, {
    scope: { kind: 'acquirer', id: bank },
    severity: 'critical',
    startedAt: at.subtract({ minutes: 40 }).toString(),
    isPublic: true,
    ru: 'Платежи через банк отклоняются. Разбираемся.',
    en: 'Payments through the bank are declined. We are looking into it.',
  });
  const fromMs = at.epochMilliseconds - 100 * MINUTE_MS;
  const points = Array.from({ length: 20 }, (_, position) => ({
    ms: fromMs + position * 5 * MINUTE_MS,
    attempts: 20,
    broken: position < 12 ? 3 : 14,
  }));
  await ctx.change('sample.build', id, ({ tx }) => keepPoints(tx, id, points, 0.15));
  const { items } = await listTickets(ctx, { view: '', limit: 2 });
  for (const ticket of items) await attachTicket(ctx, id, ticket.id);
  await planWorks(ctx, {
    scope: { kind: 'acquirer', id: bank },
    start: '2026-11-15T02:00',
    minutes: 120,
    zone: 'Europe/Minsk',
    ru: 'Банк обновляет процессинг.',
    en: 'The bank updates its processing.',
    isPublic: true,
  });
}

async function brokenBank(ctx: Context): Promise<AcquirerId> {
  const known = (await listAcquirers(ctx.read)).find(({ name }) => name === BROKEN_BANK);
  if (known !== undefined) return known.id;
  const { id } = await addAcquirer(ctx, AcquirerInput.parse({ name: BROKEN_BANK, hours: HOURS }));
  await saveTerminal(ctx, TerminalId.parse('broken-1'), TerminalInput.parse({ acquirerId: id, name: 'First' }));
  return id;
}
