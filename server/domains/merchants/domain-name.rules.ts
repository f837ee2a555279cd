import { maskText } from '#kernel/mask';

/** The host name in what people type for a domain: scheme, path, port and `www.` cut, lower case. Empty becomes null. */
export function domainNameIn(typed: string | null): string | null {
  if (typed === null) return null;
  const host = typed
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(/^[a-z]+:\/\//, '')
    .replace(/[/?#].*$/, '')
    .replace(/:\d+$/, '')
    .replace(/^www\./, '')
    .replace(/\.$/, '');
  return host === '' ? null : maskText(host);
}
