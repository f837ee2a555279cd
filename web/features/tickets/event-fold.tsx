import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { When } from '../../ui/when.tsx';
import classes from './event-fold.module.css';
import { useEventText } from './event-text.ts';
import type { ThreadEvent } from './thread.rules.ts';

/** What happened between two messages: the last of it in a line, the rest on asking. */
export function EventFold({ events }: { events: ThreadEvent[] }) {
  const { t } = useTranslation('tickets');
  const [isOpen, setIsOpen] = useState(false);
  const textOf = useEventText();
  const shown = isOpen ? events : events.slice(-1);
  return (
    <div className={classes.fold}>
      <ol>
        {shown.map((event) => (
          <li key={event.id}>
            {textOf(event)} · <When at={event.at} />
          </li>
        ))}
      </ol>
      {events.length > 1 && (
        <button type="button" className={classes.more} aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
          {isOpen ? t('thread.fewer') : t('thread.events', { count: events.length - 1 })}
        </button>
      )}
    </div>
  );
}
