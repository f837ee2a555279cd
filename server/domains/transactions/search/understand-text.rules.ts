import { cleanText, maskText } from '#kernel/mask';
import { readAmounts } from './amount-readings.rules.ts';
import { readCards } from './card-text.rules.ts';
import type { Understood } from './contract.ts';
import { draftOf } from './draft.rules.ts';
import { readBareRrns, readIdentifiers } from './identifier-text.rules.ts';
import { readMoments } from './moment-text.rules.ts';
import { readNumbers } from './number-text.rules.ts';
import { readMerchants, readOrders, readShops } from './order-text.rules.ts';
import { readPhones } from './phone-text.rules.ts';
import { type KnownShop, readKnownShops, readWords, skipGreetings } from './word-text.rules.ts';

/** What a reader of the text has to know: the moment and the zone of the desk, and the shops that exist, by name. */
export interface Reader {
  now: Temporal.ZonedDateTime;
  knownShops?: readonly KnownShop[];
}

const LONGEST_TEXT = 20_000;

/**
 * What a typed or pasted text says about a payment. It is masked first. The order of reading is the policy: what is certain
 * by its shape comes before what a word names, that before what a bare number may be, and nothing is read twice.
 */
export function understandText(text: string, { now, knownShops = [] }: Reader): Understood {
  const masked = readableText(text);
  const draft = draftOf(masked);
  skipGreetings(draft);
  readIdentifiers(draft);
  readCards(draft);
  readPhones(draft);
  readBareRrns(draft);
  readKnownShops(draft, knownShops);
  readShops(draft);
  readOrders(draft);
  readMoments(draft, now);
  readMerchants(draft);
  readAmounts(draft);
  readNumbers(draft);
  readWords(draft);
  const terms = draft.terms.sort((a, b) => (a.span?.start ?? 0) - (b.span?.start ?? 0));
  return { text: masked, terms, timeZone: now.timeZoneId };
}

/** The text as it is read and shown: masked, and cut where it is too long. */
export const readableText = (text: string): string => maskText(cleanText(text)).slice(0, LONGEST_TEXT).toWellFormed();
