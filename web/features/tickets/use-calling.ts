import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { countTickets } from '#contract/tickets';
import { useMay, useSelf } from '../../lib/actor.ts';
import { ask } from '../../lib/ask.ts';
import { useDoor } from '../../lib/door.ts';
import { useStreams } from '../../lib/use-streams.ts';
import { hasSound, notify, ring } from './calling.ts';
import { refreshCounts } from './use-view-counts.ts';

/** Two messages within this are one call. */
const QUIET_MS = 3000;
const COUNT_EVERY_MS = 30_000;
/** What the title counts: unread on one's own desk, and what nobody has. */
const CALLING_VIEWS = ['assignee:me is:unread', 'is:unassigned'];
/** The same of who has no desk: what was done about the requests that they opened. */
const FOLLOWING_VIEWS = ['by:me is:unread status:any'];

/** What calls; where a desk's frame put many together, one of them may have. */
const CALLS: ReadonlySet<string> = new Set(['desk.called', 'opener.called']);

/** Calls the person: how many wait, in the title of the tab; by a sound and a notification, whenever the server calls their desk. The lock never silences it. */
export function useCalling(): void {
  const { t } = useTranslation('tickets');
  const may = useMay();
  const self = useSelf();
  const door = useDoor();
  const answers = may('ticket.reply');
  const follows = !answers && may('ticket.open');
  const isOpen = door === 'open';
  const [rung, setRung] = useState(0);
  const { data } = useQuery({
    ...ask(countTickets, { body: { views: answers ? CALLING_VIEWS : FOLLOWING_VIEWS } }),
    enabled: (answers || follows) && isOpen,
    refetchInterval: COUNT_EVERY_MS,
    refetchIntervalInBackground: true,
    placeholderData: keepPreviousData,
  });
  const [unread = 0, unassigned = 0] = data?.counts ?? [];
  const waiting = unread + unassigned;
  const call = useCall(() => notify(t(answers ? 'calling.new' : 'calling.answered'), t('calling.newText'), undefined));
  useStreams(answers ? [`desk:${self.id}`, 'desk:nobody'] : follows ? [`person:${self.id}`] : [], {
    evenHidden: true,
    onFrames: (frames) => {
      if (!frames.some(({ type, ids }) => CALLS.has(type) || (answers && ids.length === 0))) return;
      setRung((times) => times + 1);
      call();
      if (isOpen) refreshCounts();
    },
    onReload: () => isOpen && refreshCounts(),
  });
  // Behind the lock nothing can be counted: what rang since is what waits.
  useEffect(() => {
    if (isOpen) setRung(0);
  }, [isOpen]);
  useTitleCount(isOpen ? waiting : waiting + rung);
}

function useCall(show: () => void): () => void {
  const last = useRef(Number.NEGATIVE_INFINITY);
  const latest = useRef(show);
  latest.current = show;
  return useCallback(() => {
    const now = performance.now();
    if (now - last.current < QUIET_MS) return;
    last.current = now;
    if (hasSound()) ring();
    latest.current();
  }, []);
}

/** `(3) Inbox …`: pages set the title, the count stands before it. */
function useTitleCount(count: number): void {
  useEffect(() => {
    const mark = () => {
      const bare = document.title.replace(/^\(\d+\+?\) /, '');
      const wanted = count === 0 ? bare : `(${count > 99 ? '99+' : count}) ${bare}`;
      if (document.title !== wanted) document.title = wanted;
    };
    mark();
    const watcher = new MutationObserver(mark);
    watcher.observe(document.head, { childList: true, subtree: true, characterData: true });
    return () => watcher.disconnect();
  }, [count]);
}
