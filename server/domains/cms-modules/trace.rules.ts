import type { FactKey } from './contract.ts';
import { readPlatform } from './reading/platform-text.rules.ts';

export interface TraceFact {
  key: FactKey;
  value: string;
  observedAt: Temporal.Instant;
  place: string | null;
  line: null;
}

interface Trace {
  platform: string | null;
  integration: string | null;
  uid: string | null;
  at: Temporal.Instant | null;
  currency: string | null;
  type: string | null;
  test: boolean | null;
  newestUid: string;
  newestAt: Temporal.Instant;
}

/** What transactions tell of a shop: what runs there, from those that say it; how it charges, from the newest. */
export function traceFacts(trace: Trace): TraceFact[] {
  const { cms, cmsVersion, module, moduleVersion } = readPlatform(trace.platform, trace.integration);
  const told = { place: trace.uid, at: trace.at ?? trace.newestAt };
  const newest = { place: trace.newestUid, at: trace.newestAt };
  return [
    ...factOf('cms', cms, told),
    ...factOf('cms-version', cmsVersion, told),
    ...factOf('module', module, told),
    ...factOf('module-version', moduleVersion, told),
    ...factOf('currency', trace.currency, newest),
    ...factOf('transaction-type', trace.type, newest),
    ...factOf('mode', trace.test === null ? null : trace.test ? 'test' : 'live', newest),
  ];
}

const factOf = (
  key: FactKey,
  value: string | null | undefined,
  { place, at }: { place: string | null; at: Temporal.Instant },
): TraceFact[] =>
  value === null || value === undefined || value === '' ? [] : [{ key, value, observedAt: at, place, line: null }];
