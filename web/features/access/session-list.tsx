import { useTranslation } from 'react-i18next';
import type { Session } from '#contract/access';
import { useFormat } from '../../lib/format.ts';
import { useNowMs } from '../../lib/now.ts';
import classes from './session-list.module.css';

interface SessionListProps {
  sessions: Session[];
  onEnd?: ((session: Session) => void) | undefined;
}

/** Where somebody is signed in. */
export function SessionList({ sessions, onEnd }: SessionListProps) {
  const { t } = useTranslation('access');
  const format = useFormat();
  const now = useNowMs();
  if (sessions.length === 0) return <p className={classes.quiet}>{t('people.noSessions')}</p>;
  return (
    <ul>
      {sessions.map((session) => (
        <li key={session.id} className={classes.line}>
          <span className={classes.device}>
            {session.device} <span className={classes.quiet}>{session.network}</span>
            {session.current && <span className={classes.tag}>{t('people.current')}</span>}
            {session.locked && <span className={classes.tag}>{t('people.lockedSession')}</span>}
          </span>
          <span className={classes.quiet}>
            {t('people.since', { when: format.moment(session.startedAt, now) })} ·{' '}
            {t('people.seen', { when: format.ago(session.lastSeenAt, now) })}
          </span>
          {onEnd !== undefined && !session.current && (
            <button type="button" className={classes.end} onClick={() => onEnd(session)}>
              {t('people.endSession')}
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}
