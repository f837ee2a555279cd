import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { createSecureContext, type SecureContext } from 'node:tls';
import { connected, type Network } from '../../platform/safe-fetch/network.ts';
import { listening } from '../listening.ts';
import { notificationUrlOf, type SampleShop, type SampleWorld, type ShopHabit, shopHabits } from '../sample/index.ts';
import { type CertificateWish, type MadeCertificate, makeCertificate } from './make-certificate.ts';
import { answerOf } from './shop-answers.ts';

export interface SandboxShops {
  /** In which the domains of the sample lead to the shops on loopback, and all others nowhere. */
  network: Network;
  stop(): Promise<void>;
}

const LOOPBACK = '127.0.0.1';
const AUTHORITY = 'Sandbox authority';
const WELL: ShopHabit = { kind: 'well', sinceMs: 0 };

/** The shops of the sample, all behind two ports of loopback: they answer as their modules do, and as their troubles want it. */
export async function startSandboxShops(world: SampleWorld, openedMs: number): Promise<SandboxShops> {
  const habits = shopHabits(world, openedMs);
  const habitOf = ({ id }: SampleShop) => habits.get(id) ?? WELL;
  const byDomain = new Map(world.shops.map((shop) => [shop.domain, shop]));
  const opened = Temporal.Instant.fromEpochMilliseconds(openedMs);
  // Handshakes look at the real clock, however long ago the sample was opened.
  const span = { validFrom: opened.subtract({ hours: 24 * 300 }), validTo: opened.add({ hours: 24 * 3650 }) };
  const authority = { name: AUTHORITY, ...makeCertificate({ names: [AUTHORITY], ...span }) };
  const wishFor = (shop: SampleShop): CertificateWish => ({
    names: [shop.domain],
    ...span,
    ...(habitOf(shop).kind === 'expired'
      ? { validTo: Temporal.Instant.fromEpochMilliseconds(habitOf(shop).sinceMs) }
      : {}),
    issuer: authority,
  });
  const answering =
    (isSecure: boolean): RequestListener =>
    (request, response) => {
      const shop = byDomain.get(request.headers.host ?? '');
      if (shop === undefined) return void response.writeHead(404).end();
      request.resume();
      const habit = habitOf(shop);
      const answer = answerOf(shop, habit.kind, new URL(notificationUrlOf(shop, habit)), {
        isSecure,
        path: request.url ?? '/',
        method: request.method ?? 'GET',
        authorization: request.headers.authorization,
      });
      response.writeHead(answer.status, answer.headers).end(answer.body);
    };
  const plain = createServer(answering(false));
  const secure = createSecureServer({ SNICallback: certificatesFor(byDomain, wishFor) }, answering(true));
  const ports = { 80: await portOf(plain), 443: await portOf(secure) };
  return {
    network: networkTo(ports, new Set(byDomain.keys()), authority),
    stop: async () => {
      for (const server of [plain, secure]) {
        server.closeAllConnections();
        await new Promise((resolve) => server.close(resolve));
      }
    },
  };
}

async function portOf(server: Server): Promise<number> {
  await listening(server, 0);
  return (server.address() as AddressInfo).port; // it listens on a port
}

type Answered = (error: Error | null, context?: SecureContext) => void;

/** A certificate a domain, made when it is first asked for. */
function certificatesFor(shops: ReadonlyMap<string, SampleShop>, wishFor: (shop: SampleShop) => CertificateWish) {
  const contexts = new Map<string, SecureContext>();
  return (name: string, answer: Answered) => {
    const shop = shops.get(name);
    if (shop === undefined) return answer(new Error('no such shop'));
    let context = contexts.get(name);
    if (context === undefined) {
      const { certificate, key } = makeCertificate(wishFor(shop));
      context = createSecureContext({ cert: certificate, key });
      contexts.set(name, context);
    }
    answer(null, context);
  };
}

const failed = (code: string) => Object.assign(new Error(code), { code });

function networkTo(
  ports: Readonly<Record<number, number>>,
  domains: ReadonlySet<string>,
  authority: MadeCertificate,
): Network {
  return {
    resolve: async (host) => {
      if (!domains.has(host)) throw failed('ENOTFOUND');
      return [LOOPBACK];
    },
    authorities: async () => [],
    isReachable: (address) => address === LOOPBACK,
    connect: ({ port }, signal) => {
      const { [port]: own } = ports;
      return own === undefined ? Promise.reject(failed('ECONNREFUSED')) : connected(LOOPBACK, own, signal);
    },
    trusted: [authority.certificate],
  };
}
