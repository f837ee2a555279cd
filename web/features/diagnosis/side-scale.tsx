import { useTranslation } from 'react-i18next';
import type { Side } from '#contract/diagnosis';
import classes from './side-scale.module.css';

/** The way of a payment, in the order in which it passes. */
const WAY = ['payer', 'merchant', 'provider', 'acquirer', 'issuer'] as const satisfies Side[];

/** A dial of five stations: how far the payment got, and at whose it stopped. */
export function SideScale({ side }: { side: Side }) {
  const { t } = useTranslation('diagnosis');
  const stop = (WAY as readonly Side[]).indexOf(side);
  const stateOf = (at: number) => {
    if (side === 'none') return 'passed';
    if (stop === -1) return 'unknown';
    if (at === stop) return 'stopped';
    return at < stop ? 'passed' : 'ahead';
  };
  const said =
    stop === -1 ? t(side === 'none' ? 'scaleNone' : 'scaleUnknown') : t('scale', { side: t(`side.${side}`) });
  return (
    <div className={classes.frame}>
      <ol className={classes.scale} aria-label={said}>
        {WAY.map((station, at) => (
          <li key={station} className={classes.station} data-state={stateOf(at)}>
            <span className={classes.point} aria-hidden="true" />
            <span className={classes.name}>{t(`side.${station}`)}</span>
          </li>
        ))}
      </ol>
    </div>
  );
}
