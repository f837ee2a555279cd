import type { ModuleFact } from '../contract.ts';
import { CALLBACK_PATTERNS } from './callback-patterns.rules.ts';
import type { KnownAddress } from './contract.ts';

/** What is known of a shop's addresses. Facts come best first within a key. */
export function knownAddresses(
  facts: readonly ModuleFact[],
  host: string | null,
): { notification: KnownAddress | null; return: KnownAddress | null; module: string | undefined } {
  const module = facts.find(({ key }) => key === 'module')?.value;
  return {
    notification: told(facts, 'notification-url') ?? byPattern(module, host),
    return: told(facts, 'return-url'),
    module,
  };
}

/** The hosts that a visit of a shop asks: its own, and those below it where other addresses of it are. */
export function hostsAsked(
  { notification, return: back }: { notification: KnownAddress | null; return: KnownAddress | null },
  host: string,
): string[] {
  const own = [notification, back].flatMap((one) =>
    one !== null && isOwnAddress(one.url, host) ? [new URL(one.url).hostname] : [],
  );
  return [...new Set([host, ...own])];
}

/** Of several that are told the gateway's word counts: that is where its notifications go. */
function told(facts: readonly ModuleFact[], key: ModuleFact['key']): KnownAddress | null {
  const all = facts.filter((fact) => fact.key === key && URL.canParse(fact.value));
  const found = all.find(({ source }) => source === 'settings') ?? all[0];
  return found === undefined ? null : { url: found.value, from: found.source };
}

function byPattern(module: string | undefined, host: string | null): KnownAddress | null {
  const exact = module === undefined ? undefined : CALLBACK_PATTERNS[module]?.exact;
  return exact === undefined || host === null ? null : { url: `https://${host}${exact}`, from: 'pattern' };
}

/** Whether an address is of the registered domain or below it; nothing else of a shop may be asked. */
export function isOwnAddress(url: string, host: string): boolean {
  if (!URL.canParse(url)) return false;
  const bare = (name: string) =>
    name
      .toLowerCase()
      .replace(/\.$/, '')
      .replace(/^www\./, '');
  const name = bare(new URL(url).hostname);
  return name === bare(host) || name.endsWith(`.${bare(host)}`);
}
