// A shop's tracking id may carry more than the order: "a;b", "order:payment", "order|method", "payment#system", "order_2".
const SEPARATORS = /[;,|:#\s]+|_(?=\d{1,2}$)/;
const MOST = 10;

/** How order ids are compared: without case, as the index on them is. */
export const foldOrder = (order: string) => order.replace(/[A-Z]/g, (letter) => letter.toLowerCase());

/** The single values in a tracking id that holds several or decorates its number; none when it is found as it stands. */
export function orderValues(trackingId: string): string[] {
  const whole = foldOrder(trackingId);
  const values = whole.split(SEPARATORS).filter((value) => value.length > 1);
  const all = [...new Set([...values, ...values.flatMap((value) => coreNumber(value) ?? [])])];
  return all.filter((value) => value !== whole).slice(0, MOST);
}

const PREFIXED = /^\p{L}{1,12}[-_#/.]?0*(\d{3,12})$/u;
const FILLED = /^0+(\d{3,12})$/;
const SUFFIXED = /^0*(\d{3,12})[-_][\p{L}\d]{1,40}$/u;

/** The number that the payer was shown: 10423 of `ORD-10423`, `000010423` and `000010423_5ace1cc4`. */
export function coreNumber(order: string): string | undefined {
  for (const pattern of [PREFIXED, FILLED, SUFFIXED]) {
    const number = pattern.exec(order)?.[1];
    if (number !== undefined) return number;
  }
  return undefined;
}
