import type { InstantText } from '#contract/gateways';
import { minorUnitsOf } from '#kernel/money';
import type { Reading, Term } from './search/contract.ts';

/** One question that an index answers. A window narrows to some days; without it the newest are taken. */
export type LookUp =
  | { by: 'uid'; uid: string }
  | { by: 'order'; order: string }
  | { by: 'rrn'; rrn: string }
  | { by: 'auth-code'; authCode: string }
  | { by: 'email'; email: string }
  | { by: 'phone'; phone: string }
  | { by: 'checkout-token'; checkoutToken: string }
  | { by: 'card'; last4: string; bin?: string | undefined; window?: Window | undefined }
  | { by: 'amount'; from: number; to: number; shopIds?: number[] | undefined; window?: Window | undefined }
  | { by: 'shop'; shopIds: number[]; window?: Window | undefined }
  | { by: 'window'; window: Window };

/** Half open. */
export interface Window {
  from: InstantText;
  to: InstantText;
}

const MOST_LOOK_UPS = 12;

/**
 * The questions to ask for what was understood: each that identifies by itself, then the weak ones together with the days that
 * were named, then the weak ones alone. `shopIds` are the shops that names in the text stand for.
 */
export function planLookUps(terms: readonly Term[], shopIds: readonly number[] = []): LookUp[] {
  const readings = terms.flatMap((term) => term.readings);
  const shops = [
    ...new Set([...readings.flatMap((each) => (each.kind === 'shop' ? [Number(each.shopId)] : [])), ...shopIds]),
  ];
  const windows = windowsOf(terms);
  const planned = [
    ...readings.flatMap(identifying),
    ...readings.flatMap((reading) => weak(reading, shops, windows)),
    ...(shops.length > 0 ? narrowed(windows, (window) => ({ by: 'shop', shopIds: shops, window })) : []),
  ];
  if (planned.length === 0) return windows.slice(0, 3).map((window) => ({ by: 'window', window }));
  return withoutRepeats(planned).slice(0, MOST_LOOK_UPS);
}

function identifying(reading: Reading): LookUp[] {
  switch (reading.kind) {
    case 'uid':
      return [{ by: 'uid', uid: reading.uid }];
    case 'order':
      return [{ by: 'order', order: reading.order }];
    case 'rrn':
      return [{ by: 'rrn', rrn: reading.rrn }];
    case 'auth-code':
      return [{ by: 'auth-code', authCode: reading.authCode }];
    case 'email':
      return [{ by: 'email', email: reading.email.toLowerCase() }];
    case 'phone':
      return [{ by: 'phone', phone: reading.phone.slice(-9) }];
    case 'checkout-token':
      return [{ by: 'checkout-token', checkoutToken: reading.checkoutToken }];
    default:
      return [];
  }
}

function weak(reading: Reading, shops: number[], windows: Window[]): LookUp[] {
  if (reading.kind === 'card' && reading.last4 !== undefined) {
    const { last4, bin } = reading;
    return narrowed(windows, (window) => ({ by: 'card', last4, bin, window }));
  }
  if (reading.kind !== 'amount') return [];
  const ranges = amountRanges(reading);
  const shopIds = shops.length > 0 ? shops : undefined;
  const asked = ranges.flatMap((range) => narrowed(windows, (window) => ({ by: 'amount', ...range, shopIds, window })));
  // A range of amounts over all time is a tenth of everything: "about 50" asks for days.
  return asked.filter((lookUp) => !reading.about || ('window' in lookUp && lookUp.window !== undefined));
}

/** With each window, and without any for the case that the day is wrong. */
const narrowed = (windows: Window[], ask: (window?: Window) => LookUp): LookUp[] => [...windows.map(ask), ask()];

/** Minor units in which a stored amount would be written: of its currency, or of currencies with two and with no decimals. */
function amountRanges(reading: Extract<Reading, { kind: 'amount' }>): { from: number; to: number }[] {
  const digits = reading.currency === undefined ? [2, 0] : [minorUnitsOf(reading.currency) ?? 2];
  const slack = reading.about ? 0.1 : 0;
  return digits
    .map((minorDigits) => reading.minor * 10 ** (minorDigits - reading.exponent))
    .filter((minor) => Number.isSafeInteger(minor))
    .map((minor) => ({ from: Math.floor(minor * (1 - slack)), to: Math.ceil(minor * (1 + slack)) }));
}

/** The days that were named, else the times of day; at most a few. */
function windowsOf(terms: readonly Term[]): Window[] {
  const readings = terms.flatMap((term) => term.readings);
  const days = readings.filter((reading) => reading.kind === 'day');
  const times = readings.filter((reading) => reading.kind === 'time-window');
  return (days.length > 0 ? days : times).slice(0, 3).map(({ from, to }) => ({ from, to }));
}

function withoutRepeats(lookUps: LookUp[]): LookUp[] {
  return [...new Map(lookUps.map((each) => [JSON.stringify(each), each])).values()];
}
