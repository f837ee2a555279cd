import { useEffect, useState } from 'react';

const CARD_DIGITS = 13;
const LIKE_SECRET = /sk_|key|secret|token|pass|парол|ключ/iu;

/** Whether it is worth a look: so many digits, in whatever signs, or a word that stands before secrets. */
const mayHold = (text: string) => (text.match(/\p{Nd}/gu)?.length ?? 0) >= CARD_DIGITS || LIKE_SECRET.test(text);

/** Whether the server will hide something of these texts, by its own rule; it is fetched when it may be needed. */
export function useMasked(texts: readonly string[]): boolean {
  const [mask, setMask] = useState<{ of(text: string): string } | undefined>(undefined);
  const suspects = texts.filter(mayHold);
  const isWanted = suspects.length > 0 && mask === undefined;
  useEffect(() => {
    if (!isWanted) return;
    // Without it the hint is missing; the text is masked all the same.
    void import('#kernel/mask').then(
      ({ maskText }) => setMask({ of: maskText }),
      () => {},
    );
  }, [isWanted]);
  return mask !== undefined && suspects.some((text) => mask.of(text) !== text);
}
