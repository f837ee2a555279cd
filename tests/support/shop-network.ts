import { createServer, type RequestListener } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo, Server } from 'node:net';
import { afterAll } from 'vitest';
import { type MadeCertificate, makeCertificate } from '../../server/demo/sandbox-shop/make-certificate.ts';
import type { ProbeParts } from '../../server/domains/cms-modules/index.ts';
import type { Gateways } from '../../server/domains/gateways/index.ts';
import { connected, type Network } from '../../server/platform/safe-fetch/network.ts';
import { createSafeFetch } from '../../server/platform/safe-fetch/safe-fetch.ts';
import { isPublicAddress } from '../../server/platform/safe-fetch/special-addresses.ts';

/** A public address that nothing in a test connects to: the network of a test leads elsewhere. */
export const SOMEWHERE = '93.184.215.14';

const VALID = {
  validFrom: Temporal.Instant.from('2024-01-01T00:00:00Z'),
  validTo: Temporal.Instant.from('2040-01-01T00:00:00Z'),
};
export const authority = { name: 'Test authority', ...makeCertificate({ names: ['Test authority'], ...VALID }) };

export const certificateFor = (names: string[], more: { validTo?: Temporal.Instant; isSelfSigned?: boolean } = {}) =>
  makeCertificate({
    names,
    validFrom: VALID.validFrom,
    validTo: more.validTo ?? VALID.validTo,
    ...(more.isSelfSigned === true ? {} : { issuer: authority }),
  });

/** A server on loopback for one test file; its port. */
export async function standing(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  afterAll(() => {
    if ('closeAllConnections' in server) (server as ReturnType<typeof createServer>).closeAllConnections();
    server.close();
  });
  return (server.address() as AddressInfo).port; // it listens on a port
}

export const plainShop = (answer: RequestListener) => standing(createServer(answer));
export const secureShop = (answer: RequestListener, { certificate, key }: MadeCertificate, more: object = {}) =>
  standing(createSecureServer({ cert: certificate, key, ...more }, answer));

export interface LyingNetwork extends Network {
  /** What was connected to, in order. */
  connected: string[];
  resolved: string[];
}

/**
 * A network whose resolver says what the test wants (one answer after the other, the last for ever) and whose connections
 * all end at servers of the test, by the port that was asked for. The checks of addresses are the product's.
 */
export function lyingNetwork(given: {
  answers?: string[][];
  ports?: Record<number, number>;
  authorities?: string[];
  patience?: { connectMs: number; totalMs: number };
}): LyingNetwork {
  const answers = [...(given.answers ?? [[SOMEWHERE]])];
  const network: LyingNetwork = {
    connected: [],
    resolved: [],
    resolve: async (host) => {
      network.resolved.push(host);
      const found = answers.length > 1 ? answers.shift() : answers[0];
      if (found === undefined || found.length === 0) throw Object.assign(new Error('nothing'), { code: 'ENOTFOUND' });
      return found;
    },
    authorities: async () => given.authorities ?? [],
    isReachable: isPublicAddress,
    connect: ({ address, port }, signal) => {
      network.connected.push(address);
      return connected('127.0.0.1', given.ports?.[port] ?? 1, signal);
    },
    trusted: [authority.certificate],
    ...(given.patience === undefined ? {} : { patience: given.patience }),
  };
  return network;
}

/** Probing as a test composes it. */
export const testProbing = (gateways: Gateways, network: Network = lyingNetwork({ answers: [[]] })): ProbeParts => ({
  gateways,
  safeFetch: createSafeFetch(network, 'Vakhta-Test/1 (+https://console.example)'),
});
