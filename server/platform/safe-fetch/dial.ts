import type { Socket } from 'node:net';
import { connect as connectSecure, type PeerCertificate, type SecureVersion, type TLSSocket } from 'node:tls';
import { cleanText, maskText } from '../../kernel/mask.ts';
import { no, ok, type Result } from '../../kernel/result.ts';
import { type ConnectionProblem, connectionProblemOf } from '../../kernel/shop-answer.ts';
import type { Network } from './network.ts';
import type { Target } from './target.ts';

/** A certificate as far as people look at it. */
export interface Certificate {
  name: string;
  /** Names that it is good for, twenty at most. */
  names: string[];
  issuer: string;
  /** ISO times. */
  validFrom: string;
  validTo: string;
  fingerprint: string;
}

export interface Timings {
  dnsMs?: number;
  connectMs?: number;
  tlsMs?: number;
  firstByteMs?: number;
  totalMs: number;
}

export interface Dialled {
  socket: Socket;
  connectMs: number;
  tlsMs?: number;
  certificate?: Certificate;
  tlsVersion?: string;
  /** The certificate does not prove the name: nothing may be sent. */
  distrust?: ConnectionProblem;
}

const CONNECT_MS = 3_000;

/** Connects to one checked address; over TLS with the name of the host. A certificate that fails is shown and not believed. */
export async function dial(
  network: Network,
  target: Target,
  address: string,
  signal: AbortSignal,
): Promise<Result<Dialled, ConnectionProblem>> {
  const started = performance.now();
  const inTime = AbortSignal.any([signal, AbortSignal.timeout(network.patience?.connectMs ?? CONNECT_MS)]);
  let plain: Socket | undefined;
  try {
    plain = await network.connect({ host: target.host, address, port: target.port }, inTime);
    const connectMs = since(started);
    if (!target.isSecure) return ok({ socket: plain, connectMs });
    const shakingHands = performance.now();
    const socket = await secured(plain, target, network, { signal });
    return ok({ ...seenOf(socket), socket, connectMs, tlsMs: since(shakingHands) });
  } catch (error) {
    plain?.destroy();
    return no(inTime.aborted ? 'timeout' : connectionProblemOf(codeOf(error)));
  }
}

const VERSIONS: readonly SecureVersion[] = ['TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'];

/** Versions of TLS in which the host shakes hands, one connection each. */
export async function tlsVersions(
  network: Network,
  target: Target,
  address: string,
  signal: AbortSignal,
): Promise<SecureVersion[]> {
  const accepted: SecureVersion[] = [];
  for (const version of VERSIONS)
    if (await shakesHands(network, target, address, { version, signal })) accepted.push(version);
  return accepted;
}

async function shakesHands(
  network: Network,
  target: Target,
  address: string,
  { version, signal }: { version: SecureVersion; signal: AbortSignal },
): Promise<boolean> {
  let plain: Socket | undefined;
  try {
    const inTime = AbortSignal.any([signal, AbortSignal.timeout(network.patience?.connectMs ?? CONNECT_MS)]);
    plain = await network.connect({ host: target.host, address, port: target.port }, inTime);
    await secured(plain, target, network, { signal: inTime, version });
    return true;
  } catch {
    return false;
  } finally {
    plain?.destroy();
  }
}

interface Handshake {
  signal: AbortSignal;
  version?: SecureVersion;
}

function secured(plain: Socket, target: Target, network: Network, { signal, version }: Handshake): Promise<TLSSocket> {
  return new Promise((resolve, reject) => {
    const give = () => reject(Object.assign(new Error('too slow'), { code: 'ETIMEDOUT' }));
    const socket = connectSecure({
      socket: plain,
      ...(target.isLiteral ? {} : { servername: target.host }),
      ...(target.isLiteral ? { host: target.host } : {}),
      ...(network.trusted === undefined ? {} : { ca: [...network.trusted] }),
      // Old versions are only asked for by name, and only to see whether they are still offered.
      ...(version === undefined ? {} : { minVersion: version, maxVersion: version, ciphers: 'DEFAULT@SECLEVEL=0' }),
      rejectUnauthorized: false,
      ALPNProtocols: ['http/1.1'],
    });
    signal.addEventListener('abort', give, { once: true });
    socket.once('error', reject);
    socket.once('close', () => reject(Object.assign(new Error('closed'), { code: 'ECONNRESET' })));
    socket.once('secureConnect', () => {
      signal.removeEventListener('abort', give);
      socket.off('error', reject);
      resolve(socket);
    });
  });
}

function seenOf(socket: TLSSocket): Pick<Dialled, 'certificate' | 'tlsVersion' | 'distrust'> {
  const peer = socket.getPeerCertificate();
  const version = socket.getProtocol();
  const certificate = certificateOf(peer);
  // Node's types say Error, what is given is its code.
  const reason = socket.authorizationError as unknown as string | Error | null | undefined;
  return {
    ...(certificate === undefined ? {} : { certificate }),
    ...(version === null ? {} : { tlsVersion: version }),
    ...(socket.authorized ? {} : { distrust: connectionProblemOf(typeof reason === 'string' ? reason : 'ERR_TLS') }),
  };
}

function certificateOf(peer: PeerCertificate): Certificate | undefined {
  const from = Date.parse(peer.valid_from ?? '');
  const to = Date.parse(peer.valid_to ?? '');
  if (Number.isNaN(from) || Number.isNaN(to)) return undefined;
  return {
    name: said(peer.subject?.CN),
    names: (peer.subjectaltname ?? '')
      .split(', ')
      .flatMap((name) => /^(?:DNS|IP Address):(.+)$/.exec(name)?.[1] ?? [])
      .slice(0, 20)
      .map(said),
    issuer: said(peer.issuer?.O ?? peer.issuer?.CN),
    validFrom: Temporal.Instant.fromEpochMilliseconds(from).toString(),
    validTo: Temporal.Instant.fromEpochMilliseconds(to).toString(),
    fingerprint: (peer.fingerprint256 ?? '').replaceAll(':', '').toLowerCase(),
  };
}

const said = (text: string | string[] | undefined) => maskText(cleanText(String(text ?? '').slice(0, 200)));

export const since = (started: number) => Math.round(performance.now() - started);

export const codeOf = (error: unknown): string => String((error as { code?: unknown })?.code ?? '');
