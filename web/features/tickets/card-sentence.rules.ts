import type { ThreadEntry } from '#contract/tickets';
import { hasMaskedCard } from './masked-card.rules.ts';

interface Owed {
  entries: readonly ThreadEntry[];
  /** Empty where nobody has sent a card number. */
  sentence: string;
  text: string;
}

/** Whether a card number came since we last spoke, and what is being written does not tell them so. */
export function owesCardSentence({ entries, sentence, text }: Owed): boolean {
  if (sentence === '' || text.trim() === '' || text.includes(sentence)) return false;
  const said = entries.filter((entry) => entry.entry === 'message');
  const spoken = said.findLastIndex(
    ({ direction, delivery }) => direction === 'out' && delivery?.state !== 'taken-back',
  );
  return said
    .slice(spoken + 1)
    .some((message) => message.direction === 'in' && hasMaskedCard(`${message.subject ?? ''}\n${message.text}`));
}
