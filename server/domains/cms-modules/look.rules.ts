import type { Evidence, FactKey, ModuleFact } from './contract.ts';
import type { ModuleFacts } from './facts/module.ts';
import { moduleById } from './facts/modules.ts';
import type { ParsedReport } from './reading/parse-report.rules.ts';

/** Everything that rules look at: pure data, of a paste alone or of a shop. */
export interface ModuleCase {
  at: Temporal.Instant;
  /** The last word of each source. */
  facts: readonly ModuleFact[];
  report?: ParsedReport;
  /** When the report was taken, for one that does not say when it was made. */
  reportAt?: Temporal.Instant;
  shopId?: number;
}

export interface Look extends ModuleCase {
  module: ModuleFacts | undefined;
  /** What the shop has, by the best source that tells it. */
  fact(key: FactKey): ModuleFact | undefined;
  /** What the gateway's side has. */
  gateway(key: FactKey): ModuleFact | undefined;
  /** A fact as evidence: the line of the report where it was read from this one. */
  shown(...facts: readonly (ModuleFact | undefined)[]): Evidence[];
  line(...lines: readonly number[]): Evidence[];
}

/** A programme tells of itself, a paste may be of another shop or of long ago. */
const WEIGHT = { 'module-report': 4, transaction: 3, probe: 2, pasted: 1, settings: 0 } as const;
const SAME_TIME_HOURS = 24;
const LONGEST_QUOTE = 300;

export function lookAt(asked: ModuleCase): Look {
  const of = (key: FactKey, side: 'shop' | 'gateway') =>
    asked.facts.filter((fact) => fact.key === key && (fact.source === 'settings') === (side === 'gateway'));
  const fact = (key: FactKey) => bestFact(of(key, 'shop'));
  return {
    ...asked,
    module: moduleById(fact('module')?.value),
    fact,
    gateway: (key) => bestFact(of(key, 'gateway')),
    shown: (...facts) => facts.flatMap((one) => (one === undefined ? [] : [evidenceOf(one, asked.report)])),
    line: (...lines) => lines.map((line) => quoted(asked.report, line)),
  };
}

/** The newest, unless a source of more weight spoke within the day before. */
export function bestFact(facts: readonly ModuleFact[]): ModuleFact | undefined {
  return facts.reduce<ModuleFact | undefined>(
    (best, next) => (best === undefined || beats(next, best) ? next : best),
    undefined,
  );
}

function beats(next: ModuleFact, best: ModuleFact): boolean {
  const later = Temporal.Instant.from(best.observedAt).until(Temporal.Instant.from(next.observedAt)).total('hours');
  if (Math.abs(later) > SAME_TIME_HOURS) return later > 0;
  const heavier = WEIGHT[next.source] - WEIGHT[best.source];
  return heavier === 0 ? later > 0 : heavier > 0;
}

const evidenceOf = (fact: ModuleFact, report: ParsedReport | undefined): Evidence =>
  fact.source === 'pasted' && fact.line !== null && report !== undefined
    ? quoted(report, fact.line)
    : { kind: 'fact', ...fact };

const quoted = (report: ParsedReport | undefined, line: number): Evidence => ({
  kind: 'line',
  line,
  text: (report?.lines[line - 1] ?? '').trim().slice(0, LONGEST_QUOTE),
});
