import type { Incoming } from './contract.ts';
import { identityKey, senderIdentityOf } from './outcome.rules.ts';

interface Waiting {
  accountId: string;
  /** What is in order among itself. */
  lane: string;
  said: Incoming;
  digest?: string | null;
}

const MOST_SIDE_BY_SIDE = 40;

/**
 * Cuts what waits, in its order, into rounds: payloads of one round have nothing to do with each other, so that they can be taken
 * side by side. What may point at anything (a mail that answers another, a bounce) is a round of its own.
 */
export function roundsOf<T extends Waiting>(waiting: readonly T[]): T[][] {
  const rounds: T[][] = [];
  let touched = new Set<string>();
  let isOpen = false;
  for (const one of waiting) {
    const keys = keysOf(one);
    const round = rounds.at(-1);
    const fits =
      isOpen &&
      keys !== undefined &&
      round !== undefined &&
      round.length < MOST_SIDE_BY_SIDE &&
      !keys.some((key) => touched.has(key));
    if (fits) round.push(one);
    else {
      rounds.push([one]);
      touched = new Set();
    }
    isOpen = keys !== undefined;
    for (const key of keys ?? []) touched.add(key);
  }
  return rounds;
}

/** What a payload reads and writes; undefined where that cannot be told beforehand. */
function keysOf({ accountId, lane, said, digest = null }: Waiting): string[] | undefined {
  if (said.kind === 'undelivered' || said.kind === 'moved') return undefined;
  const identity = senderIdentityOf(said);
  const keys = [
    `lane ${accountId} ${lane}`,
    ...(identity === null ? [] : [`sender ${identityKey(identity)}`]),
    ...(digest === null ? [] : [`digest ${digest}`]),
  ];
  if (said.kind !== 'message' || said.conversation.kind !== 'mail') return keys;
  // The same mail may have come to several mailboxes.
  return pointsAtOthers(said) ? undefined : [...keys, `mail ${said.providerMessageId}`];
}

const pointsAtOthers = ({ threading }: Extract<Incoming, { kind: 'message' }>) =>
  threading.ticketToken !== undefined ||
  threading.replyTo !== undefined ||
  threading.subjectNumber !== undefined ||
  threading.references.length > 0;
