import type { SecureVersion } from 'node:tls';
import { no, ok, type Result } from '../../kernel/result.ts';
import { type ConnectionProblem, connectionProblemOf } from '../../kernel/shop-answer.ts';
import { type Certificate, codeOf, dial, since, type Timings, tlsVersions } from './dial.ts';
import { type Answer, exchange, type Sent } from './exchange.ts';
import type { Network } from './network.ts';
import { type Refusal, readTarget, type Target } from './target.ts';

export type { Certificate, Timings } from './dial.ts';
export type { Answer } from './exchange.ts';
export type { Refusal } from './target.ts';

export type FetchProblem = ConnectionProblem | 'headers-too-large';

/** How a post proves who sends it: a signature, a password that the receiver gave out, or both. */
export type Proof = { signature: string; authorization?: string } | { authorization: string };

/** A look, or a post whose sender is proven: nothing else is ever sent to an address that somebody else chose. */
export type SafeRequest =
  | { method: 'GET' | 'HEAD'; url: string }
  | { method: 'POST'; url: string; body: Uint8Array; contentType: string; proof: Proof };

/** What was seen on the way, as far as it went. */
export interface Seen {
  /** The address that was connected to. */
  address?: string;
  addresses: string[];
  certificate?: Certificate;
  tlsVersion?: string;
  timings: Timings;
}

export type Outcome =
  | { kind: 'answered'; answer: Answer }
  | { kind: 'failed'; problem: FetchProblem }
  /** Not asked at all. */
  | { kind: 'refused'; refusal: Refusal };

export type SafeAnswer = Outcome & { seen: Seen };

export interface SafeFetch {
  /** One exchange; never throws for what the other side or the network does, and follows no redirect. */
  (request: SafeRequest): Promise<SafeAnswer>;
  /** Versions of TLS in which the host of an address shakes hands; none when it may not be asked. */
  tlsVersions(url: string): Promise<SecureVersion[]>;
  authorities(host: string): Promise<string[]>;
}

const TOTAL_MS = 8_000;
const AT_ONCE = 20;

/**
 * Asks addresses that a merchant, a payer or a message can influence: the name is resolved once, every address of it is
 * checked as a number, and the connection goes to a checked one. Nothing here is configurable; only the network is given.
 */
export function createSafeFetch(network: Network, userAgent: string): SafeFetch {
  const gate = createGate(AT_ONCE);
  const ask = (request: SafeRequest) => gate(() => fetchOnce(network, userAgent, request));
  return Object.assign(ask, {
    tlsVersions: (url: string) => gate(() => versionsOf(network, url)),
    authorities: (host: string) => network.authorities(host),
  });
}

async function fetchOnce(network: Network, userAgent: string, request: SafeRequest): Promise<SafeAnswer> {
  const started = performance.now();
  const signal = AbortSignal.timeout(network.patience?.totalMs ?? TOTAL_MS);
  const seen: Seen = { addresses: [], timings: { totalMs: 0 } };
  const outcome = await attempt({ network, userAgent, request, signal, seen });
  seen.timings.totalMs = since(started);
  return { ...outcome, seen };
}

interface Attempt {
  network: Network;
  userAgent: string;
  request: SafeRequest;
  signal: AbortSignal;
  seen: Seen;
}

async function attempt({ network, userAgent, request, signal, seen }: Attempt): Promise<Outcome> {
  const target = readTarget(request.url);
  if (!target.ok) return { kind: 'refused', refusal: target.error };
  const resolving = performance.now();
  const addresses = await checkedAddresses(network, target.value, signal);
  if (!target.value.isLiteral) seen.timings.dnsMs = since(resolving);
  if (!addresses.ok) return addresses.error;
  seen.addresses = addresses.value;
  const [address = ''] = addresses.value;
  seen.address = address;
  const line = await dial(network, target.value, address, signal);
  if (!line.ok) return { kind: 'failed', problem: line.error };
  const { socket, connectMs, tlsMs, certificate, tlsVersion, distrust } = line.value;
  seen.timings.connectMs = connectMs;
  if (tlsMs !== undefined) seen.timings.tlsMs = tlsMs;
  if (certificate !== undefined) seen.certificate = certificate;
  if (tlsVersion !== undefined) seen.tlsVersion = tlsVersion;
  try {
    if (distrust !== undefined) return { kind: 'failed', problem: distrust };
    const { answer, firstByteMs } = await exchange(
      socket,
      target.value,
      sentOf(request, target.value, userAgent),
      signal,
    );
    seen.timings.firstByteMs = firstByteMs;
    return { kind: 'answered', answer };
  } catch (error) {
    return { kind: 'failed', problem: problemOf(error, signal) };
  } finally {
    socket.destroy();
  }
}

function problemOf(error: unknown, signal: AbortSignal): FetchProblem {
  if (signal.aborted) return 'timeout';
  const code = codeOf(error);
  return code === 'HPE_HEADER_OVERFLOW' ? 'headers-too-large' : connectionProblemOf(code);
}

/** All addresses of the host when every one of them may be reached: one private among public ones refuses them all. */
async function checkedAddresses(
  network: Network,
  { host, isLiteral }: Target,
  signal: AbortSignal,
): Promise<Result<string[], Outcome>> {
  const found = isLiteral ? ok([host]) : await resolved(network, host, signal);
  if (!found.ok) return no({ kind: 'failed', problem: found.error });
  if (found.value.length > 0 && found.value.every((address) => network.isReachable(address))) return found;
  return no({ kind: 'refused', refusal: 'address-refused' });
}

async function resolved(
  network: Network,
  host: string,
  signal: AbortSignal,
): Promise<Result<string[], ConnectionProblem>> {
  try {
    return ok(await Promise.race([network.resolve(host), aborted(signal)]));
  } catch (error) {
    const problem = connectionProblemOf(codeOf(error));
    // Whatever a resolver fails of, a name without an address is what the shop's owner has to mend.
    return no(problem === 'timeout' || signal.aborted ? 'timeout' : 'dns');
  }
}

const aborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(Object.assign(new Error('too slow'), { code: 'ETIMEDOUT' })), {
      once: true,
    });
  });

function sentOf(request: SafeRequest, { host, port, isSecure, isLiteral }: Target, userAgent: string): Sent {
  const name = isLiteral && host.includes(':') ? `[${host}]` : host;
  const headers = {
    Host: port === (isSecure ? 443 : 80) ? name : `${name}:${port}`,
    'User-Agent': userAgent,
    Accept: '*/*',
    'Accept-Encoding': 'identity',
    Connection: 'close',
  };
  if (request.method !== 'POST') return { method: request.method, headers };
  const { body, contentType, proof } = request;
  return {
    method: 'POST',
    headers: {
      ...headers,
      'Content-Type': contentType,
      ...('signature' in proof ? { 'Content-Signature': proof.signature } : {}),
      ...(proof.authorization === undefined ? {} : { Authorization: proof.authorization }),
    },
    body,
  };
}

async function versionsOf(network: Network, url: string): Promise<SecureVersion[]> {
  const target = readTarget(url);
  if (!target.ok || !target.value.isSecure) return [];
  const signal = AbortSignal.timeout(network.patience?.totalMs ?? TOTAL_MS);
  const addresses = await checkedAddresses(network, target.value, signal);
  return addresses.ok ? tlsVersions(network, target.value, addresses.value[0] ?? '', signal) : [];
}

/** Lets so many work at a time; the others wait in order. */
function createGate(most: number): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let free = most;
  return async (work) => {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next === undefined) free += 1;
      else next();
    }
  };
}
