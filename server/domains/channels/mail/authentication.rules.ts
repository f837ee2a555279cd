/** A line `Authentication-Results` (RFC 8601), taken apart. */
interface Results {
  authservId: string;
  methods: { method: string; result: string; properties: Record<string, string> }[];
}

export interface AuthenticationFacts {
  /** The topmost such line, as its value. */
  topmost: string | undefined;
  /** Whose lines are believed: our own receiving server. Empty believes nobody. */
  authservId: string;
  /** Addresses in From; more than one proves nothing. */
  from: readonly string[];
}

/**
 * Whether our own server vouches for the address in From. Only its topmost line counts: everything below could have come
 * with the mail, and what other servers wrote could too.
 */
export function isAddressAligned({ topmost = '', authservId, from }: AuthenticationFacts): boolean {
  const [address, ...others] = from;
  if (authservId === '' || address === undefined || others.length > 0) return false;
  const domain = domainOf(address);
  const results = readResults(topmost);
  if (results?.authservId !== authservId.toLowerCase() || domain === '') return false;
  return results.methods.some((method) => isDmarcPass(method, domain) || isAlignedDkim(method, domain));
}

type Method = Results['methods'][number];

function isDmarcPass({ method, result, properties }: Method, domain: string): boolean {
  const named = properties['header.from'];
  return method === 'dmarc' && result === 'pass' && (named === undefined || domainOf(named) === domain);
}

/** Relaxed: the signature's domain is the sender's or one above it. */
function isAlignedDkim({ method, result, properties }: Method, domain: string): boolean {
  if (method !== 'dkim' || result !== 'pass') return false;
  const signer = (properties['header.d'] ?? domainOf(properties['header.i'] ?? '')).toLowerCase();
  return signer.includes('.') && (domain === signer || domain.endsWith(`.${signer}`));
}

const LONGEST = 8000;
/** Escaped signs, brackets, quotation marks, and what lies between. */
const PIECES = /\\.|[()"]|[^\\()"]+/gs;

function readResults(value: string): Results | undefined {
  const [head = '', ...rest] = splitOutsideQuotes(withoutComments(value.slice(0, LONGEST)));
  const authservId = head.trim().split(/[\s/]/)[0]?.toLowerCase();
  if (authservId === undefined || authservId === '') return undefined;
  return { authservId, methods: rest.flatMap(readMethod) };
}

/** `dkim=pass header.d=shop.example`, version of the method and spaces around signs allowed. */
function readMethod(text: string): Method[] {
  const tokens = text
    .replace(/\s*([=/])\s*/g, '$1')
    .trim()
    .match(/[^\s=]+=(?:"[^"]*"|\S+)/g);
  const [first, ...properties] = (tokens ?? []).map(pairOf);
  if (first === undefined) return [];
  const [method = ''] = first[0].split('/');
  return [{ method, result: first[1].toLowerCase(), properties: Object.fromEntries(properties) }];
}

function pairOf(token: string): [string, string] {
  const equals = token.indexOf('=');
  return [token.slice(0, equals).toLowerCase(), token.slice(equals + 1).replace(/^"|"$/g, '')];
}

/** Comments hold whatever the sender's own server said, results that never were among it. */
function withoutComments(text: string): string {
  let depth = 0;
  return (text.match(PIECES) ?? [])
    .filter((piece) => {
      if (piece === '(') depth += 1;
      const isOutside = depth === 0;
      if (piece === ')') depth = Math.max(0, depth - 1);
      // In a comment a quotation mark is a sign like any other.
      return isOutside && piece !== ')';
    })
    .join('');
}

const splitOutsideQuotes = (text: string): string[] => text.match(/(?:"[^"]*"|[^";])+/g) ?? [];

const domainOf = (address: string): string =>
  address
    .slice(address.lastIndexOf('@') + 1)
    .toLowerCase()
    .replace(/\.$/, '');
