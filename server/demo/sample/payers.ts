import { hash32, hex32 } from './random.ts';

/** Only the first digits and the last four of a card exist here: there is no number to leak. */
export interface SampleCard {
  bin: string;
  last4: string;
  brand: string;
  product: string;
  issuer: string;
  country: string;
  expMonth: number;
  expYear: number;
  stamp: string;
}

export interface SamplePayer {
  firstName: string;
  lastName: string;
  email: string;
  phone: string;
  ip: string;
  card: SampleCard;
  /** The card they take when the first one is refused. */
  otherCard: SampleCard;
}

const FIRST_NAMES = [
  'Alena',
  'Volha',
  'Natallia',
  'Hanna',
  'Iryna',
  'Katsiaryna',
  'Maryia',
  'Sviatlana',
  'Yuliya',
  'Darya',
  'Palina',
  'Vera',
  'Aliaksandr',
  'Siarhei',
  'Dzmitry',
  'Andrei',
  'Mikalai',
  'Uladzimir',
  'Viktar',
  'Yauhen',
  'Maksim',
  'Artsiom',
  'Pavel',
  'Ihar',
] as const;
const LAST_NAMES = [
  'Azarovich',
  'Belavus',
  'Hrachka',
  'Darashkevich',
  'Zhuk',
  'Zaretski',
  'Ivanets',
  'Kavalenka',
  'Lapko',
  'Matusevich',
  'Navumchyk',
  'Arlou',
  'Piatrouski',
  'Rabchuk',
  'Sakun',
  'Tamkovich',
  'Urban',
  'Filipchyk',
  'Kharyton',
  'Tsvirka',
  'Charnushka',
  'Shpak',
  'Yurevich',
  'Yasiuk',
  'Buslik',
  'Vasilko',
  'Hurko',
  'Dubouka',
  'Klimko',
  'Lutsko',
  'Miron',
  'Sidarchuk',
] as const;
const MAIL_DOMAINS = ['example.com', 'example.org', 'example.net', 'mail.example', 'post.example'] as const;
/** Networks set aside for documentation. */
const NETWORKS = ['192.0.2', '198.51.100', '203.0.113'] as const;

/** First six digits of published test cards. */
const BINS = [
  { bin: '420000', brand: 'visa', product: 'VISA CLASSIC' },
  { bin: '400550', brand: 'visa', product: 'VISA GOLD' },
  { bin: '401200', brand: 'visa', product: 'VISA PLATINUM' },
  { bin: '424242', brand: 'visa', product: 'VISA CLASSIC' },
  { bin: '411111', brand: 'visa', product: 'VISA ELECTRON' },
  { bin: '555555', brand: 'master', product: 'MASTERCARD STANDARD' },
  { bin: '510510', brand: 'master', product: 'MASTERCARD GOLD' },
  { bin: '222300', brand: 'master', product: 'MASTERCARD WORLD' },
  { bin: '545454', brand: 'master', product: 'MASTERCARD STANDARD' },
] as const;

const ISSUERS = [
  ['DVINA BANK', 'BY'],
  ['SVISLOCH BANK', 'BY'],
  ['SOZH CREDIT BANK', 'BY'],
  ['BEREZINA SAVINGS BANK', 'BY'],
  ['PRIPYAT BANK', 'BY'],
  ['DVINA BANK', 'BY'],
  ['VOLGA RETAIL BANK', 'RU'],
  ['VISTULA BANK', 'PL'],
  ['NERIS BANKAS', 'LT'],
] as const;

export const PAYER_COUNT = 26_000;

const at = <T>(list: readonly T[], number: number): T => list[number % list.length] as T; // the lists above are not empty

export function cardOf(seed: number, index: number, year: number, which: number): SampleCard {
  const h = hash32(seed, index, 0x5ca1ab1e + which);
  const { bin, brand, product } = at(BINS, h & 0xff);
  const [issuer, country] = at(ISSUERS, (h >>> 8) & 0xff);
  const last4 = String((h >>> 4) % 10_000).padStart(4, '0');
  return {
    bin,
    last4,
    brand,
    product,
    issuer,
    country,
    expMonth: 1 + ((h >>> 20) % 12),
    expYear: year + 1 + ((h >>> 24) % 4),
    stamp: stampOf(seed, h),
  };
}

/** The gateway's fingerprint of a card number: 64 hexadecimal digits. */
export function stampOf(seed: number, h: number): string {
  let stamp = '';
  for (let part = 0; part < 8; part += 1) stamp += hex32(hash32(seed, h, part));
  return stamp;
}

/** A returning payer: the same index is the same person with the same cards. */
export function payerAt(seed: number, index: number, year: number): SamplePayer {
  const h = hash32(seed, index, 0x9a7e5);
  const firstName = at(FIRST_NAMES, h & 0x3ff);
  const lastName = at(LAST_NAMES, (h >>> 10) & 0x3ff);
  return {
    firstName,
    lastName,
    email: `${firstName.toLowerCase()}.${lastName.toLowerCase()}${index % 97}@${at(MAIL_DOMAINS, h >>> 27)}`,
    // No operator of Belarus was given the code 28.
    phone: `+37528${String(1_000_000 + (h % 9_000_000))}`,
    ip: `${at(NETWORKS, h >>> 5)}.${1 + (h % 254)}`,
    card: cardOf(seed, index, year, 1),
    otherCard: cardOf(seed, index, year, 2),
  };
}
