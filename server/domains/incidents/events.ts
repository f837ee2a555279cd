import { z } from 'zod';
import { event } from '../../kernel/event.ts';
import { IncidentId, RoundId, WorksId } from '../../kernel/ids.ts';

/** What screens that show incidents follow. */
export const INCIDENT_STREAM = 'incidents';

export const incidentOpened = event('incident.opened', z.object({ incidentId: IncidentId }));
/** Anything else about an incident: its state, figures, updates, tickets. */
export const incidentChanged = event('incident.changed', z.object({ incidentId: IncidentId }));
export const incidentResolved = event('incident.resolved', z.object({ incidentId: IncidentId }));
export const roundStarted = event('round.started', z.object({ incidentId: IncidentId, roundId: RoundId }));
export const worksPlanned = event('works.planned', z.object({ worksId: WorksId }));
