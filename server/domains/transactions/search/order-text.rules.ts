import { unitAt } from '#kernel/currency-words';
import { ShopId } from '#kernel/ids';
import { MONTH } from './calendar-words.rules.ts';
import type { Reading } from './contract.ts';
import { blot, type Draft, type Span, spanOf, take, takeEach } from './draft.rules.ts';
import { orderReading } from './identifier-text.rules.ts';

const ORDER_WORD = String.raw`(?:заказ\p{L}{0,4}|замов\p{L}{0,3}|зак(?=[. №#:\d])|инв(?:ойс\p{L}{0,3})?|счет\p{L}{0,3}(?:-фактур\p{L}{0,2})?|рахун\p{L}{0,3}|чек\p{L}{0,2}|квитанц\p{L}{0,3}|накладн\p{L}{0,3}|брон\p{L}{0,6}|п[оа]купк\p{L}{0,3}|трек(?:инг\p{L}{0,2})?|orders?|ord|invoices?|inv|bill|receipt|booking|tracking(?:[ _-]?id)?|track(?:[ _-]?id)?)(?!\p{L})`;
const FILLER = String.raw`(?:[ \u00a0:№#"«(.=/_–—-]|(?:номер\p{L}{0,3}|нумар\p{L}{0,3}|ном|нр|number|num|no|nr|id|ид|n|под|за|с|is|the|оплат\p{L}{0,2}|пакупк\p{L}{0,2})(?![\p{L}])){0,8}`;
// "10423;client-77" and "4|10423" are one tracking id; what follows such a sign has a digit, or it is the next sentence.
const VALUE = String.raw`((?=[\p{L}_/.-]{0,24}\d)[\p{L}\d]{1,40}(?:(?:[-_/.#]|[;|:](?=[\p{L}_-]{0,16}\d))[\p{L}\d]{1,40}){0,6})`;
const NAMED = new RegExp(String.raw`(?<![\p{L}\d])${ORDER_WORD}${FILLER}${VALUE}`, 'giu');
const SIGN = new RegExp(
  String.raw`(?<![\p{L}\d#])(?:№|#|n°|nr\.?|no\.|номер\p{L}{0,2}(?! ?(?:тел|карт)))[ \u00a0:№#]{0,3}${VALUE}`,
  'giu',
);
const BEFORE = /(?<![\p{L}\d.,:-])(\d{3,12})(?:-?(?:го|му|й|ый|ой|м))? (?:заказ|замов|order)\p{L}{0,3}(?!\p{L})/giu;
const NEXT =
  /(?:[ \u00a0]?[,;/&+][ \u00a0]?|[ \u00a0](?:и|й|і|або|или|and|or)[ \u00a0]|[ \u00a0]|,?\r?\n)(?:№|#)?(\d{3,12})(?![\p{L}\d]|[.,:-]\d)/uy;

const SHOP =
  /(?<![\p{L}\d])(?:магазин\p{L}{0,3}|маг\.?|крам\p{L}{0,3}|шоп\p{L}{0,2}|shops?|stores?)(?:[ \u00a0]?[:№#=_-]|[ \u00a0](?:номер\p{L}{0,2}|нумар\p{L}{0,2}|id|ид|number|no)\.?|[ \u00a0_-]?id)?[ \u00a0:№#=]{0,3}(\d{1,7})(?![\p{L}\d]|[.,:-]\d)/giu;
const MERCHANT =
  /(?<![\p{L}\d])(?i:мерчант\p{L}{0,3}|merchant|продав(?:ец|ц\p{L}{1,2})|магазин\p{L}{0,3}|крам\p{L}{0,3}|компани\p{L}{1,2}|shop|store)[ \u00a0:]{1,3}(?:[«"“„]([^»"”“\n\ufdd0]{2,60})[»"”“]|(\p{Lu}[\p{L}\d.&'’-]{1,40}(?: \p{Lu}[\p{L}\d.&'’-]{1,40}){0,2}))/gu;
const QUOTED_LEGAL =
  /(?<![\p{L}\d])(?:ООО|ЗАО|ОАО|ЧУП|ЧТУП|УП|ИП|ТАА|LLC|Ltd)[ \u00a0]{1,2}[«"“„]?([\p{L}\d][\p{L}\d .&'’-]{1,58}[\p{L}\d])[»"”]?/gu;
const DOMAIN =
  /(?<![\p{L}\d@._-])(?:https?:\/\/)?(?:www\.)?((?:[\p{L}\d-]{1,63}\.){1,4}(?:by|ru|com|net|org|shop|store|kz|uz|ua|eu|pl|lt|lv|io|бел|рф|online|site|pro|me))(?:\/[^\s\ufdd0]{0,300})?(?![\p{L}\d@-])/giu;
const DESCRIPTOR =
  /(?<![\p{L}\d])(?:дескриптор\p{L}{0,2}|дэскрыптар\p{L}{0,2}|descriptor)[ \u00a0:=«"]{1,4}([\p{L}\d][\p{L}\d*. _/-]{2,40}?)(?=[»"“,;\n]|$|\.\s)/giu;
const STARRED =
  /(?<![\p{L}\d])([A-Z][A-Z0-9.]{2,15}\*[A-Z0-9][A-Z0-9.-]{1,21}(?: (?!BYN|USD|EUR|RUB)[A-Z][A-Z.-]{1,12}){0,2})(?![\p{L}\d])/gu;

/** "order 10423", "#10423", "orders 10423, 10424 and 10425". */
export function readOrders(draft: Draft): void {
  for (const pattern of [NAMED, SIGN]) {
    for (const match of draft.rest.matchAll(pattern)) takeOrder(draft, match);
  }
  takeEach(draft, BEFORE, 'named', ([, order = '']) => [orderReading(order)]);
}

function takeOrder(draft: Draft, match: RegExpExecArray): void {
  const order = match[1] ?? '';
  const end = match.index + match[0].length;
  if (isOtherValue(draft, order, end)) return;
  const start = match.index;
  take(draft, { start, end }, 'named', ordersIn(match[0], order));
  if (/^\d+$/.test(order)) takeNeighbours(draft, order.length, end);
}

/** "order-10423" may be the whole tracking id; in capitals, as "ORD-10423", it more likely is. */
function ordersIn(said: string, order: string): Reading[] {
  const [word] = /^\p{L}+[-_]/u.exec(said) ?? [''];
  if (word === '' || word + order !== said) return [orderReading(order)];
  const readings = [orderReading(order), orderReading(said)];
  return /^[A-Z]+.$/.test(word) ? readings.reverse() : readings;
}

/** "10423, 10424 and 10425": further numbers of the same length go with the first. */
function takeNeighbours(draft: Draft, length: number, from: number): void {
  let place: number | undefined = from;
  while (place !== undefined) {
    NEXT.lastIndex = place;
    const next = NEXT.exec(draft.rest);
    const order = next?.[1];
    place = order?.length === length ? NEXT.lastIndex : undefined;
    if (order === undefined || place === undefined || isOtherValue(draft, order, place)) return;
    const span: Span = { start: place - order.length, end: place };
    take(draft, span, 'named', [orderReading(order)]);
  }
}

const MONTH_NEXT = new RegExp(String.raw`^(?:-?(?:го|е|ого|ага|st|nd|rd|th))?[ \u00a0]${MONTH}`, 'iu');

/** "the bill of 48,50", "order of 3.06.2026", "счёт 100 руб": an amount or a date stands where an order might. */
function isOtherValue(draft: Draft, value: string, end: number): boolean {
  if (/^\d{1,2}[./-]\d{1,2}(?:[./-]\d{2,4})?$/.test(value) && !/^\d{1,2}[-/]\d{1,2}$/.test(value)) return true;
  if (/^\d{1,2}:\d\d$/.test(value) || (/^\d{1,2}$/.test(value) && MONTH_NEXT.test(draft.rest.slice(end, end + 16))))
    return true;
  if (!/^\d+(?:\.\d{1,2})?$/.test(value)) return false;
  return (
    /^\d+\.\d/.test(value) ||
    /^,\d{1,2}(?!\d)/.test(draft.rest.slice(end, end + 4)) ||
    unitAt(draft.rest, end) !== undefined
  );
}

/** «Ромашка», a domain, a descriptor. */
export function readMerchants(draft: Draft): void {
  takeEach(draft, DESCRIPTOR, 'named', ([, descriptor = '']) => [
    { kind: 'descriptor', descriptor: descriptor.trim() },
  ]);
  takeEach(draft, STARRED, 'shaped', ([descriptor]) => [{ kind: 'descriptor', descriptor }]);
  for (const match of draft.rest.matchAll(DOMAIN)) takeDomain(draft, match);
  takeEach(draft, QUOTED_LEGAL, 'named', ([, name = '']) => [{ kind: 'merchant', name }]);
  takeEach(draft, MERCHANT, 'named', ([, quoted, name]) => [{ kind: 'merchant', name: (quoted ?? name ?? '').trim() }]);
}

/** A link to a payment page names the gateway, not the shop. */
function takeDomain(draft: Draft, match: RegExpExecArray): void {
  const name = (match[1] ?? '').toLowerCase();
  if (/[?&]token=/.test(match[0])) blot(draft, spanOf(match));
  else take(draft, spanOf(match), 'shaped', [{ kind: 'merchant', name }]);
}

/** "shop 361". */
export function readShops(draft: Draft): void {
  for (const match of draft.rest.matchAll(SHOP)) {
    const end = match.index + match[0].length;
    const shopId = ShopId.safeParse(match[1]);
    if (!shopId.success || unitAt(draft.rest, end)) continue;
    take(draft, { start: match.index, end }, 'named', [
      { kind: 'shop', shopId: shopId.data },
      orderReading(match[1] ?? ''),
    ]);
  }
}
