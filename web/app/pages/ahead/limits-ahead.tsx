import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type Limit, type LimitForecast, listLimits } from '#contract/limits';
import { ask, refresh } from '../../../lib/ask.ts';
import { useFormat } from '../../../lib/format.ts';
import { useNowMs } from '../../../lib/now.ts';
import { useStreams } from '../../../lib/use-streams.ts';
import { AheadGroup } from './ahead-group.tsx';

const SHOWN = 4;
/** From here on the bank is to be asked while it still works. */
const WORTH_ASKING = 0.2;

/** Which limits will be used up before the bank can be asked again, and with what chance. */
export function LimitsAhead() {
  const { t } = useTranslation('ahead');
  const format = useFormat();
  const nowMs = useNowMs();
  const { data } = useQuery(ask(listLimits, { query: {} }));
  useStreams(['limits'], { onFrames: () => void refresh(listLimits), onReload: () => void refresh(listLimits) });
  const pressing = data?.items.filter(isPressing);
  const says = ({ usage, merchants }: Limit) =>
    [
      chanceOf(usage?.forecast ?? null),
      t('limits.used', { percent: inHundred(usage?.share ?? 0) }),
      merchants
        .flatMap(({ name }) => name ?? [])
        .slice(0, 2)
        .join(', '),
    ]
      .filter((part) => part !== '')
      .join(' · ');
  const chanceOf = (forecast: LimitForecast | null) => {
    if (forecast === null) return '';
    const { bankOpensAt, pBeforeBankOpens, pBeforeReset } = forecast;
    // What is told days ahead will hardly come true before tomorrow morning.
    if (bankOpensAt === null || pBeforeBankOpens < WORTH_ASKING)
      return t('limits.chance', { percent: inHundred(pBeforeReset) });
    return t('limits.chanceBeforeBank', {
      percent: inHundred(pBeforeBankOpens),
      when: format.minute(bankOpensAt, nowMs),
    });
  };
  const lines = pressing?.slice(0, SHOWN).map((limit) => ({
    id: limit.id,
    ...(isNearlyOver(limit)
      ? { tone: 'bad' as const, shape: 'bolt' as const }
      : { tone: 'wait' as const, shape: 'half' as const }),
    name: limit.terminalName ?? limit.terminalId,
    says: says(limit),
    link: { to: '/limits/$limitId', params: { limitId: limit.id } } as const,
  }));
  return (
    <AheadGroup
      title={t('limits.title')}
      link={{ to: '/limits' }}
      lines={lines}
      more={pressing !== undefined && pressing.length > SHOWN ? t('more') : undefined}
      calm={t('limits.none')}
    />
  );
}

const isNearlyOver = ({ usage, alert }: Limit) => alert === '95' || alert === 'reached' || (usage?.share ?? 0) >= 1;

const inHundred = (share: number) => Math.round(share * 100);

const isPressing = ({ usage, alert, kind }: Limit): boolean => {
  if (kind === 'single-amount' || usage === null) return false;
  return alert !== null || usage.share >= 1 || (usage.forecast?.pBeforeBankOpens ?? 0) >= WORTH_ASKING;
};
