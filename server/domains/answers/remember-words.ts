import type { Understood } from '../transactions/contract.ts';
import { type ShopNames, understandWords } from '../transactions/index.ts';

type Reader = Parameters<typeof understandWords>[1] & { knownShops: ShopNames };
export type Understand = (text: string, reader: Reader) => Understood;

const MOST = 2000;

/** Understands as `understandWords` does and remembers it: what is written in a ticket is read each time somebody looks at it. */
export function rememberWords(): Understand {
  // With other shops the same words may mean something else.
  const byShops = new WeakMap<ShopNames, Map<string, Understood>>();
  return (text, reader) => {
    const known = byShops.get(reader.knownShops) ?? new Map<string, Understood>();
    byShops.set(reader.knownShops, known);
    const key = `${reader.now.toString()} ${text}`;
    const understood = known.get(key) ?? understandWords(text, reader);
    if (known.size >= MOST) known.delete(known.keys().next().value ?? '');
    known.set(key, understood);
    return understood;
  };
}
