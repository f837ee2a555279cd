import type { ThreadEntry, ThreadMessage } from '#contract/tickets';

export type ThreadEvent = Extract<ThreadEntry, { entry: 'event' }>;

export interface ThreadPages {
  pages: { items: ThreadEntry[]; next?: string | undefined }[];
  pageParams: unknown[];
}

/** What stands in a thread: messages and notes by themselves, what happened between them folded together. */
export type ThreadItem = Exclude<ThreadEntry, ThreadEvent> | { entry: 'events'; id: string; events: ThreadEvent[] };

/** All that is loaded, oldest first: pages come newest first, their entries oldest first. */
export const entriesOf = (pages: Pick<ThreadPages, 'pages'> | undefined): ThreadEntry[] =>
  [...(pages?.pages ?? [])].reverse().flatMap((page) => page.items);

/** The thread with its newest page read again: known entries are brought up to date, the rest is added where it belongs. */
export function renewed(shown: ThreadPages, newest: ThreadEntry[]): ThreadPages {
  const byId = new Map(newest.map((entry) => [entry.id as string, entry]));
  const older = shown.pages.slice(1).map((page) => ({
    ...page,
    items: page.items.map((entry) => byId.get(entry.id) ?? entry),
  }));
  const inOlder = new Set(older.flatMap((page) => page.items.map((entry) => entry.id as string)));
  const first = shown.pages[0];
  if (first === undefined) return shown;
  const kept = first.items.filter((entry) => !byId.has(entry.id));
  const fresh = newest.filter((entry) => !inOlder.has(entry.id));
  // What has slid off the newest page stands before it.
  return { ...shown, pages: [{ ...first, items: [...kept, ...fresh] }, ...older] };
}

export function itemsOf(entries: readonly ThreadEntry[]): ThreadItem[] {
  const items: ThreadItem[] = [];
  for (const entry of entries) {
    const last = items.at(-1);
    if (entry.entry !== 'event') items.push(entry);
    else if (last?.entry === 'events') last.events.push(entry);
    else items.push({ entry: 'events', id: `events ${entry.id}`, events: [entry] });
  }
  return items;
}

const isFromThem = (entry: ThreadEntry): entry is ThreadMessage =>
  entry.entry === 'message' && entry.direction === 'in';

export const newestInbound = (entries: readonly ThreadEntry[]): ThreadMessage | undefined =>
  entries.findLast(isFromThem);

/** What others said: the other side, and colleagues. What the program said, or was taken back, needs nobody's eyes. */
const isFromOthers =
  (self: string) =>
  (entry: ThreadEntry): entry is ThreadMessage =>
    entry.entry === 'message' && (entry.direction === 'in' || isByColleague(entry, self));

const isByColleague = ({ authorId, delivery }: ThreadMessage, self: string) =>
  authorId !== null && authorId !== self && delivery?.state !== 'taken-back';

/** The newest mark of others: marks are in the order of arrival, also of what came late or reads otherwise and stands higher up. */
export const newestOfOthers = (entries: readonly ThreadEntry[], self: string): string | null =>
  newestMark(entries.filter(isFromOthers(self)), null);

/** What has been seen after these were shown. */
export const newestMark = (shown: readonly ThreadMessage[], seen: string | null): string | null =>
  shown.reduce<string | null>((last, { mark }) => (last === null || mark > last ? mark : last), seen);
