import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Limit } from '#contract/limits';
import { useFormat } from '../../lib/format.ts';
import { useNowMs } from '../../lib/now.ts';
import { Gauge } from '../../ui/gauge.tsx';
import { Mark } from '../../ui/mark.tsx';
import { LOOK, stateOf } from './limit-state.ts';
import classes from './limits.module.css';
import { useUsedText } from './use-used-text.ts';
import { useValueText } from './use-value-text.ts';

/** One limit in a list: whose, how full, when it will be used up, and what it is called for. */
export function LimitLine({ limit, isCurrent = false }: { limit: Limit; isCurrent?: boolean }) {
  const { t } = useTranslation('limits');
  const state = stateOf(limit);
  const { usage, cap } = limit;
  const reading = useReading(limit);
  return (
    <Link
      to="/limits/$limitId"
      params={{ limitId: limit.id }}
      className={classes.line}
      data-current={isCurrent || undefined}
    >
      <span className={classes.who}>
        <span className={classes.name}>
          {limit.terminalName ?? limit.terminalId}
          <span className={classes.quiet}> {limit.acquirerName}</span>
        </span>
        <span className={classes.quiet}>
          {t(`kinds.${limit.kind}`)} · {limit.currency}
        </span>
      </span>
      <span className={classes.gauge}>
        <span className={classes.figures}>{reading}</span>
        {limit.kind !== 'single-amount' && (
          <Gauge
            low={(usage?.usedLow ?? 0) / cap}
            likely={(usage?.usedLikely ?? 0) / cap}
            high={(usage?.usedHigh ?? 0) / cap}
            tone={LOOK[state].tone}
            label={`${limit.terminalId} ${t(`kinds.${limit.kind}`)}: ${reading}`}
          />
        )}
      </span>
      <span className={classes.ahead}>
        <Mark tone={LOOK[state].tone} shape={LOOK[state].shape}>
          {t(`state.${state}`)}
        </Mark>
        <Ahead limit={limit} />
      </span>
    </Link>
  );
}

function useReading({ kind, currency, usage, cap }: Limit): string {
  const { t } = useTranslation('limits');
  const valueText = useValueText({ kind, currency });
  const usedText = useUsedText({ kind, currency });
  if (kind === 'single-amount') return t('upTo', { cap: valueText(cap) });
  if (usage === null) return `${t('noUsage')} · ${valueText(cap)}`;
  return t('of', { used: usedText(usage), cap: valueText(cap) });
}

function Ahead({ limit: { usage, openRaise, raisedUntil } }: { limit: Limit }) {
  const { t } = useTranslation('limits');
  const format = useFormat();
  const now = useNowMs();
  const forecast = usage?.forecast;
  const { bankOpensAt, p50, pBeforeBankOpens = 0 } = forecast ?? {};
  const says = [
    p50 != null && t('likely', { at: format.minute(p50, now) }),
    bankOpensAt != null &&
      pBeforeBankOpens >= 0.01 &&
      t('chance', { chance: format.percent(pBeforeBankOpens), at: format.minute(bankOpensAt, now) }),
    openRaise !== null && t('waits'),
    raisedUntil !== null && t('raisedUntil', { at: format.minute(raisedUntil, now) }),
  ].filter(Boolean);
  return <span className={classes.quiet}>{says.join(' · ')}</span>;
}
