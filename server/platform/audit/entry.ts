import { type Actor, actorName } from '../../kernel/actor.ts';
import { AuditEntryId } from '../../kernel/ids.ts';
import type { Action } from '../../kernel/permissions.ts';
import { newId } from '../new-id.ts';
import type { auditEntries } from './tables.ts';

/** From where a request came; both absent for jobs and the host. */
export interface Origin {
  requestId?: string;
  address?: string;
}

export type NewAuditEntry = typeof auditEntries.$inferInsert;

/** One line of the audit. `details` holds ids and names of fields, never values from outside. */
export function auditEntry(
  at: Temporal.Instant,
  actor: Actor,
  action: Action,
  subjectId: string,
  origin: Origin,
  details?: Record<string, unknown>,
  result: 'done' | 'read' | 'refused' = 'done',
): NewAuditEntry {
  return {
    id: newId(AuditEntryId),
    at,
    actorKind: actor.kind,
    actor: actorName(actor),
    action,
    subjectId,
    result,
    requestId: origin.requestId ?? null,
    address: origin.address ?? null,
    details: details ?? null,
  };
}
