import { clean } from './field.rules.ts';
import type { Header } from './header.rules.ts';

export interface OriginalFacts {
  headers: readonly Header[];
  envelope: { from: string; to: readonly string[] } | undefined;
  parts: readonly { name: string; contentType: string; bytes: { length: number } }[];
  remoteImages: readonly string[];
}

const MOST_HEADERS = 150;
const LONGEST_VALUE = 2000;
const MOST_ADDRESSES = 50;
/** Signatures in Base64: nobody reads them, and nobody can say what is in them. */
const SIGNATURES =
  /^(?:dkim-signature|domainkey-signature|arc-|x-google-|x-gm-|x-ms-|x-microsoft-|x-forefront-|x-yandex-|x-mailru-|x-77f55803|x-7564579a|x-mras|x-spam-report|thread-index|autocrypt)/;

/** What a mail was, masked, for who wants to see everything: its head, what its parts are, and what it would have loaded. */
export function originalOf({ headers, envelope, parts, remoteImages }: OriginalFacts): string {
  return JSON.stringify({
    ...(envelope === undefined
      ? {}
      : {
          envelope: {
            from: clean(envelope.from, 254),
            to: envelope.to.slice(0, MOST_ADDRESSES).map((address) => clean(address, 254)),
          },
        }),
    headers: headers
      .slice(0, MOST_HEADERS)
      .map(({ name, value }) => [clean(name, 100), SIGNATURES.test(name) ? '…' : clean(value, LONGEST_VALUE)]),
    parts: parts.map(({ name, contentType, bytes }) => ({
      name: clean(name, 300),
      contentType: clean(contentType, 120),
      sizeBytes: bytes.length,
    })),
    remoteImages,
  });
}
