import type { Cause, Side } from '../contract.ts';
import type { DiagnosisRule, IncidentFact } from '../facts.ts';
import { found, hasFailed, lineAt } from '../finding.rules.ts';

const SIDE: Record<IncidentFact['scope'], Side> = {
  acquirer: 'acquirer',
  gateway: 'acquirer',
  bin: 'issuer',
  method: 'unknown',
  merchant: 'merchant',
};

/** Causes that one payer or one shop brings about by themselves, incident or not, are said by the codes; this stands beside them. */
export const inIncident: DiagnosisRule = (given) => ofIncidents(given, false, 'incident-open');

/** Did it fall into works that the bank had announced? */
export const inPlannedWorks: DiagnosisRule = (given) => ofIncidents(given, true, 'planned-works');

function ofIncidents(given: Parameters<DiagnosisRule>[0], isPlanned: boolean, cause: Cause) {
  if (!hasFailed(given)) return undefined;
  const over = (given.incidents ?? [])
    .filter((incident) => incident.isPlanned === isPlanned)
    // What is certain comes before what is only suspected.
    .toSorted((a, b) => Number(a.isSuspected ?? false) - Number(b.isSuspected ?? false));
  const [first] = over;
  if (first === undefined) return undefined;
  return found(isPlanned ? 'in-planned-works' : 'in-incident', cause, {
    certainty: 'likely',
    side: SIDE[first.scope],
    evidence: over.map(incidentLine),
  });
}

const incidentLine = ({ id, title, since, until, payments, isSuspected, isPlanned }: IncidentFact) =>
  lineAt({ kind: 'incident', id }, since, isPlanned ? 'in-works' : 'in-incident', {
    ru: title.ru,
    en: title.en,
    ...(until === null ? {} : { until }),
    ...(payments === undefined ? {} : { payments }),
    ...(isSuspected ? { suspected: 'yes' } : {}),
  });
