import { useTranslation } from 'react-i18next';
import type { Source } from '#contract/gateways';
import { useFormat } from '../../lib/format.ts';
import { useNowMs } from '../../lib/now.ts';
import { useGatewayWord } from './gateway-words.ts';
import classes from './problem-note.module.css';

/** That notifications are turned away, while nothing better has come since: mostly a wrong key. */
export function TurnedAwayNote({ notifications }: Pick<Source, 'notifications'>) {
  const { t } = useTranslation('gateways');
  const format = useFormat();
  const now = useNowMs();
  const word = useGatewayWord();
  const { lastTurnedAwayAt: at, lastTurnedAwayReason: reason, lastReceivedAt } = notifications;
  if (at === undefined || (lastReceivedAt !== undefined && lastReceivedAt > at)) return null;
  return (
    <div className={classes.note}>
      <p className={classes.what}>
        {t('turnedAway', {
          when: format.ago(at, Math.max(now, Date.parse(at))),
          reason: word('turnedReason', reason ?? ''),
        })}
      </p>
      <p className={classes.more}>{t('turnedAwayText')}</p>
    </div>
  );
}
