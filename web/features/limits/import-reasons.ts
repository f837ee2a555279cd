import { en } from './words.en.ts';

type KnownReason = keyof typeof en.csv.reasons;

/** Whether there are words for why a line was refused. */
export const isKnownReason = (reason: string): reason is KnownReason => Object.hasOwn(en.csv.reasons, reason);
