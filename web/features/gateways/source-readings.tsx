import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Source } from '#contract/gateways';
import { useFormat } from '../../lib/format.ts';
import { useNowMs } from '../../lib/now.ts';
import { When } from '../../ui/when.tsx';
import classes from './source-readings.module.css';

/** A lag beyond this is worth a colour. */
const LATE_SECONDS = 600;

/** How a source stands, as a row of dials. */
export function SourceReadings({ source }: { source: Source }) {
  const { t } = useTranslation('gateways');
  const format = useFormat();
  const now = useNowMs();
  const { rows, enrichment, notifications, nextPullAt } = source;
  const isCatchingUp = source.tracks.some((track) => track.catchingUp);
  return (
    <dl className={classes.readings}>
      <Reading label={t('lastSuccess')}>
        {source.lastSuccessAt === undefined ? t('never') : <When at={source.lastSuccessAt} as="ago" />}
      </Reading>
      <Reading
        label={t('lag')}
        isLate={source.lagSeconds > LATE_SECONDS}
        more={isCatchingUp ? t('catchingUp') : undefined}
      >
        {format.span(source.lagSeconds)}
      </Reading>
      <Reading
        label={t('rows')}
        more={
          <>
            {t('lastPull', { count: rows.lastPull })}
            {rows.refused > 0 && `, ${t('refused', { count: rows.refused })}`}
          </>
        }
      >
        {format.number(rows.total)}
      </Reading>
      <Reading label={t('nextPull')}>
        {nextPullAt === undefined ? '—' : Date.parse(nextPullAt) <= now ? t('soon') : <When at={nextPullAt} as="in" />}
      </Reading>
      <LookUps enrichment={enrichment} />
      <Reading
        label={t('notifications')}
        more={notifications.waiting > 0 ? t('waiting', { count: notifications.waiting }) : undefined}
      >
        {notifications.lastReceivedAt === undefined ? (
          t('noNotification')
        ) : (
          <When at={notifications.lastReceivedAt} as="ago" />
        )}
      </Reading>
    </dl>
  );
}

function LookUps({ enrichment: { possible, perHour, usedThisHour } }: Pick<Source, 'enrichment'>) {
  const { t } = useTranslation('gateways');
  const format = useFormat();
  const isSpent = possible && usedThisHour >= perHour;
  return (
    <Reading label={t('lookUps')} isText={!possible} more={isSpent ? t('lookUpsSpent') : undefined}>
      {possible
        ? t('lookUpsOf', { used: format.number(usedThisHour), all: format.number(perHour) })
        : t('lookUpsImpossible')}
    </Reading>
  );
}

interface ReadingProps {
  label: string;
  more?: ReactNode;
  isLate?: boolean;
  /** A sentence, not a figure. */
  isText?: boolean;
  children: ReactNode;
}

function Reading({ label, more, isLate = false, isText = false, children }: ReadingProps) {
  return (
    <div className={classes.reading}>
      <dt>{label}</dt>
      <dd>
        <span className={classes.value} data-late={isLate || undefined} data-text={isText || undefined}>
          {children}
        </span>
        {more !== undefined && <span className={classes.more}>{more}</span>}
      </dd>
    </div>
  );
}
