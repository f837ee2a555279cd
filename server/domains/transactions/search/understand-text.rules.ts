import type { Understood } from './contract.ts';

/** What a reader of the text has to know: the moment and the zone of its writer, and the shops that exist, by name. */
export interface Reader {
  now: Temporal.ZonedDateTime;
  knownShops?: readonly { shopId: number; names: readonly string[] }[];
}

export function understandText(text: string, reader: Reader): Understood {
  return { text, terms: [], timeZone: reader.now.timeZoneId };
}
