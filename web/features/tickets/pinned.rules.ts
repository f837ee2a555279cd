import type { PinnedView } from '#contract/tickets';

/** So many a person may pin; the first nine have a key. */
export const MOST_PINNED = 30;
export const KEYED = 9;

export const isPinned = (views: readonly PinnedView[], text: string): boolean =>
  views.some((view) => view.text === text);

/** At the end, once; a full list stays as it is. */
export function pinned(views: readonly PinnedView[], text: string): PinnedView[] {
  if (text === '' || isPinned(views, text) || views.length >= MOST_PINNED) return [...views];
  return [...views, { name: '', text }];
}

export const unpinned = (views: readonly PinnedView[], at: number): PinnedView[] => views.toSpliced(at, 1);

export const renamed = (views: readonly PinnedView[], at: number, name: string): PinnedView[] =>
  views.map((view, place) => (place === at ? { ...view, name: name.trim() } : view));

/** One place up or down; at either end it stays. */
export function moved(views: readonly PinnedView[], at: number, by: 1 | -1): PinnedView[] {
  const here = views[at];
  const there = views[at + by];
  if (here === undefined || there === undefined) return [...views];
  return views.toSpliced(Math.min(at, at + by), 2, ...(by === 1 ? [there, here] : [here, there]));
}
