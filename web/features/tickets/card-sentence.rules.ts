interface Owed {
  /** Empty where nobody has sent a card number since we last spoke. */
  sentence: string;
  text: string;
}

/** Whether who sent a card number is to be told so, and what is being written does not. */
export const owesCardSentence = ({ sentence, text }: Owed): boolean =>
  sentence !== '' && text.trim() !== '' && !text.includes(sentence);
