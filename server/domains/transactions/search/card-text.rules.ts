import type { Reading } from './contract.ts';
import { blot, type Draft, spanOf, take } from './draft.rules.ts';

const HIDDEN = String.raw`[*•·∙●✱xXхХ#…]`;
const GAP = String.raw`[ \u00a0-]`;
// `420000••••••0000`, `4200 00** **** 0000`, `420000xxxxxx0000`, `4200 **** 0000`.
const MASKED = new RegExp(
  String.raw`(?<![\p{L}\d*•])(\d{4})${GAP}?(\d{2}(?:\d{2})?)?${GAP}?(?:${HIDDEN}|\.{2,3}|${GAP}){1,24}${GAP}?(\d{4})(?![\p{L}\d]|[.,]\d)`,
  'gu',
);
// `*4242`, `**** 4242`, `xxxx4242`, `...4242`.
const TAIL = new RegExp(
  String.raw`(?<![\p{L}\d*])(?:[*•·∙●✱#…](?:${HIDDEN}|${GAP}){0,20}|[xXхХ]{2,16}(?:${HIDDEN}|${GAP}){0,20}|\.{2,4} ?)(\d{4})(?![\p{L}\d]|[.,:]\d)`,
  'gu',
);
const CARD_WORD = String.raw`(?:к[ао]рт\p{L}{0,5}|card\p{L}{0,2}|crad|виз[аоеы]й?|visa|маст[еэ]р ?кард\p{L}{0,3}|mastercard|master|маэстро|maestro|белк[ао]рт\p{L}{0,3}|belkart|мир(?:ом|а)?|pan)`;
const LAST_WORD = String.raw`(?:последн\p{L}{0,4}|апошн\p{L}{0,4}|оканчив\p{L}{0,8}|заканчив\p{L}{0,8}|канчаецца|last|ending|ends|endet)`;
const FILLER = String.raw`(?:[ \u00a0:№#"«(,.=–—-]|(?:номер\p{L}{0,3}|нумар\p{L}{0,3}|number|no|на|у|с|in|with|is|the|digits?|цифр\p{L}{0,2}|лічб\p{L}{0,2}|знак\p{L}{0,2}|(?:4|четыре|чатыры|four)(?= ?(?:цифр|лічб|digit|знак)| \d{4}(?!\d))|мо[ейёя]\p{L}{0,2}|банк\p{L}{0,5}|${CARD_WORD}|${LAST_WORD}|котор\p{L}{1,3}|that|нашего|клиента|client|customer)(?!\p{L})){0,14}`;
const NAMED = new RegExp(
  String.raw`(?<![\p{L}\d])(?:${CARD_WORD}|${LAST_WORD})(?!\p{L})${FILLER}(?:(\d{6}|\d{4}[ -]?\d{2}|\d{4}(?= \d{4}(?!\d)))${GAP}?[-–/,.…и ]{1,4})?[*•xXхХ]{0,16}(\d{4})(?![\p{L}\d]|[.,:]\d|[ \u00a0]?(?:руб|р\.|byn|usd|eur|коп))`,
  'giu',
);
const NAMED_BIN =
  /(?<![\p{L}\d])(?:бин|bin|перв\p{L}{1,3}|першы\p{L}{0,2}|first)(?!\p{L})(?:[ :=№#-]|(?:6|8|шесть|шэсць|six|eight|карт\p{L}{0,2}|цифр\p{L}{0,2}|digits|лічб\p{L}{0,2})(?![\p{L}\d])){0,8}(\d{6}(?:\d{2})?)(?![\p{L}\d])/giu;
const AFTER = new RegExp(String.raw`(?<![\p{L}\d.,-])(\d{4}) ?\(?${CARD_WORD}(?!\p{L})\)?(?![ :№]{0,3}[*•]?\d)`, 'giu');
const ORDER_BEFORE = /(?:заказ|замов|зак|order|invoice|инвойс|№|#)\p{L}{0,3}[ :№#.]{0,4}$/iu;

/** Cards as people give them: a masked number, the last four, the first six. */
export function readCards(draft: Draft): void {
  for (const match of draft.rest.matchAll(MASKED)) {
    const [whole, first = '', more = '', last4 = ''] = match;
    // Only spaces between, or one star that belongs to the second number, make no masked card.
    if (!/[^\d \u00a0-]{2}|…|[^\d \u00a0-][ -]+[^\d \u00a0-]/.test(whole)) continue;
    take(draft, spanOf(match), 'shaped', withOrder(draft, match, { kind: 'card', bin: `${first}${more}`, last4 }));
  }
  takeLast4(draft, TAIL, 'shaped');
  readBins(draft);
  for (const match of draft.rest.matchAll(NAMED)) {
    const [, first, last4 = ''] = match;
    const bin = first?.replace(/\D/g, '');
    take(draft, spanOf(match), 'named', namedReadings(bin, last4));
  }
  takeLast4(draft, AFTER, 'named');
}

/** Two groups of four may be the first and the last, or one card and something else. */
function namedReadings(bin: string | undefined, last4: string): Reading[] {
  if (bin === undefined) return [{ kind: 'card', last4 }];
  const both: Reading = { kind: 'card', bin, last4 };
  return bin.length === 4 ? [both, { kind: 'card', last4: bin }] : [both];
}

function takeLast4(draft: Draft, pattern: RegExp, certainty: 'named' | 'shaped'): void {
  for (const match of draft.rest.matchAll(pattern)) {
    take(draft, spanOf(match), certainty, [{ kind: 'card', last4: match[1] ?? '' }]);
  }
}

/** "BIN 420000" joins the last four named elsewhere only when a person says so in one breath; alone it is a term. */
function readBins(draft: Draft): void {
  for (const match of draft.rest.matchAll(NAMED_BIN)) {
    const after = draft.rest.slice(match.index + match[0].length);
    const tail = new RegExp(
      String.raw`^[ ,;и]{0,4}(?:and |і )?${LAST_WORD}${FILLER}(\d{4})(?![\p{L}\d]|[.,]\d)`,
      'iu',
    ).exec(after);
    const span = spanOf(match);
    const bin = match[1] ?? '';
    if (!tail) take(draft, span, 'named', [{ kind: 'card', bin }]);
    else {
      take(draft, { start: span.start, end: span.end + tail[0].length }, 'named', [
        { kind: 'card', bin, last4: tail[1] ?? '' },
      ]);
    }
  }
}

/** An order number of a card's shape was masked when it was stored, too: it is still found by its masked form. */
function withOrder(draft: Draft, match: RegExpExecArray, card: Reading): Reading[] {
  const masked = /^\d{6}•{3,9}\d{4}$/.test(match[0]);
  if (!masked) return [card];
  const before = ORDER_BEFORE.exec(draft.rest.slice(Math.max(0, match.index - 24), match.index));
  if (!before) return [card, { kind: 'order', order: match[0] }];
  blot(draft, { start: match.index - before[0].length, end: match.index });
  return [{ kind: 'order', order: match[0] }, card];
}
