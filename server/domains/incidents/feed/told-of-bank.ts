import { asOfBank } from '../component.rules.ts';
import type { ToldIncident } from '../queries/list-incidents-for.ts';
import type { Works } from '../works/contract.ts';

/** The bank behind a terminal. */
export interface BankOf {
  id: string;
  name: string;
}

/** An incident as everybody reads it: one of a terminal is its bank's, and of a terminal without a bank the page has no line. */
export function incidentToldOfBank(incident: ToldIncident, banks: ReadonlyMap<string, BankOf>): ToldIncident[] {
  const { kind, id } = incident.scope;
  if (kind !== 'gateway') return [incident];
  const bank = banks.get(id);
  if (bank === undefined) return [];
  const ofBank = <Told extends Pick<ToldIncident, 'impacts'>>(told: Told): Told => ({
    ...told,
    impacts: told.impacts.map((each) => asOfBank(id, bank.id, each)),
  });
  return [{ ...ofBank(incident), scope: { kind: 'acquirer', ...bank }, updates: incident.updates.map(ofBank) }];
}

/** The same of planned works. */
export function worksToldOfBank(works: Works, banks: ReadonlyMap<string, BankOf>): Works[] {
  if (works.scope.kind !== 'gateway') return [works];
  const bank = banks.get(works.scope.id);
  return bank === undefined ? [] : [{ ...works, scope: { kind: 'acquirer', id: bank.id }, scopeName: bank.name }];
}
