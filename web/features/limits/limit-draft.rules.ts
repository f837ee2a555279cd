import type { Limit, LimitChange, LimitKind, NewLimit, RefundsCounted } from '#contract/limits';
import type { TerminalId } from '#kernel/ids';
import { minorUnitsOf, parseAmount } from '#kernel/money';
import { momentIn } from '../../lib/moment-text.rules.ts';

/** A limit as its form holds it: all as text. */
export interface LimitDraft {
  terminalId: string;
  kind: LimitKind;
  currency: string;
  value: string;
  window: 'calendar' | 'rolling';
  zone: string;
  resetClock: string;
  resetDay: string;
  refunds: RefundsCounted;
  countsHolds: boolean;
  document: string;
  agreedBy: string;
  /** As it is typed; empty: from now on. */
  from: string;
}

export const blankDraft = (zone: string): LimitDraft => ({
  terminalId: '',
  kind: 'month-amount',
  currency: '',
  value: '',
  window: 'calendar',
  zone,
  resetClock: '00:00',
  resetDay: '1',
  refunds: 'none',
  countsHolds: false,
  document: '',
  agreedBy: '',
  from: '',
});

export function draftOf({ terminalId, kind, currency, terms }: Limit): LimitDraft {
  return {
    ...terms,
    terminalId,
    kind,
    currency,
    value: valueTextOf(terms.value, { kind, currency }),
    resetDay: String(terms.resetDay),
    from: '',
  };
}

interface Of {
  kind: LimitKind;
  currency: string;
}

const exponentOf = ({ kind, currency }: Of) => (kind.endsWith('-count') ? 0 : (minorUnitsOf(currency) ?? 2));

/** A value as it is typed: major units with a point, or a whole number. */
export function valueTextOf(value: number, of: Of): string {
  const exponent = exponentOf(of);
  const digits = String(value).padStart(exponent + 1, '0');
  if (exponent === 0) return digits;
  return `${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`;
}

/** What was typed, in minor units or as a number of payments; undefined when it is neither. */
export function valueIn(text: string, of: Of): number | undefined {
  if (of.kind.endsWith('-count')) {
    const digits = text.replace(/[\s\u00a0\u202f]/g, '');
    return /^[1-9]\d{0,14}$/.test(digits) ? Number(digits) : undefined;
  }
  const minor = exactMinor(text, exponentOf(of)) ?? spelledMinor(text, of);
  return Number.isSafeInteger(minor) && minor > 0 ? minor : undefined;
}

/** An amount as people spell it, with or without its currency; not a number when it is none. */
function spelledMinor(text: string, of: Of): number {
  const amount = parseAmount(text);
  if (amount === undefined) return Number.NaN;
  const isOther = amount.currencies.length > 0 && !amount.currencies.includes(of.currency);
  return isOther ? Number.NaN : amount.minor * 10 ** (exponentOf(of) - amount.exponent);
}

/** Digits with as many behind the point as the currency has, as the form itself writes them: "1.000" is one dinar, not a thousand. */
function exactMinor(text: string, exponent: number): number | undefined {
  const [, whole = '', part = ''] = /^(\d{1,15})\.(\d+)$/.exec(text.trim()) ?? [];
  return part.length === exponent && exponent > 0 ? Number(whole + part) : undefined;
}

/** What the form says, moments by the clocks of the desk; undefined while something of it cannot be read. */
export function termsIn(draft: LimitDraft, deskZone: string): LimitChange | undefined {
  const value = valueIn(draft.value, draft);
  const from = momentIn(draft.from, deskZone);
  if (value === undefined || from === undefined) return undefined;
  const { window, zone, resetClock, refunds, countsHolds, document, agreedBy } = draft;
  return {
    value,
    window: draft.kind === 'single-amount' ? 'calendar' : window,
    zone,
    resetClock,
    resetDay: Number(draft.resetDay),
    refunds,
    countsHolds,
    document,
    agreedBy,
    from,
  };
}

export function newLimitIn(draft: LimitDraft, deskZone: string): NewLimit | undefined {
  const terms = termsIn(draft, deskZone);
  if (terms === undefined || draft.terminalId === '') return undefined;
  const { kind } = draft;
  const currency = draft.currency.trim().toUpperCase();
  return { ...terms, terminalId: draft.terminalId as TerminalId, kind, currency }; // one of the register
}
