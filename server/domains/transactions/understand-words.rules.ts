import { withOpaqueUids } from './opaque-uid.rules.ts';
import type { Understood } from './search/contract.ts';
import { type Reader, understandText } from './search/understand-text.rules.ts';

/** What a text that was written at a moment says about a payment, as the search takes it. */
export function understandWords(text: string, reader: Reader): Understood {
  const understood = understandText(text, reader);
  return { ...understood, terms: withOpaqueUids(understood.terms) };
}
