import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Limit, LimitDetail, LimitForecast } from '#contract/limits';
import { useFormat } from '../../lib/format.ts';
import { useNowMs } from '../../lib/now.ts';
import { Fact, Facts } from '../../ui/facts.tsx';
import { Mark } from '../../ui/mark.tsx';
import { ErrorFacts } from './error-facts.tsx';
import { LOOK, stateOf } from './limit-state.ts';
import { isBand, useUsedText } from './use-used-text.ts';
import { useValueText } from './use-value-text.ts';

/** What is agreed, how full it is, and what is foretold. */
export function LimitFacts({ detail: { limit, merchants } }: { detail: LimitDetail }) {
  const { t } = useTranslation('limits');
  const format = useFormat();
  const now = useNowMs();
  const { terms } = limit;
  const isWindowed = limit.kind !== 'single-amount';
  return (
    <Facts>
      <UsedFacts limit={limit} />
      <Fact label={t('facts.raised')}>
        {limit.raisedUntil !== null && t('raisedUntil', { at: format.minute(limit.raisedUntil, now) })}
      </Fact>
      <Fact label={t('facts.terminal')}>
        {limit.terminalName === null ? limit.terminalId : `${limit.terminalName} (${limit.terminalId})`}
      </Fact>
      <Fact label={t('facts.bank')}>{limit.acquirerName}</Fact>
      <Fact label={t('facts.window')}>{useWindowText(limit)}</Fact>
      <Fact label={t('facts.terms')}>
        {isWindowed && [t(`refunds.${terms.refunds}`), t(terms.countsHolds ? 'holds' : 'noHolds')].join(', ')}
      </Fact>
      <Fact label={t('facts.document')}>{terms.document}</Fact>
      <Fact label={t('facts.agreedBy')}>{terms.agreedBy}</Fact>
      <Fact label={t('facts.merchants')}>
        {merchants.length > 0 &&
          merchants.map(({ merchantId, name }, at) => (
            <span key={merchantId}>
              {at > 0 && ', '}
              <Link to="/merchants/$merchantId" params={{ merchantId }}>
                {name ?? merchantId}
              </Link>
            </span>
          ))}
      </Fact>
    </Facts>
  );
}

function useWindowText({ kind, terms }: Limit): string {
  const { t } = useTranslation('limits');
  if (kind === 'single-amount') return t('window.none');
  const isMonth = kind.startsWith('month');
  if (terms.window === 'rolling') return t(isMonth ? 'window.rollingMonth' : 'window.rollingDay');
  const facts = { clock: terms.resetClock, day: terms.resetDay, zone: terms.zone };
  return t(isMonth ? 'window.calendarMonth' : 'window.calendar', facts);
}

function UsedFacts({ limit }: { limit: Limit }) {
  const { t } = useTranslation('limits');
  const valueText = useValueText(limit);
  const usedText = useUsedText(limit);
  const { usage, cap } = limit;
  const state = stateOf(limit);
  if (limit.kind === 'single-amount')
    return <Fact label={t('kinds.single-amount')}>{t('upTo', { cap: valueText(cap) })}</Fact>;
  if (usage === null) return <Fact label={t('facts.used')}>{t('hidden.not-computed-yet')}</Fact>;
  const left = (used: number) => valueText(Math.max(0, cap - used));
  return (
    <>
      <Fact label={t('facts.used')}>
        {t('of', { used: usedText(usage), cap: valueText(cap) })}{' '}
        <Mark tone={LOOK[state].tone} shape={LOOK[state].shape}>
          {t(`state.${state}`)}
        </Mark>
      </Fact>
      <Fact label={t('facts.left')}>
        {isBand(usage)
          ? t('between', { low: left(usage.usedHigh), high: left(usage.usedLow) })
          : left(usage.usedLikely)}
      </Fact>
      <ForetoldFacts usage={usage} />
    </>
  );
}

function ForetoldFacts({ usage: { forecast, hidden, error } }: { usage: NonNullable<Limit['usage']> }) {
  const { t } = useTranslation('limits');
  const format = useFormat();
  const now = useNowMs();
  const spanText = useSpanText();
  if (forecast === null) return <Fact label={t('facts.exhausted')}>{t(`hidden.${hidden ?? 'not-computed-yet'}`)}</Fact>;
  const { pBeforeReset, pBeforeBankOpens, bankOpensAt } = forecast;
  const chance = format.percent(pBeforeBankOpens);
  return (
    <>
      <Fact label={t('facts.exhausted')}>{spanText(forecast)}</Fact>
      <Fact label={t('facts.bankOpens')}>
        {bankOpensAt !== null && t('chance', { chance, at: format.minute(bankOpensAt, now) })}
      </Fact>
      <Fact label={t('facts.beforeReset')}>{format.percent(pBeforeReset)}</Fact>
      {error !== null && <ErrorFacts error={error} />}
    </>
  );
}

/** When it is used up: the likely moment, and within which span 8 of 10 chances lie. */
function useSpanText(): (forecast: Pick<LimitForecast, 'p10' | 'p50' | 'p90'>) => string {
  const { t } = useTranslation('limits');
  const format = useFormat();
  const now = useNowMs();
  return ({ p10, p50, p90 }) => {
    if (p10 === null) return t('never');
    const early = format.minute(p10, now);
    const likely = p50 === null ? t('notThisWindow') : format.minute(p50, now);
    if (p50 === null || p90 === null) return t('spanOpen', { p50: likely, p10: early });
    return t('span', { p50: likely, p10: early, p90: format.minute(p90, now) });
  };
}
