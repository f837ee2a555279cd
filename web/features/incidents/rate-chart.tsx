import { useTranslation } from 'react-i18next';
import type { IncidentPoint } from '#contract/incidents';
import { useFormat } from '../../lib/format.ts';
import classes from './rate-chart.module.css';
import { barsOf, summaryOf } from './rate-chart.rules.ts';

const HEIGHT = 100;
const BAR = 10;

/** The share of broken payments against the norm, with the same in words and as a list. */
export function RateChart({ points }: { points: readonly IncidentPoint[] }) {
  const { t } = useTranslation('incidents');
  const format = useFormat();
  const summary = summaryOf(points);
  if (summary === undefined) return <p className={classes.legend}>{t('figures.none')}</p>;
  const bars = barsOf(points);
  const norm = HEIGHT - summary.expected * HEIGHT;
  const said = t('figures.text', {
    from: format.time(summary.from),
    to: format.time(summary.to),
    most: format.percent(summary.most),
    last: format.percent(summary.last),
    expected: format.percent(summary.expected),
  });
  return (
    <>
      <svg
        className={classes.chart}
        viewBox={`0 0 ${Math.max(1, bars.length) * BAR} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={said}
      >
        {bars.map(({ at, height, isHigh }, position) => (
          <rect
            key={at}
            className={classes.bar}
            data-high={isHigh || undefined}
            x={position * BAR + 1}
            y={HEIGHT - height}
            width={BAR - 2}
            height={height}
          />
        ))}
        <line className={classes.norm} x1={0} x2={bars.length * BAR} y1={norm} y2={norm} />
      </svg>
      <p className={classes.legend}>{said}</p>
      <details>
        <summary>{t('figures.asList')}</summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard */}
        <ul className={classes.list} tabIndex={0}>
          {bars.map(({ at, rate, broken, attempts }) => (
            <li key={at}>{t('figures.bar', { at: format.time(at), rate: format.percent(rate), broken, attempts })}</li>
          ))}
        </ul>
      </details>
    </>
  );
}
