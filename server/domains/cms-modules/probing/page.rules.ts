const TAKEN =
  /<(?:script|img|iframe|link|form|source|video|audio|embed|object)\b[^>]{0,1000}?\b(?:src|href|action|data)\s{0,3}=\s{0,3}["']?(http:\/\/[^"'\s>]{1,300})/gi;
/** Links that load nothing. */
const HARMLESS =
  /<link\b[^>]{0,1000}?\brel\s{0,3}=\s{0,3}["']?(?:canonical|alternate|profile|pingback|dns-prefetch|preconnect|shortlink|prev|next)/i;
const MOST = 5;

/** Addresses that a page takes over plain http; at most five, without their queries. */
export function mixedContent(html: string): string[] {
  const found = new Set<string>();
  for (const [tag, address = ''] of html.matchAll(TAKEN)) {
    if (HARMLESS.test(tag)) continue;
    found.add(address.replace(/[?#].*$/, ''));
    if (found.size === MOST) break;
  }
  return [...found];
}

/** Seconds by which an answer's clock is ahead of ours; null when it tells no time of its own. */
export function clockSkew(headers: Readonly<Record<string, string>>, at: Temporal.Instant): number | null {
  // A stored copy tells when it was stored.
  if (Number(headers.age ?? 0) > 0) return null;
  const told = Date.parse(headers.date ?? '');
  return Number.isNaN(told) ? null : Math.round((told - at.epochMilliseconds) / 1000);
}
