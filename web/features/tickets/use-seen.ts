import { useEffect, useState } from 'react';
import type { ThreadEntry } from '#contract/tickets';
import { useSelf } from '../../lib/actor.ts';
import { newestOfOthers } from './thread.rules.ts';

/** A message counts as seen when it has stood on the screen for a moment: not when it flashes up under the hand. */
const READING_MS = 1500;

/** The newest mark of others that a person had the time to see: a message, or what it reads like since it was changed. */
export function useSeen(ticketId: string, entries: readonly ThreadEntry[]): string | null {
  const newest = newestOfOthers(entries, useSelf().id);
  const [seen, setSeen] = useState<{ of: string; id: string | null }>({ of: ticketId, id: null });
  // What stood there on opening was opened to be read.
  const isFirst = seen.of !== ticketId || seen.id === null;
  if (isFirst && (seen.of !== ticketId || seen.id !== newest)) setSeen({ of: ticketId, id: newest });
  const shown = isFirst ? newest : seen.id;
  useEffect(() => {
    if (shown === newest) return undefined;
    const timer = setInterval(() => {
      if (!document.hidden) setSeen({ of: ticketId, id: newest });
    }, READING_MS);
    return () => clearInterval(timer);
  }, [shown, newest, ticketId]);
  return shown;
}
