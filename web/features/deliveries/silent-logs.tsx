import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { listSilentLogs } from '#contract/deliveries';
import { ask } from '../../lib/ask.ts';
import { useFormat } from '../../lib/format.ts';
import { useNowMs } from '../../lib/now.ts';
import { Mark } from '../../ui/mark.tsx';
import classes from './deliveries.module.css';

/** A log falls silent by nothing happening: no doorbell rings. */
const ASK_EVERY_MS = 60_000;

/** Logs that fell silent, and what can no longer be said because of it. */
export function SilentLogs() {
  const { t } = useTranslation('deliveries');
  const format = useFormat();
  const now = useNowMs();
  const { data } = useQuery({ ...ask(listSilentLogs, {}), refetchInterval: ASK_EVERY_MS });
  if (data === undefined || data.items.length === 0) return null;
  return (
    <ul className={classes.silences} aria-label={t('silent.title')}>
      {data.items.map(({ sender, heardUntil }) => (
        <li key={`${sender} ${heardUntil}`}>
          <Mark tone="wait" shape="pause" isSentence>
            {sender === null
              ? t('silent.file', { when: format.moment(heardUntil, now) })
              : t('silent.sender', { name: sender, when: format.moment(heardUntil, now) })}
          </Mark>{' '}
          {t('silent.means')}
        </li>
      ))}
    </ul>
  );
}
