/** Sentences as people write them; `{order}` and the like are filled from a payment. `{{` never stands in one. */
export interface Phrasings {
  language: 'ru' | 'en' | 'be';
  who: 'merchant' | 'payer';
  texts: readonly string[];
}
