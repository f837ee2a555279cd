/** Pages of a back office's export as its wire has them: 26 fields a row, one payment every few seconds, a fifth declined. */

export const PAGE_ROWS = 2_000;
const SHOPS = 200;
const STEP_MS = 3_400;

const WORDS = ['Оплата заказа', 'Order', 'Заказ', 'Счёт', 'Invoice', 'Доставка'];

export function exportPage(number: number, start: Temporal.Instant): string {
  const rows = Array.from({ length: PAGE_ROWS }, (_, index) => exportRow(number * PAGE_ROWS + index, start));
  return JSON.stringify({ data: { transactions: rows, pagination: { has_next_page: true } } });
}

function exportRow(n: number, start: Temporal.Instant) {
  const at = start.add({ milliseconds: n * STEP_MS });
  const declined = n % 5 === 0;
  const order = `${(n * 7919) % 1_000_003}`;
  return {
    uid: uidOf(n),
    shop_id: 3_001 + (n % SHOPS),
    merchant_id: 101 + (n % 40),
    type: n % 50 === 7 ? 'refund' : 'payment',
    status: declined ? 'failed' : 'successful',
    code: declined ? 'F.0114' : 'S.0000',
    message: declined ? 'Insufficient funds' : 'Successfully processed',
    friendly_message: declined ? 'There is not enough money on the card.' : 'The payment went through.',
    amount: 100 + ((n * 37) % 50_000),
    currency: n % 10 === 0 ? 'USD' : 'BYN',
    converted_amount: 100 + ((n * 37) % 50_000),
    description: `${WORDS[n % WORDS.length]} № ${order} от 12.11, позиция ${n % 17}`,
    tracking_id: n % 100 === 3 ? `${order};${n}` : order,
    language: 'ru',
    test: false,
    parent_uid: null,
    reason: null,
    recurring_type: null,
    payment_method_type: 'credit_card',
    created_at: at.toString({ fractionalSecondDigits: 3 }),
    updated_at: at.add({ seconds: 2 }).toString({ fractionalSecondDigits: 3 }),
    paid_at: declined ? null : at.add({ seconds: 2 }).toString({ fractionalSecondDigits: 3 }),
    closed_at: null,
    settled_at: null,
    expired_at: null,
    manually_corrected_at: null,
  };
}

/** Spread like a random UUID, so that the index of identities is met as in life. */
function uidOf(n: number): string {
  const mixed = (n * 2_654_435_761) % 4_294_967_296;
  const hex = mixed.toString(16).padStart(8, '0');
  return `${hex}-${hex.slice(0, 4)}-4${hex.slice(4, 7)}-8${hex.slice(1, 4)}-${n.toString(16).padStart(12, '0')}`;
}
