import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Ticket } from '#contract/tickets';
import { KeyHint } from '../../ui/key-hint.tsx';
import { Mark } from '../../ui/mark.tsx';
import { When } from '../../ui/when.tsx';
import classes from './banners.module.css';

interface BannersProps {
  ticket: Ticket;
  onJoin: (() => void) | undefined;
}

/** What must be known before anything is written: that an answer did not arrive, where it went on, what it may continue, what was promised, that it sleeps. */
export function Banners({ ticket, onJoin }: BannersProps) {
  const { t } = useTranslation('tickets');
  const { mergedInto, possiblyContinues, promise, snoozedUntil, hasUndelivered } = ticket;
  return (
    <>
      {hasUndelivered && (
        <p className={classes.banner}>
          <Mark tone="bad" shape="cross">
            {t('banner.undelivered')}
          </Mark>
        </p>
      )}
      {mergedInto !== null && (
        <p className={classes.banner}>
          <Link to="/inbox/$ticketId" params={{ ticketId: mergedInto.id }} search>
            {t('banner.merged', { number: mergedInto.number })}
          </Link>
        </p>
      )}
      {possiblyContinues !== null && mergedInto === null && (
        <p className={classes.banner}>
          <Link to="/inbox/$ticketId" params={{ ticketId: possiblyContinues.id }} search>
            {t('banner.continues', { number: possiblyContinues.number })}
          </Link>
          {onJoin !== undefined && (
            <button type="button" className={classes.act} onClick={onJoin}>
              {t('act.join')} <KeyHint keys="KeyC" />
            </button>
          )}
        </p>
      )}
      {promise !== null && (
        <p className={classes.banner}>
          {t('banner.promise')} <When at={promise.at} as="minute" />
          {promise.text !== '' && <span>{promise.text}</span>}
        </p>
      )}
      {snoozedUntil !== null && (
        <p className={classes.banner}>
          {t(ticket.waitingOn === null ? 'banner.asleep' : 'banner.askAgain')} <When at={snoozedUntil} as="minute" />
        </p>
      )}
    </>
  );
}
