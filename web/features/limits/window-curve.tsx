import { useTranslation } from 'react-i18next';
import type { Limit } from '#contract/limits';
import { useFormat } from '../../lib/format.ts';
import { useNowMs } from '../../lib/now.ts';
import { Curve } from '../../ui/curve.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useUsedText } from './use-used-text.ts';
import { useValueText } from './use-value-text.ts';

/** The use of the running window under its limit, and how it will likely go on. */
export function WindowCurve({ limit }: { limit: Limit }) {
  const { t } = useTranslation('limits');
  const format = useFormat();
  const now = useNowMs();
  const valueText = useValueText(limit);
  const usedText = useUsedText(limit);
  const { usage, cap } = limit;
  const curve = usage?.forecast?.curve ?? [];
  const [first, last] = [curve[0], curve.at(-1)];
  if (usage === null || first === undefined || last === undefined) return null;
  const says = { used: usedText(usage), cap: valueText(cap), asOf: format.minute(usage.asOf, now) };
  const label = last.isForetold
    ? t('curve.label', { ...says, end: valueText(last.middle) })
    : t('curve.labelPast', says);
  return (
    <Panel title={t('curve.title')} at={usage.asOf}>
      <Curve
        points={curve.map(({ at, ...point }) => ({ ...point, atMs: Date.parse(at) }))}
        cap={cap}
        capLabel={t('curve.cap', { cap: valueText(cap) })}
        from={format.minute(first.at, now)}
        to={format.minute(last.at, now)}
        label={label}
      />
    </Panel>
  );
}
