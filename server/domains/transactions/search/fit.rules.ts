import { coreNumber } from '../order-values.rules.ts';
import { minorIn } from './amount-readings.rules.ts';
import type { MatchHow, Reading } from './contract.ts';

type Known<T> = T | null | undefined;

/** What a candidate is known by; null and undefined are "not known (yet)" and speak neither for nor against it. */
export interface Candidate {
  uid: string;
  /** What it follows: the payment of a refund, the authorization of a capture. */
  parentUid?: Known<string>;
  trackingId?: Known<string>;
  rrn?: Known<string>;
  authCode?: Known<string>;
  cardBin?: Known<string>;
  cardLast4?: Known<string>;
  amountMinor?: Known<number>;
  currency?: Known<string>;
  createdAt?: Known<string>;
  paidAt?: Known<string>;
  customerEmail?: Known<string>;
  customerPhone?: Known<string>;
  shopId?: Known<number>;
  shopName?: Known<string>;
  merchantName?: Known<string>;
  descriptor?: Known<string>;
  checkoutToken?: Known<string>;
}

/** How a reading fits a candidate. */
export interface Fit {
  how: MatchHow;
  minutesApart?: number;
}

type ReadingOf<K extends Reading['kind']> = Extract<Reading, { kind: K }>;
type Fits = { [K in Reading['kind']]: (reading: ReadingOf<K>, candidate: Candidate) => Fit | undefined };

const FITS: Fits = {
  uid: ({ uid }, it) => same(uid.toLowerCase(), it.uid.toLowerCase()),
  order: ({ order }, it) => orderFit(order, it.trackingId),
  rrn: ({ rrn }, it) => same(rrn, it.rrn),
  'auth-code': ({ authCode }, it) => same(authCode, it.authCode?.toUpperCase()),
  card: cardFit,
  amount: amountFit,
  day: (reading, it) => momentFit(it, (at) => dayFit(reading, at)),
  'time-window': (reading, it) => momentFit(it, (at) => windowFit(reading, at)),
  email: ({ email }, it) => same(email, it.customerEmail?.toLowerCase()),
  phone: ({ phone }, it) => phoneFit(phone, it.customerPhone?.replace(/\D/g, '')),
  shop: ({ shopId }, it) => same(shopId, it.shopId),
  merchant: ({ name }, it) => nameFit(name, [it.merchantName, it.shopName]),
  descriptor: ({ descriptor }, it) => nameFit(descriptor, [it.descriptor]),
  'checkout-token': ({ checkoutToken }, it) => same(checkoutToken, it.checkoutToken),
  words: ({ words }, it) =>
    nameFit(words, [it.merchantName, it.shopName, it.descriptor]) ? { how: 'part' } : undefined,
};

/** How the reading fits what is known of the candidate; undefined where nothing is known, or nothing follows. */
export function fitOf<K extends Reading['kind']>(reading: ReadingOf<K>, candidate: Candidate): Fit | undefined {
  // Safe: the table has the function of a kind under that kind.
  const fits = FITS[reading.kind] as (reading: ReadingOf<K>, candidate: Candidate) => Fit | undefined;
  return fits(reading, candidate);
}

function same<T>(said: T, known: Known<T>): Fit | undefined {
  if (known === null || known === undefined || known === '') return undefined;
  return { how: said === known ? 'exact' : 'different' };
}

/** A tracking id may hold several values, and decoration of the shop's module around the number. */
function orderFit(order: string, trackingId: Known<string>): Fit | undefined {
  if (!trackingId) return undefined;
  if (trackingId === order) return { how: 'exact' };
  const wanted = bare(order);
  if (trackingId.split(/[;,|\s]+/).some((each) => each === order || (each !== trackingId && bare(each) === wanted))) {
    return { how: 'one-of-several' };
  }
  if (bare(trackingId) === wanted || coreNumber(trackingId) === wanted) return { how: 'nearly' };
  const parts = trackingId.toLowerCase().split(/[^\p{L}\d]+|(?<=\p{L})(?=\d)/u);
  return { how: wanted.length >= 3 && parts.some((part) => bare(part) === wanted) ? 'part' : 'different' };
}

const bare = (order: string) => order.toLowerCase().replace(/^[#№\s]*0*/u, '');

function cardFit({ bin, last4 }: ReadingOf<'card'>, it: Candidate): Fit | undefined {
  const tail = last4 === undefined ? undefined : same(last4, it.cardLast4)?.how;
  const head = bin === undefined || !it.cardBin ? undefined : sameStart(bin, it.cardBin);
  if (tail === 'different' || head === 'different') return { how: 'different' };
  if (tail && head) return { how: 'exact' };
  return tail || head ? { how: 'part' } : undefined;
}

function sameStart(a: string, b: string): 'exact' | 'different' {
  const length = Math.min(a.length, b.length);
  return a.slice(0, length) === b.slice(0, length) ? 'exact' : 'different';
}

function amountFit(reading: ReadingOf<'amount'>, { amountMinor, currency }: Candidate): Fit | undefined {
  if (amountMinor === null || amountMinor === undefined || !currency) return undefined;
  const said = minorIn(reading, currency);
  if (said === undefined) return { how: 'different' };
  if (said === amountMinor) return { how: 'exact' };
  return { how: reading.about && Math.abs(said - amountMinor) <= said / 10 ? 'near' : 'different' };
}

/** The better of the two moments of a payment: begun, and paid. */
function momentFit({ createdAt, paidAt }: Candidate, judge: (at: string) => Fit): Fit | undefined {
  const fits = [createdAt, paidAt].flatMap((at) => (at ? [judge(at)] : []));
  return fits.toSorted((a, b) => CLOSENESS.indexOf(a.how) - CLOSENESS.indexOf(b.how))[0];
}

const CLOSENESS: readonly MatchHow[] = ['exact', 'same-day', 'near', 'other-day'];
const HALF_DAY_MINUTES = 12 * 60;

function dayFit({ from, to }: ReadingOf<'day'>, at: string): Fit {
  if (from <= at && at < to) return { how: 'same-day' };
  const apart = Math.min(Math.abs(minutesBetween(from, at)), Math.abs(minutesBetween(to, at)));
  return { how: apart <= HALF_DAY_MINUTES ? 'near' : 'other-day' };
}

function windowFit({ at: said, from, to }: ReadingOf<'time-window'>, at: string): Fit {
  const minutesApart = minutesBetween(said, at);
  const apart = Math.abs(minutesApart);
  if (from <= at && at < to) return { how: apart <= 5 ? 'exact' : 'near', minutesApart };
  return { how: apart <= HALF_DAY_MINUTES ? 'same-day' : 'other-day', minutesApart };
}

function minutesBetween(a: string, b: string): number {
  return Math.round((epochMs(b) - epochMs(a)) / 60_000);
}

const epochMs = (at: string) => Temporal.Instant.from(at).epochMilliseconds;

/** The same number with or without its country code; payers leave it out, shops write it. */
function phoneFit(said: string, known: string | undefined): Fit | undefined {
  if (!known) return undefined;
  if (said === known) return { how: 'exact' };
  const length = Math.min(said.length, known.length, 9);
  return { how: length >= 7 && said.slice(-length) === known.slice(-length) ? 'part' : 'different' };
}

function nameFit(said: string, names: readonly Known<string>[]): Fit | undefined {
  const wanted = plain(said);
  const known = names.map((name) => plain(name ?? '')).filter((name) => name.length >= 3);
  if (known.includes(wanted)) return { how: 'exact' };
  return wanted.length >= 3 && known.some((name) => name.includes(wanted) || wanted.includes(name))
    ? { how: 'part' }
    : undefined;
}

const plain = (name: string) =>
  name
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[^\p{L}\d]+/gu, ' ')
    .trim();
