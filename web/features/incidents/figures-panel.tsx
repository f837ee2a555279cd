import { useTranslation } from 'react-i18next';
import type { Incident } from '#contract/incidents';
import { useFormat } from '../../lib/format.ts';
import { Fact, Facts } from '../../ui/facts.tsx';
import { Panel } from '../../ui/panel.tsx';
import { RateChart } from './rate-chart.tsx';

/** How the payments of an incident do against what is usual, and how sure it is. */
export function FiguresPanel({ incident }: { incident: Incident }) {
  const { t } = useTranslation('incidents');
  const format = useFormat();
  const { evidence, outcome } = incident;
  return (
    <Panel title={t('figures.title')}>
      <RateChart points={incident.points} />
      {evidence !== null && (
        <Facts>
          <Fact label={t('figures.attempts')}>{format.number(evidence.attempts)}</Fact>
          <Fact label={t('figures.broken')}>
            {format.number(outcome === 'failed' ? evidence.failed : evidence.declined)} ·{' '}
            {t('rate', { rate: format.percent(evidence.rate), expected: format.percent(evidence.expected) })}
          </Fact>
          <Fact label={t('figures.spread')}>
            {t('figures.spreadText', {
              gateways: evidence.gateways,
              merchants: evidence.merchants,
              bins: evidence.bins,
            })}
          </Fact>
          <Fact label={t('figures.codes')}>
            {evidence.codes.map(({ code, count }) => `${code} × ${count}`).join(', ')}
          </Fact>
          <Fact label={t('figures.sure')}>
            {t('figures.sureText', { nats: evidence.nats.toFixed(1), needed: evidence.needed.toFixed(1) })}
          </Fact>
        </Facts>
      )}
    </Panel>
  );
}
