import { Resolver } from 'node:dns/promises';
import { createConnection, type Socket } from 'node:net';
import { isPublicAddress } from './special-addresses.ts';

/** How names become addresses and addresses connections. The product has one; tests and the demo bring their own. */
export interface Network {
  /** Every address of a name; throws with the code of the resolver when there is none. */
  resolve(host: string): Promise<string[]>;
  /** Who may issue certificates for a name, as `issue letsencrypt.org`; empty when nothing is said. */
  authorities(host: string): Promise<string[]>;
  /** Whether an address may be connected to. */
  isReachable(address: string): boolean;
  connect(to: { host: string; address: string; port: number }, signal: AbortSignal): Promise<Socket>;
  /** Certificates to trust besides the usual ones. */
  trusted?: readonly string[];
  /** Less than the usual patience, where a test waits for its end. */
  patience?: { connectMs: number; totalMs: number };
}

const RESOLVER_MS = 2_500;
const SILENT = new Set(['ENODATA', 'ENOTFOUND']);

/** The internet. There is no setting that widens it. */
export function createNetwork(): Network {
  const resolver = new Resolver({ timeout: RESOLVER_MS, tries: 1 });
  return {
    resolve: async (host) => {
      const [v4, v6] = await Promise.allSettled([resolver.resolve4(host), resolver.resolve6(host)]);
      const found = [v4, v6].flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
      if (found.length > 0) return found;
      throw v4.status === 'rejected' ? v4.reason : Object.assign(new Error('no address'), { code: 'ENODATA' });
    },
    authorities: async (host) => {
      try {
        const records = await resolver.resolveCaa(host);
        return records.flatMap(({ issue, issuewild }) => [
          ...(issue === undefined ? [] : [`issue ${issue}`]),
          ...(issuewild === undefined ? [] : [`issuewild ${issuewild}`]),
        ]);
      } catch (error) {
        if (SILENT.has((error as { code?: string }).code ?? '')) return [];
        throw error;
      }
    },
    isReachable: isPublicAddress,
    connect: connectTo,
  };
}

/** Connects to an address that was checked, and looks once more at where the connection arrived. */
async function connectTo({ address, port }: { address: string; port: number }, signal: AbortSignal): Promise<Socket> {
  const socket = await connected(address, port, signal);
  if (isPublicAddress(socket.remoteAddress ?? '')) return socket;
  socket.destroy();
  throw Object.assign(new Error('arrived elsewhere'), { code: 'EADDRNOTAVAIL' });
}

/** An open connection; `signal` ends the attempt, not what was opened. */
export function connected(address: string, port: number, signal: AbortSignal): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = createConnection({ host: address, port });
    const give = () => socket.destroy(Object.assign(new Error('too slow'), { code: 'ETIMEDOUT' }));
    signal.addEventListener('abort', give, { once: true });
    if (signal.aborted) give();
    socket.once('error', reject);
    socket.once('connect', () => {
      signal.removeEventListener('abort', give);
      socket.off('error', reject);
      resolve(socket);
    });
  });
}
