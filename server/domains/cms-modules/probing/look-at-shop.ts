import type { SafeAnswer, SafeFetch } from '../../../platform/safe-fetch/safe-fetch.ts';
import type { AskedAddress, KnownAddress, ProbeExchange, Sight } from './contract.ts';
import { isOwnAddress } from './known-addresses.rules.ts';
import { clockSkew, mixedContent } from './page.rules.ts';

export interface LookPlan {
  host: string;
  notification: KnownAddress | null;
  return: KnownAddress | null;
}

const MOST_EXCERPT = 2_048;

/** One visit of a shop: its name, its certificate, its pages and its notification address, one after the other. */
export async function lookAtShop(safeFetch: SafeFetch, plan: LookPlan, at: Temporal.Instant): Promise<Sight> {
  const { host } = plan;
  const started = performance.now();
  const home = await safeFetch({ method: 'GET', url: `https://${host}/` });
  const heardAt = at.add({ milliseconds: Math.round(performance.now() - started) });
  const sight: Sight = {
    host,
    addresses: home.seen.addresses,
    authorities: [],
    tlsVersions: [],
    certificate: home.seen.certificate ?? null,
    clockSkewSeconds: home.kind === 'answered' ? clockSkew(home.answer.headers, heardAt) : null,
    mixedContent: home.kind === 'answered' ? mixedContent(home.answer.body) : [],
    exchanges: [exchangeOf('home', 'GET', `https://${host}/`, home)],
  };
  // A name that leads nowhere, or inside, is not asked for more.
  if (home.kind === 'refused' || (home.kind === 'failed' && home.problem === 'dns')) return sight;
  sight.authorities = (await safeFetch.authorities(host).catch(() => [])).slice(0, 10);
  sight.tlsVersions = await safeFetch.tlsVersions(`https://${host}/`);
  const ask = async (what: AskedAddress, url: string) => {
    sight.exchanges.push(exchangeOf(what, 'GET', url, await safeFetch({ method: 'GET', url })));
  };
  await ask('home-plain', `http://${host}/`);
  const { notification, return: back } = plan;
  if (notification !== null && isOwnAddress(notification.url, host)) await ask('notification', notification.url);
  if (back !== null && isOwnAddress(back.url, host)) await ask('return', back.url);
  return sight;
}

/** What is kept of one question and its answer. */
export function exchangeOf(
  what: AskedAddress,
  method: ProbeExchange['method'],
  url: string,
  outcome: SafeAnswer,
): ProbeExchange {
  const answer = outcome.kind === 'answered' ? outcome.answer : undefined;
  return {
    what,
    method,
    url,
    status: answer?.status ?? null,
    problem: outcome.kind === 'failed' ? outcome.problem : null,
    refusal: outcome.kind === 'refused' ? outcome.refusal : null,
    headers: { ...answer?.headers },
    excerpt: answer?.body.slice(0, MOST_EXCERPT).toWellFormed() ?? '',
    address: outcome.seen.address ?? null,
    timings: outcome.seen.timings,
  };
}

/** Whether a host asked for less, and for how long. */
export function pleaIn(exchanges: readonly ProbeExchange[], host: string): { retryAfterSeconds?: number } | undefined {
  const pleading = exchanges.find(
    ({ status, url }) => (status === 429 || status === 503) && new URL(url).hostname === host,
  );
  if (pleading === undefined) return undefined;
  const { 'retry-after': after = '' } = pleading.headers;
  return /^\d{1,9}$/.test(after) ? { retryAfterSeconds: Number(after) } : {};
}
