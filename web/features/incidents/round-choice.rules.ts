import type { Incident, RoundPreviewItem } from '#contract/incidents';

type News = Pick<Incident, 'updates' | 'resolvedAt'>;

/** Whether an answer to all has reached somebody since there was something new to say. */
export function knowsNews(
  { answeredAt }: Pick<RoundPreviewItem, 'answeredAt'>,
  { updates, resolvedAt }: News,
): boolean {
  const said = updates.findLast(({ isPublic }) => isPublic)?.at;
  const newsMs = Math.max(...[said, resolvedAt ?? undefined].map((at) => (at === undefined ? 0 : Date.parse(at))));
  return answeredAt !== null && Date.parse(answeredAt) >= newsMs;
}

/** Whom an answer goes to: everyone to whom it is new, but for what was ticked otherwise by hand. */
export const chosenFrom = <Item extends Pick<RoundPreviewItem, 'answeredAt' | 'excluded'> & { ticketId: string }>(
  items: readonly Item[],
  news: News,
  flipped: ReadonlySet<string>,
): Item[] => items.filter((item) => item.excluded === null && knowsNews(item, news) === flipped.has(item.ticketId));
