import type { Language } from '../diagnosis/contract.ts';
import type { DraftKind, Thing } from './draft.rules.ts';
import { DRAFT_WORDS, type DraftWords } from './draft-words.ts';

interface DraftToWrite {
  kind: DraftKind;
  language: Language;
  name: string | undefined;
  sentCard: boolean;
  /** For `ask-which`. */
  missing: readonly Thing[];
  /** For `tell`. */
  body: string;
}

/** A draft from its greeting to its last sentence. */
export function draftText({ kind, language, name, sentCard, missing, body }: DraftToWrite): string {
  const words = DRAFT_WORDS[language];
  const parts = [
    name === undefined ? words.hello : words.helloName(name),
    ...(sentCard ? [words.sentCard] : []),
    saying(kind, words, missing, body),
  ];
  return parts.join('\n\n');
}

function saying(kind: DraftKind, words: DraftWords, missing: readonly Thing[], body: string): string {
  switch (kind) {
    case 'tell':
      return body;
    case 'ask-which':
      return words.askWhich(missing.map((thing) => words.things[thing]));
    case 'ask-payer':
      return words.askPayerProof;
    case 'ask-merchant':
      return words.askMerchantProof;
    case 'ask-anybody':
      return words.askAnybodyProof;
    case 'privately':
      return words.writePrivately;
  }
}
