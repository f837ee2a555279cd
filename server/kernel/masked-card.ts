/** A number of a card as the mask leaves it. */
export const MASKED_CARD = /\d{6}•{3,9}\d{4}/;

/** The one written form of a card number: BIN, one dot for each hidden digit, last four. The same card is always the same text. */
export function maskedCard(digits: string): string {
  return `${digits.slice(0, 6)}${'•'.repeat(digits.length - 10)}${digits.slice(-4)}`;
}
