import { minorUnitsOf, parseAmount } from '#kernel/money';

/** What the columns of other people's files are called, as places in a gateway document. The first name of a place is the gateway's own. */
const PLACES = {
  uid: ['uid', 'transaction_uid', 'transaction_id', 'id_транзакции', 'идентификатор_транзакции', 'транзакция'],
  shop_id: ['shop_id', 'shop', 'магазин', 'id_магазина'],
  merchant_id: ['merchant_id', 'merchant', 'id_мерчанта'],
  type: ['type', 'transaction_type', 'тип', 'тип_транзакции', 'operation'],
  status: ['status', 'state', 'статус', 'состояние'],
  code: ['code', 'response_code', 'код', 'код_ответа'],
  message: ['message', 'сообщение', 'response_message'],
  friendly_message: ['friendly_message'],
  amount: ['amount', 'sum', 'сумма', 'amount_minor', 'amount_cents'],
  currency: ['currency', 'валюта', 'currency_code'],
  description: ['description', 'описание', 'назначение'],
  tracking_id: ['tracking_id', 'order_id', 'order', 'order_number', 'заказ', 'номер_заказа', 'merchant_order_id'],
  test: ['test', 'is_test', 'тест', 'тестовая'],
  language: ['language', 'язык'],
  parent_uid: ['parent_uid', 'parent'],
  reason: ['reason', 'причина'],
  recurring_type: ['recurring_type'],
  payment_method_type: ['payment_method_type', 'method', 'payment_method', 'способ_оплаты'],
  created_at: ['created_at', 'created', 'date', 'дата', 'дата_создания', 'datetime', 'transaction_date'],
  updated_at: ['updated_at', 'updated', 'дата_обновления'],
  paid_at: ['paid_at', 'paid', 'дата_оплаты'],
  expired_at: ['expired_at'],
  closed_at: ['closed_at'],
  settled_at: ['settled_at'],
  psp_settled_at: ['psp_settled_at'],
  manually_corrected_at: ['manually_corrected_at'],
  'credit_card.bin': ['bin', 'card_bin', 'бин', 'first_6'],
  'credit_card.last_4': ['last_4', 'last4', 'card_last_4', 'card_last4'],
  'credit_card.number': ['card', 'card_number', 'pan', 'карта', 'номер_карты', 'masked_pan'],
  'credit_card.brand': ['brand', 'card_brand', 'платежная_система'],
  'credit_card.holder': ['holder', 'card_holder', 'cardholder', 'держатель_карты', 'держатель'],
  'credit_card.stamp': ['stamp', 'card_stamp'],
  'credit_card.issuer_country': ['issuer_country', 'card_country'],
  'credit_card.issuer_name': ['issuer_name', 'issuer', 'банк_эмитент', 'эмитент'],
  'credit_card.product': ['product', 'card_product'],
  'transaction.auth_code': ['auth_code', 'authorization_code', 'approval_code', 'код_авторизации'],
  'transaction.bank_code': ['bank_code', 'код_банка'],
  'transaction.message': ['bank_message'],
  'transaction.rrn': ['rrn', 'ррн'],
  'transaction.ref_id': ['ref_id'],
  'transaction.billing_descriptor': ['billing_descriptor', 'descriptor', 'дескриптор'],
  'transaction.gateway_id': ['gateway_id', 'gateway', 'шлюз', 'терминал'],
  'three_d_secure_verification.status': ['three_d_secure_status', '3ds_status', '3ds'],
  'three_d_secure_verification.eci': ['eci'],
  'customer.email': ['email', 'e_mail', 'customer_email', 'почта', 'электронная_почта'],
  'customer.ip': ['ip', 'customer_ip', 'ip_адрес'],
  'billing_address.phone': ['phone', 'customer_phone', 'телефон'],
  'billing_address.first_name': ['first_name', 'customer_name', 'имя', 'клиент', 'плательщик', 'фио'],
  'billing_address.last_name': ['last_name', 'фамилия'],
  'erip.account_number': ['account_number', 'erip_account', 'лицевой_счет'],
  'erip.service_no': ['service_no', 'erip_service_no'],
} as const;

type Place = keyof typeof PLACES;

const PLACE_OF = new Map<string, Place>(
  Object.entries(PLACES).flatMap(([place, names]) => names.map((name) => [name, place as Place] as const)), // keys of the table
);

/** The place in a gateway document that a column fills; undefined for one that is only kept. */
export const placeOf = (column: string): Place | undefined => PLACE_OF.get(folded(column));

/** Whether a file with these columns can be taken in: a row without a uid is nothing. */
export const namesUid = (header: readonly string[]): boolean => header.some((column) => placeOf(column) === 'uid');

const folded = (column: string) =>
  column
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[^\p{L}\d]+/gu, '_')
    .replace(/^_|_$/g, '');

const TIMES: ReadonlySet<string> = new Set(Object.keys(PLACES).filter((place) => place.endsWith('_at')));

/** One record as a document in the gateway's words; what no column name explains is kept beside them. */
export function recordDocument(
  header: readonly string[],
  fields: readonly string[],
  timeZone: string,
): Record<string, unknown> {
  const document: Record<string, unknown> = {};
  const others: Record<string, string> = {};
  for (const [index, column] of header.entries()) {
    const text = fields[index] ?? '';
    if (text === '') continue;
    const place = placeOf(column);
    if (place === undefined) others[column] = text;
    else put(document, place, valueText(place, text, timeZone));
  }
  const { amount, currency } = document;
  if (amount !== undefined) document.amount = minorText(amount, currency);
  return Object.keys(others).length > 0 ? { ...document, other_columns: others } : document;
}

function put(document: Record<string, unknown>, place: string, value: unknown): void {
  const [outer = '', inner] = place.split('.');
  if (inner === undefined) document[outer] ??= value;
  else document[outer] = { [inner]: value, ...(document[outer] as object | undefined) }; // made here, and the first column wins
}

const TRUE = new Set(['true', '1', 'yes', 'да', 't', 'y']);
const STATUSES: Record<string, string> = {
  успешно: 'successful',
  успешный: 'successful',
  успешная: 'successful',
  оплачен: 'successful',
  success: 'successful',
  отклонено: 'failed',
  отклонен: 'failed',
  неуспешно: 'failed',
  неуспешный: 'failed',
  ошибка: 'failed',
  declined: 'failed',
  'в обработке': 'pending',
  ожидает: 'pending',
  истек: 'expired',
};

function valueText(place: Place, text: string, timeZone: string): unknown {
  if (TIMES.has(place)) return timeText(text, timeZone);
  if (place === 'test') return TRUE.has(text.toLowerCase());
  if (place === 'status') return STATUSES[text.toLowerCase().replaceAll('ё', 'е')] ?? text;
  if (place === 'shop_id' || place === 'merchant_id') return /^\d{1,10}$/.test(text) ? Number(text) : text;
  return text;
}

const DOTTED = /^(\d{1,2})[./](\d{1,2})[./](\d{4})(?:[ T,]+(\d{1,2}):(\d\d)(?::(\d\d))?)?$/;
const BARE = /^(\d{4})-(\d\d)-(\d\d)(?:[ T](\d\d):(\d\d)(?::(\d\d))?)?$/;

/** A time without a zone is one of the desk's; anything else is left as it stands, to be read or called odd later. */
function timeText(text: string, timeZone: string): string {
  const dotted = DOTTED.exec(text);
  const bare = BARE.exec(text);
  const [, a, b, c, hour = '0', minute = '0', second = '0'] = dotted ?? bare ?? [];
  if (a === undefined) return text;
  const [year, month, day] = dotted === null ? [a, b, c] : [c, b, a];
  const fields = { year, month, day, hour, minute, second };
  try {
    const numbers = Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, Number(value)]));
    return Temporal.ZonedDateTime.from({ timeZone, year: 0, month: 0, day: 0, ...numbers }, { overflow: 'reject' })
      .toInstant()
      .toString();
  } catch {
    return text;
  }
}

/** Decimals are major units, a whole number is minor ones, as the gateway writes them. */
function minorText(amount: unknown, currency: unknown): unknown {
  const text = String(amount);
  if (/^-?\d+$/.test(text)) return text;
  const parsed = parseAmount(text);
  if (parsed === undefined) return text;
  const minor = parsed.minor * 10 ** ((minorUnitsOf(String(currency).toUpperCase()) ?? 2) - parsed.exponent);
  return Number.isSafeInteger(minor) ? minor : text;
}
