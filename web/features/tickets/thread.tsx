import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ThreadMessage, Ticket } from '#contract/tickets';
import { ErrorNote } from '../../ui/error-note.tsx';
import { EventFold } from './event-fold.tsx';
import { Message } from './message.tsx';
import { Note } from './note.tsx';
import classes from './thread.module.css';
import { itemsOf, newestInbound } from './thread.rules.ts';
import { useFileKeys } from './use-file-keys.ts';
import type { ThreadNow } from './use-thread.ts';

interface ThreadProps {
  ticket: Ticket | undefined;
  thread: ThreadNow;
  /** What it is called where it is not the one that is worked on. */
  label?: string;
  /** Absent where it is only read. */
  onMoveMessage?: (message: ThreadMessage) => void;
  onTakeBack?: (message: ThreadMessage) => void;
}

/** The conversation, open at its newest. The box grows upwards, so that older pages push nothing down. */
export function Thread({ ticket, thread, label, onMoveMessage, onTakeBack }: ThreadProps) {
  const { t } = useTranslation('tickets');
  const box = useRef<HTMLDivElement>(null);
  const items = itemsOf(thread.entries);
  const [isAtEnd, setIsAtEnd] = useState(true);
  useFileKeys(box, thread.entries, label === undefined);
  const toEnd = () => box.current?.scrollTo({ top: 0 });
  return (
    <div className={classes.place}>
      <section
        ref={box}
        className={classes.box}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
        tabIndex={0}
        aria-label={label ?? t('thread.label')}
        aria-busy={thread.isPending}
        onScroll={({ currentTarget }) => setIsAtEnd(currentTarget.scrollTop > -80)}
      >
        <div className={classes.entries}>
          {thread.hasOlder && <Older thread={thread} />}
          {!thread.hasOlder && !thread.isPending && items.length === 0 && (
            <p className={classes.empty}>{t('thread.empty')}</p>
          )}
          <ErrorNote error={thread.error} onRetry={() => void thread.renew()} />
          {items.map((item) => {
            if (item.entry === 'events') return <EventFold key={item.id} events={item.events} />;
            if (item.entry === 'note') return <Note key={item.id} note={item} />;
            return (
              <Message
                key={item.id}
                message={item}
                channel={ticket?.channel ?? 'phone'}
                onMove={onMoveMessage}
                onTakeBack={onTakeBack}
              />
            );
          })}
        </div>
      </section>
      {!isAtEnd && (
        <button type="button" className={classes.toEnd} onClick={toEnd}>
          ↓ {t('thread.toEnd')}
        </button>
      )}
      <Announcer newest={newestInbound(thread.entries)} />
    </div>
  );
}

/** The page before is asked for when its place comes into view. */
function Older({ thread }: { thread: ThreadNow }) {
  const { t } = useTranslation('tickets');
  const place = useRef<HTMLButtonElement>(null);
  const latest = useRef(thread.older);
  latest.current = thread.older;
  useEffect(() => {
    const watcher = new IntersectionObserver(([seen]) => seen?.isIntersecting === true && latest.current(), {
      rootMargin: '400px',
    });
    if (place.current !== null) watcher.observe(place.current);
    return () => watcher.disconnect();
  }, []);
  return (
    <button ref={place} type="button" className={classes.older} onClick={thread.older}>
      {t('thread.older')}
    </button>
  );
}

/** Says a message that came while one looks; nothing on opening. */
function Announcer({ newest }: { newest: ThreadMessage | undefined }) {
  const { t } = useTranslation('tickets');
  const first = useRef(newest?.id);
  if (first.current === undefined) first.current = newest?.id;
  const isNew = newest !== undefined && newest.id !== first.current;
  return (
    <p className="for-readers" role="log" aria-live="polite">
      {isNew ? t('thread.said', { name: newest.authorName, text: newest.text.slice(0, 300) }) : ''}
    </p>
  );
}
