/** Who shows an HTTP Basic header, and with which password. */
export function basicOf(header: string | undefined): { user: string; password: string } | undefined {
  const encoded = /^Basic (\S+)$/.exec(header ?? '')?.[1];
  if (encoded === undefined) return undefined;
  const pair = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = pair.indexOf(':');
  return colon < 1 ? undefined : { user: pair.slice(0, colon), password: pair.slice(colon + 1) };
}
