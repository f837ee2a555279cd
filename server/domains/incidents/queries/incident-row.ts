import type { IncidentRow } from '../contract.ts';
import { incidents } from '../tables.ts';
import type { IncidentRecord } from './open-incidents.ts';
import { type Asker, countTicketsOf } from './own-incidents.ts';
import { countUntold } from './untold.ts';

/** The columns of a line of the list. */
export const rowColumns = (ctx: Asker) => ({
  incident: incidents,
  tickets: countTicketsOf(ctx),
  untold: countUntold(ctx),
});

interface Found {
  incident: IncidentRecord;
  tickets: number;
  untold: number;
}

export function asIncidentRow({ incident, tickets, untold }: Found): IncidentRow {
  const { leadId, scopeKind: kind, scopeId: id, scopeName: name } = incident;
  return {
    id: incident.id,
    number: incident.number,
    scope: { kind, id, name },
    state: incident.state,
    severity: incident.severity,
    outcome: incident.outcome,
    startedAt: incident.startedAt.toString(),
    detectedAt: incident.detectedAt.toString(),
    calmSince: incident.calmSince?.toString() ?? null,
    resolvedAt: incident.resolvedAt?.toString() ?? null,
    lead: leadId === null ? null : { id: leadId, name: incident.leadName ?? '' },
    openedBy: incident.openedByName,
    evidence: incident.evidence,
    tickets,
    untold,
    updateDueAt: incident.updateDueAt?.toString() ?? null,
    isPublic: incident.isPublic,
    isHeld: incident.isHeld,
    heldUntil: incident.heldUntil?.toString() ?? null,
    isKeptBack: incident.isKeptBack,
  };
}
