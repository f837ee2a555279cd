import { ORDER_UNCHANGED } from '../diagnosis/contract.ts';

/** Words in which a person would tell a cause that the payer must not hear, whatever its headline says. */
interface Suspects {
  causes: ReadonlySet<string>;
  words: RegExp;
}

const PROTECTION: Suspects = {
  causes: new Set([
    'fraud-suspected',
    'fraud-advice',
    'lost-stolen',
    'blacklisted',
    'security-rule',
    'verification-refused',
    'card-blocked',
    'stopped-by-payer',
    'law-forbidden',
  ]),
  words:
    /(?<!\p{L})(?:мошен\p{L}*|махляр\p{L}*|(?:анти)?фрод\p{L}*|подозр\p{L}*|падазр\p{L}*|ч[её]рн\p{L}* спис\p{L}*|стоп-?лист\p{L}*|украд[её]н\p{L}*|утерян\p{L}*|(?:anti-?)?fraud\p{L}*|suspicio\p{L}*|stolen|reported lost|black-?list\p{L}*|stop-?list\p{L}*|security rule|правил\p{L}* (?:защиты|безопасности))/giu,
};

const SHOPS_AFFAIRS: Suspects = {
  causes: new Set([
    'limit-acquirer',
    'limit-refund',
    'limit-profile-missing',
    'limit-provider',
    'limit-provider-or-acquirer',
    'limit-unclear',
    'gateway-full',
    'gateway-inactive',
    'routing-refused',
    'terminal-error',
    'merchant-account-invalid',
    'not-permitted-terminal',
    'call-acquirer',
    'acquirer-unavailable',
    'provider-error',
    'three-ds-rule',
    'request-invalid',
    'browser-data-missing',
    'amount-invalid',
    'amount-below-minimum',
    'currency-not-supported',
    'shop-not-found',
    'gateway-not-set',
    'access-refused',
    'encryption-error',
    'operation-not-allowed',
    'test-settings',
    'order-not-found',
    'corrected-by-hand',
    ...ORDER_UNCHANGED,
    'module-misconfigured',
    'incident-open',
    'planned-works',
  ]),
  words:
    /(?<!\p{L})(?:эквай\p{L}*|лимит\p{L}* (?:магазин|оборот|терминал|продавц)\p{L}*|месячн\p{L}* оборот\p{L}*|шлюз\p{L}*|терминал\p{L}*|маршрутизац\p{L}*|настройк\p{L}* (?:модул|магазин|сайт)\p{L}*|секретн\p{L}* ключ\p{L}*|ключ\p{L}* (?:api|магазин\p{L}*)|acquir\p{L}*|(?:shop|merchant|store)['’]?s? (?:monthly )?limit|monthly turnover|gateway|routing|terminal|secret key|api key|module settings|shop settings)/giu,
};

/** What is the payer's own affair: closed only to who has not proven to be the payer. */
const PAYERS_AFFAIRS: Suspects = {
  causes: new Set([
    'insufficient-funds',
    'limit-issuer',
    'limit-payer-provider',
    'card-expired',
    'card-data',
    'card-code',
    'three-ds-failed',
    'three-ds-abandoned',
    'do-not-honor',
    'refunded',
    'partly-refunded',
    'charged-twice',
  ]),
  words:
    /(?<!\p{L})(?:не ?хва[тц]\p{L}* (?:денег|средств|грошай)|недостаточно (?:денег|средств)|срок\p{L}* (?:действия )?карт\p{L}* (?:истек|истёк|закончил)\p{L}*|неверн\p{L}* (?:cvv|cvc|код с)|превы\p{L}* лимит\p{L}*|не прош\p{L}* 3-?ds?|банк (?:отказал|отклонил)|insufficient funds|not enough money|card (?:has )?expired|wrong cvv|limit (?:was )?exceeded|bank (?:has )?(?:declined|refused)|was refunded|charged twice)(?!\p{L})/giu,
};

/** What of these words stands in the text, for a cause that is held back. */
export function suspectWords(cause: string, text: string): string[] {
  return [PROTECTION, SHOPS_AFFAIRS, PAYERS_AFFAIRS]
    .filter(({ causes }) => causes.has(cause))
    .flatMap(({ words }) => Array.from(text.matchAll(words), ([found]) => found));
}
