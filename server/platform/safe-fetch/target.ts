import { isIP } from 'node:net';
import { no, ok, type Result } from '../../kernel/result.ts';

/** Why an address is not asked at all. */
export type Refusal =
  | 'url-unreadable'
  | 'scheme-refused'
  | 'port-refused'
  | 'credentials-refused'
  | 'host-refused'
  | 'address-refused';

export interface Target {
  url: URL;
  /** The name as it goes into SNI and `Host`: lower case, without the final dot. */
  host: string;
  port: number;
  isSecure: boolean;
  /** The host is an address, not a name. */
  isLiteral: boolean;
}

const USUAL_PORT: Readonly<Record<string, number>> = { 'https:': 443, 'http:': 80 };
const PORTS = new Set([80, 443, 8443]);

/** Names that never leave the house: special-use domains of RFC 6761, 6762, 7686, 8375 and the reserved `internal`. */
const INNER =
  /(^|\.)(localhost|localdomain|local|internal|intranet|lan|home|corp|onion|home\.arpa|in-addr\.arpa|ip6\.arpa)$/;
const NAME = /^(?=.{1,253}$)[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?)+$/;

/** What is asked for, read once by the parser that is also used to send; the spelling of an address decides nothing. */
export function readTarget(text: string): Result<Target, Refusal> {
  if (text.length > 2_000 || !URL.canParse(text)) return no('url-unreadable');
  const url = new URL(text);
  const usual = USUAL_PORT[url.protocol];
  if (usual === undefined) return no('scheme-refused');
  if (url.username !== '' || url.password !== '') return no('credentials-refused');
  const port = Number(url.port || usual);
  if (!PORTS.has(port)) return no('port-refused');
  const host = url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
  const isLiteral = isIP(host) !== 0;
  return isLiteral || isOutside(host)
    ? ok({ url, host, port, isSecure: usual === 443, isLiteral })
    : no('host-refused');
}

const isOutside = (host: string) => NAME.test(host) && !INNER.test(host);
