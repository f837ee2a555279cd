import { useTranslation } from 'react-i18next';
import type { getOnDuty } from '#contract/rota';
import type { ResponseOf } from '#kernel/endpoint';
import { useFormat } from '../../lib/format.ts';
import { useNowMs } from '../../lib/now.ts';
import { Mark } from '../../ui/mark.tsx';
import classes from './on-duty-strip.module.css';
import { whenText } from './wall-clock.rules.ts';

type Now = ResponseOf<typeof getOnDuty>;

/** Who is on duty now, until when, and who comes next. Nobody is said as loudly as it is. */
export function OnDutyStrip({ now }: { now: Now }) {
  const { t } = useTranslation('rota');
  const format = useFormat();
  const nowMs = useNowMs();
  const when = (at: string) => whenText(at, nowMs, { zone: now.zone, language: format.language });
  const isNobody = now.onDuty.length === 0;
  return (
    <section className={classes.strip} data-nobody={isNobody || undefined} aria-label={t('now.label')}>
      {isNobody ? (
        <p className={classes.nobody}>
          <Mark tone="bad" shape="cross">
            {t('now.nobody')}
          </Mark>
          <span>{t('now.nobodyText')}</span>
        </p>
      ) : (
        <ul className={classes.people}>
          {now.onDuty.map((person) => (
            <li key={person.personId} className={classes.person}>
              <Mark
                tone={person.pausedSince === null ? 'good' : 'wait'}
                shape={person.pausedSince === null ? 'dot' : 'pause'}
              >
                <b className={classes.name}>{person.name}</b>
              </Mark>
              <span className={classes.quiet}>
                {t('now.since', { when: when(person.since) })} · {t('now.until', { when: when(person.until) })}
              </span>
              {person.pausedSince !== null && (
                <span className={classes.paused}>
                  {t('now.paused', { since: format.ago(person.pausedSince, nowMs), reason: person.pauseReason })}
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
      <p className={classes.quiet}>
        {now.next === null
          ? isNobody && t('now.nextNobody')
          : t('now.next', { name: now.next.name, when: when(now.next.start) })}
      </p>
    </section>
  );
}
