import { TransactionUid } from '#kernel/ids';
import type { Term } from './search/contract.ts';

const MOST_READINGS = 8;
const SHORTEST = 6;

/** A uid is opaque: what reads as an order number may be one, so that reading is added last. */
export function withOpaqueUids(terms: readonly Term[]): Term[] {
  return terms.map((term) => {
    if (term.readings.length >= MOST_READINGS || term.readings.some(({ kind }) => kind === 'uid')) return term;
    const order = term.readings.find((reading) => reading.kind === 'order')?.order ?? '';
    const uid = TransactionUid.safeParse(order.length < SHORTEST ? '' : order);
    return uid.success ? { ...term, readings: [...term.readings, { kind: 'uid', uid: uid.data }] } : term;
  });
}
