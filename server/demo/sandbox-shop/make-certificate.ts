import { createPrivateKey, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';

export interface MadeCertificate {
  /** PEM. */
  certificate: string;
  key: string;
}

export interface CertificateWish {
  names: readonly string[];
  validFrom: Temporal.Instant;
  validTo: Temporal.Instant;
  /** Who signs; without it the certificate signs itself and may sign others. */
  issuer?: MadeCertificate & { name: string };
}

/** An X.509 certificate (RFC 5280, version 3, P-256) in the few fields that a handshake looks at. */
export function makeCertificate({ names, validFrom, validTo, issuer }: CertificateWish): MadeCertificate {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const signer = issuer === undefined ? privateKey : createPrivateKey(issuer.key);
  const [commonName = ''] = names;
  const body = sequence(
    tagged(0xa0, integer(Buffer.from([2]))),
    integer(Buffer.concat([Buffer.from([1]), randomBytes(12)])),
    ECDSA_SHA256,
    nameOf(issuer?.name ?? commonName),
    sequence(timeOf(validFrom), timeOf(validTo)),
    nameOf(commonName),
    publicKey.export({ type: 'spki', format: 'der' }),
    tagged(0xa3, sequence(...extensions(names, issuer === undefined))),
  );
  return {
    certificate: pemOf(sequence(body, ECDSA_SHA256, bitString(signed(body, signer)))),
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}

const signed = (body: Buffer, key: KeyObject) => sign('sha256', body, key);

function extensions(names: readonly string[], isAuthority: boolean): Buffer[] {
  const alternatives = sequence(...names.map((name) => tagged(0x82, Buffer.from(name, 'ascii'))));
  return [
    sequence(oid('551d11'), octets(alternatives)),
    ...(isAuthority
      ? [
          sequence(
            oid('551d13'),
            tagged(0x01, Buffer.from([0xff])),
            octets(sequence(tagged(0x01, Buffer.from([0xff])))),
          ),
        ]
      : []),
  ];
}

function tagged(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  return Buffer.concat([Buffer.from([tag, ...lengthOf(content.length)]), content]);
}

/** Short form below 128, else the count of length bytes and the bytes. */
const lengthOf = (length: number): number[] =>
  length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];

const sequence = (...parts: readonly Buffer[]) => tagged(0x30, ...parts);
const integer = (bytes: Buffer) => tagged(0x02, bytes);
const octets = (bytes: Buffer) => tagged(0x04, bytes);
const bitString = (bytes: Buffer) => tagged(0x03, Buffer.from([0]), bytes);
const oid = (hex: string) => tagged(0x06, Buffer.from(hex, 'hex'));
const ECDSA_SHA256 = sequence(oid('2a8648ce3d040302'));
const nameOf = (name: string) =>
  sequence(tagged(0x31, sequence(oid('550403'), tagged(0x0c, Buffer.from(name, 'utf8')))));

/** GeneralizedTime, to the second, in UTC. */
const timeOf = (at: Temporal.Instant) =>
  tagged(0x18, Buffer.from(`${at.toString({ smallestUnit: 'second' }).replace(/[-:TZ]/g, '')}Z`, 'ascii'));

const pemOf = (der: Buffer) =>
  `-----BEGIN CERTIFICATE-----\n${der.toString('base64').replace(/.{64}/g, '$&\n').trimEnd()}\n-----END CERTIFICATE-----\n`;
