import { useState } from 'react';
import type { Incident, RoundPreviewItem } from '#contract/incidents';
import type { TicketId } from '#kernel/ids';
import { chosenFrom, knowsNews } from './round-choice.rules.ts';

/** Who of those that were looked at gets the answer, and the ways to change that; what was ticked outlives another look. */
export function useRoundChoice(items: readonly RoundPreviewItem[], incident: Incident) {
  const [flipped, setFlipped] = useState<ReadonlySet<TicketId>>(new Set());
  const chosen = chosenFrom(items, incident, flipped);
  const known = items.filter((item) => item.excluded === null && knowsNews(item, incident));
  const flip = (ticketIds: readonly TicketId[], isFlipped: boolean) => {
    const others = [...flipped].filter((id) => !ticketIds.includes(id));
    setFlipped(new Set(isFlipped ? [...others, ...ticketIds] : others));
  };
  return {
    chosen,
    known: known.length,
    areKnownChosen: known.length > 0 && known.every(({ ticketId }) => flipped.has(ticketId)),
    toggle: (ticketId: TicketId) => flip([ticketId], !flipped.has(ticketId)),
    chooseKnown: (isChosen: boolean) =>
      flip(
        known.map(({ ticketId }) => ticketId),
        isChosen,
      ),
  };
}
