import type { Certainty, CodeReading } from './contract.ts';
import { BANK_COMMON, DEVIATING, SAME_AS, STANDING_ALONE } from './dictionaries/bank-common.rules.ts';
import { BANK_ONE } from './dictionaries/bank-one.rules.ts';
import { BEGATEWAY, PAGE_2022 } from './dictionaries/begateway.rules.ts';
import type { Dictionary, Meaning } from './dictionaries/dictionary.rules.ts';
import { CLOUDPAYMENTS, ISO_8583 } from './dictionaries/iso-8583.rules.ts';
import type { ReadCode } from './facts.ts';

/** The month in which the current catalogue took over from the bank's own three digits. */
const CATALOGUE_CHANGED = '2024-12-01';

const BEGATEWAY_FORM = /^[SFPE]\.\d{4}$/;
/** Numbers that the page of 2022 and the current catalogue both use, with different meanings. */
const NUMBERED_TWICE = /^F\.01\d\d$/;
const ONLY_IN_2022 = /^F\.00\d\d$/;
const BANK_FORM = /^(?:\d{3}|5[A-Z]\d|1001|-\d{4,5})$/;
const ISO_FORM = /^[0-9A-Z]{2}$/;
const CLOUDPAYMENTS_FORM = /^5\d{3}$/;

const BANK_BOOKS: readonly Dictionary[] = [BANK_COMMON, ...DEVIATING, ...STANDING_ALONE, BANK_ONE];
const BY_ACQUIRER = new Map(BANK_BOOKS.map((book) => [book.name, book]));
const FALLS_BACK = new Set(DEVIATING.map((book) => book.name));

export interface Printed {
  field: CodeReading['field'];
  code: string;
  acquirer?: string | undefined;
  /** When the transaction was made: decides which catalogue was in force. */
  createdAt?: string | undefined;
}

type Period = 'before' | 'since' | 'unknown';

/** Reads a code in the book it was written from; a code that is in no book, or means different things in several, has no cause. */
export function readCode({ field, code: written, acquirer, createdAt }: Printed): ReadCode {
  const code = written.trim().toUpperCase();
  const period = periodOf(createdAt);
  if (isBegateway(field, code)) return readBegateway(field, code, period);
  if (ISO_FORM.test(code)) return readIso(field, code, acquirer);
  if (BANK_FORM.test(code)) return readBank(field, code, acquirer, period === 'since' ? 'likely' : 'sure');
  if (CLOUDPAYMENTS_FORM.test(code)) return single(field, code, CLOUDPAYMENTS, 'likely');
  return inNoBook(field, code, 'none');
}

const isBegateway = (field: Printed['field'], code: string): boolean =>
  BEGATEWAY_FORM.test(code) || (field === 'code' && code === '8010');

function periodOf(createdAt: string | undefined): Period {
  if (createdAt === undefined) return 'unknown';
  return createdAt < CATALOGUE_CHANGED ? 'before' : 'since';
}

function readBegateway(field: Printed['field'], code: string, period: Period): ReadCode {
  if (ONLY_IN_2022.test(code)) return single(field, code, PAGE_2022, period === 'since' ? 'likely' : 'sure');
  const numberedTwice = NUMBERED_TWICE.test(code);
  // The rest of the page of 2022 is not known to us: a number of that time cannot be read by today's catalogue.
  if (numberedTwice && period === 'before') return severalBooks(field, code, 'page-2022', [BEGATEWAY]);
  return single(field, code, BEGATEWAY, numberedTwice && period === 'unknown' ? 'likely' : 'sure');
}

function readIso(field: Printed['field'], code: string, acquirer: string | undefined): ReadCode {
  const dialect = BANK_ONE.meanings.get(`5${code}`);
  if (acquirer === BANK_ONE.name) {
    return dialect === undefined ? inNoBook(field, code, 'iso-8583') : meant(field, code, BANK_ONE, dialect, 'likely');
  }
  const meaning = ISO_8583.meanings.get(code);
  if (meaning === undefined) return inNoBook(field, code, 'iso-8583');
  const differs = acquirer === undefined && dialect !== undefined && dialect.cause !== meaning.cause;
  if (!differs) return meant(field, code, ISO_8583, meaning, acquirer === undefined ? 'likely' : 'sure');
  return disputed(field, code, 'iso-8583', [
    { dictionary: ISO_8583.name, cause: meaning.cause },
    { dictionary: BANK_ONE.name, cause: dialect.cause },
  ]);
}

function readBank(field: Printed['field'], code: string, acquirer: string | undefined, most: Certainty): ReadCode {
  const own = acquirer === undefined ? undefined : BY_ACQUIRER.get(SAME_AS[acquirer] ?? acquirer);
  if (own === undefined) return readInEveryBook(field, code);
  if (own.meanings.has(code)) return single(field, code, own, most);
  return FALLS_BACK.has(own.name) ? single(field, code, BANK_COMMON, 'likely') : inNoBook(field, code, own.generation);
}

/** Whose code it is, nobody says: it is read only where all books that hold it agree. */
function readInEveryBook(field: Printed['field'], code: string): ReadCode {
  const holding = BANK_BOOKS.filter((book) => book.meanings.has(code));
  const [first] = holding;
  if (first === undefined) return inNoBook(field, code, BANK_COMMON.generation);
  const causes = new Set(holding.map((book) => book.meanings.get(code)?.cause));
  if (causes.size > 1) return severalBooks(field, code, BANK_COMMON.generation, holding);
  return single(field, code, first, first === BANK_COMMON ? 'likely' : 'guess');
}

function single(field: Printed['field'], code: string, book: Dictionary, most: Certainty): ReadCode {
  const meaning = book.meanings.get(code);
  return meaning === undefined ? inNoBook(field, code, book.generation) : meant(field, code, book, meaning, most);
}

function meant(field: Printed['field'], code: string, book: Dictionary, meaning: Meaning, most: Certainty): ReadCode {
  const certainty = weaker(meaning.certainty ?? 'sure', most);
  return {
    meaning,
    reading: {
      field,
      code,
      generation: book.generation,
      dictionary: book.name,
      cause: meaning.cause,
      certainty,
      otherwise: [],
    },
  };
}

function severalBooks(
  field: Printed['field'],
  code: string,
  generation: CodeReading['generation'],
  books: readonly Dictionary[],
): ReadCode {
  const otherwise = books.flatMap((book) => {
    const meaning = book.meanings.get(code);
    return meaning === undefined ? [] : [{ dictionary: book.name, cause: meaning.cause }];
  });
  return otherwise.length === 0 ? inNoBook(field, code, generation) : disputed(field, code, generation, otherwise);
}

const disputed = (
  field: Printed['field'],
  code: string,
  generation: CodeReading['generation'],
  otherwise: CodeReading['otherwise'],
): ReadCode => ({ meaning: undefined, reading: { field, code, generation, certainty: 'guess', otherwise } });

const inNoBook = (field: Printed['field'], code: string, generation: CodeReading['generation']): ReadCode =>
  disputed(field, code, generation, []);

const STRENGTH = { sure: 2, likely: 1, guess: 0 } as const;

/** The lesser of two certainties. */
export const weaker = (a: Certainty, b: Certainty): Certainty => (STRENGTH[a] <= STRENGTH[b] ? a : b);
