import { useTranslation } from 'react-i18next';
import type { Source } from '#contract/gateways';
import { useFormat } from '../../lib/format.ts';
import { useNowMs } from '../../lib/now.ts';
import { Dial, Dials } from '../../ui/dials.tsx';
import { When } from '../../ui/when.tsx';

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
    <Dials>
      <Dial label={t('lastSuccess')}>
        {source.lastSuccessAt === undefined ? t('never') : <When at={source.lastSuccessAt} as="ago" />}
      </Dial>
      <Dial
        label={t('lag')}
        isLate={source.lagSeconds > LATE_SECONDS}
        more={isCatchingUp ? t('catchingUp') : undefined}
      >
        {format.span(source.lagSeconds)}
      </Dial>
      <Dial
        label={t('rows')}
        more={
          <>
            {t('lastPull', { count: rows.lastPull })}
            {rows.refused > 0 && `, ${t('refused', { count: rows.refused })}`}
          </>
        }
      >
        {format.number(rows.total)}
      </Dial>
      <Dial label={t('nextPull')}>
        {nextPullAt === undefined ? '—' : Date.parse(nextPullAt) <= now ? t('soon') : <When at={nextPullAt} as="in" />}
      </Dial>
      <LookUps enrichment={enrichment} />
      <Dial
        label={t('notifications')}
        more={notifications.waiting > 0 ? t('waiting', { count: notifications.waiting }) : undefined}
      >
        {notifications.lastReceivedAt === undefined ? (
          t('noNotification')
        ) : (
          <When at={notifications.lastReceivedAt} as="ago" />
        )}
      </Dial>
    </Dials>
  );
}

function LookUps({ enrichment: { possible, perHour, usedThisHour } }: Pick<Source, 'enrichment'>) {
  const { t } = useTranslation('gateways');
  const format = useFormat();
  const isSpent = possible && usedThisHour >= perHour;
  return (
    <Dial label={t('lookUps')} isText={!possible} more={isSpent ? t('lookUpsSpent') : undefined}>
      {possible
        ? t('lookUpsOf', { used: format.number(usedThisHour), all: format.number(perHour) })
        : t('lookUpsImpossible')}
    </Dial>
  );
}
