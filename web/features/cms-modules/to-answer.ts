/** Where words for the merchant go: the answer to their open request. */
export interface ToAnswer {
  /** The request's. */
  number: number;
  add(text: string): void;
}
