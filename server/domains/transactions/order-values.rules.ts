// A shop's tracking id may carry more than the order: "a;b", "order:payment", "order|method", "payment#system", "order_2".
const SEPARATORS = /[;,|:#\s]+|_(?=\d{1,2}$)/;
const MOST = 10;

/** How order ids are compared: without case, as the index on them is. */
export const foldOrder = (order: string) => order.replace(/[A-Z]/g, (letter) => letter.toLowerCase());

/** The single values in a tracking id that holds several; none when it is one value, which is found as it stands. */
export function orderValues(trackingId: string): string[] {
  const values = foldOrder(trackingId)
    .split(SEPARATORS)
    .filter((value) => value.length > 1);
  if (values.length === 1 && values[0] === foldOrder(trackingId)) return [];
  return [...new Set(values)].slice(0, MOST);
}
