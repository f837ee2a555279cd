import { MOST_COUNTED } from '#contract/deliveries';

/** A count as it is shown: one that was ended is told from one that is exact. */
export const countedText = (count: number): string => (count >= MOST_COUNTED ? `${count}+` : String(count));
