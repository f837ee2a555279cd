import type { LimitId, TerminalId } from '#kernel/ids';
import { Currency, minorUnitsOf, parseAmount } from '#kernel/money';
import { no, ok, type Result } from '#kernel/result';
import { checkTerms, differingTerms } from './check-terms.rules.ts';
import { LimitKind, LimitTerms } from './contract.ts';

/** The columns a file of limits may have; all others are ignored and named in the answer. */
export const IMPORT_COLUMNS = [
  'terminal',
  'kind',
  'currency',
  'value',
  'window',
  'zone',
  'reset_clock',
  'reset_day',
  'refunds',
  'counts_holds',
  'document',
  'agreed_by',
] as const;
export type ImportColumn = (typeof IMPORT_COLUMNS)[number];
export type ImportCells = Partial<Record<ImportColumn, string>>;

export interface KnownLimit {
  id: LimitId;
  terms: LimitTerms;
}
export interface Known {
  /** The currency of each terminal; null: it takes several. */
  terminals: ReadonlyMap<string, string | null>;
  /** Limits that hold, by `keyOf`; kept up to date, so that a second line for the same limit is seen. */
  limits: Map<string, KnownLimit | 'of-this-file'>;
  zone: string;
  isZone(zone: string): boolean;
}

export interface PlannedLimit {
  terminalId: TerminalId;
  kind: LimitKind;
  currency: string;
  terms: LimitTerms;
  /** The limit whose terms change; undefined: a new one. */
  id: LimitId | undefined;
  does: 'create' | 'change' | 'nothing';
}

export const keyOf = (terminal: string, kind: string, currency: string) => [terminal, kind, currency].join('\u001f');

/** What one line of the file means, given what is known. Amounts are written in major units, as people write them. */
export function planLimit(cells: ImportCells, known: Known): Result<PlannedLimit, string> {
  const said = (column: ImportColumn) => cells[column]?.trim() || undefined;
  const terminal = said('terminal');
  if (terminal === undefined || !known.terminals.has(terminal)) return no('terminal-unknown');
  const kind = LimitKind.safeParse(said('kind')?.toLowerCase());
  if (!kind.success) return no('limit-kind-unknown');
  const currency = Currency.safeParse((said('currency') ?? known.terminals.get(terminal) ?? '').toUpperCase());
  if (!currency.success) return no('currency-unknown');
  const ofTerminal = known.terminals.get(terminal) ?? currency.data;
  if (ofTerminal !== currency.data) return no('currency-not-of-terminal');
  const key = keyOf(terminal, kind.data, currency.data);
  const before = known.limits.get(key);
  if (before === 'of-this-file') return no('limit-twice-in-file');
  const terms = readTerms(said, { kind: kind.data, currency: currency.data }, before?.terms, known);
  if (!terms.ok) return terms;
  known.limits.set(key, 'of-this-file');
  return ok({
    terminalId: terminal as TerminalId, // one of the register
    kind: kind.data,
    currency: currency.data,
    terms: terms.value,
    id: before?.id,
    does: whatHappens(before?.terms, terms.value),
  });
}

function whatHappens(before: LimitTerms | undefined, after: LimitTerms): PlannedLimit['does'] {
  if (before === undefined) return 'create';
  return differingTerms(before, after).length > 0 ? 'change' : 'nothing';
}

type Said = (column: ImportColumn) => string | undefined;
interface Of {
  kind: LimitKind;
  currency: string;
}

/** The terms of a line. An empty cell says nothing: what was agreed before holds, or what is usual. */
function readTerms(said: Said, of: Of, before: LimitTerms | undefined, known: Known): Result<LimitTerms, string> {
  const value = readValue(said('value'), of);
  if (value === undefined) return no('limit-value-unreadable');
  const given = {
    window: said('window')?.toLowerCase(),
    zone: said('zone'),
    resetClock: said('reset_clock'),
    resetDay: said('reset_day') === undefined ? undefined : Number(said('reset_day')),
    refunds: said('refunds')?.toLowerCase(),
    countsHolds: readYes(said('counts_holds')),
    document: said('document'),
    agreedBy: said('agreed_by'),
  };
  const present = Object.fromEntries(Object.entries(given).filter(([, cell]) => cell !== undefined));
  const read = LimitTerms.safeParse({ zone: known.zone, ...before, ...present, value });
  if (!read.success) return no(`limit-${kebab(String(read.error.issues[0]?.path[0]))}-unreadable`);
  return checkTerms(of.kind, read.data, known.isZone);
}

const YES = new Set(['yes', 'true', '1', 'да']);
const NO = new Set(['no', 'false', '0', 'нет']);

/** Anything else is passed on as it is, and refused by the shape. */
function readYes(cell: string | undefined): boolean | string | undefined {
  const word = cell?.toLowerCase();
  if (word === undefined) return undefined;
  if (YES.has(word)) return true;
  return NO.has(word) ? false : word;
}

/** Minor units, or a whole number of payments; undefined when it is neither. */
function readValue(cell: string | undefined, { kind, currency }: Of): number | undefined {
  if (cell === undefined) return undefined;
  if (kind.endsWith('-count')) return wholeNumber(cell.replace(/[\s\u00a0\u202f]/g, ''));
  const amount = parseAmount(cell);
  if (amount === undefined || (amount.currencies.length > 0 && !amount.currencies.includes(currency))) return undefined;
  const minor = amount.minor * 10 ** ((minorUnitsOf(currency) ?? 2) - amount.exponent);
  return Number.isSafeInteger(minor) && minor > 0 ? minor : undefined;
}

function wholeNumber(text: string): number | undefined {
  const value = /^\d{1,15}$/.test(text) ? Number(text) : 0;
  return value > 0 ? value : undefined;
}

const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
