import { useTranslation } from 'react-i18next';
import type { TransactionDetail } from '#contract/transactions';
import { useFormat } from '../../lib/format.ts';
import { Panel } from '../../ui/panel.tsx';
import { When } from '../../ui/when.tsx';
import { StatusMark } from './status-mark.tsx';
import classes from './timeline.module.css';
import { type TimelineEvent, timelineOf } from './timeline.rules.ts';

/** What happened, from all sources, oldest first; a new day is named. */
export function Timeline({ payment }: { payment: TransactionDetail }) {
  const { t } = useTranslation('transactions');
  const format = useFormat();
  const events = timelineOf(payment);
  return (
    <Panel title={t('detail.timeline')}>
      <ol className={classes.events}>
        {events.map((event, at) => {
          const day = format.day(event.at);
          const before = events[at - 1];
          const isNewDay = before === undefined || format.day(before.at) !== day;
          return (
            <li
              key={`${event.at} ${event.what} ${event.status ?? ''}`}
              className={classes.event}
              data-what={event.what}
            >
              {isNewDay && <span className={classes.day}>{day}</span>}
              <span className={classes.time}>
                <When at={event.at} as="time" />
              </span>
              <span className={classes.point} aria-hidden="true" />
              <EventText event={event} />
            </li>
          );
        })}
      </ol>
    </Panel>
  );
}

function EventText({ event }: { event: TimelineEvent }) {
  const { t } = useTranslation('transactions');
  return (
    <span className={classes.text}>
      {event.what === 'status' && event.status !== undefined ? (
        <StatusMark status={event.status} />
      ) : (
        <span>{t(`detail.event.${event.what === 'status' ? 'created' : event.what}`)}</span>
      )}
      <span className={classes.source}>
        {event.source !== undefined && t('detail.heardFrom', { source: t(`knowledge.${event.source}`) })}
        {event.heardAt !== undefined && (
          <>
            {' · '}
            <When at={event.heardAt} />
          </>
        )}
      </span>
    </span>
  );
}
