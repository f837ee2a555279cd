import { useTranslation } from 'react-i18next';
import type { Rota } from '#contract/rota';
import { useFormat } from '../../lib/format.ts';
import { useNowMs } from '../../lib/now.ts';
import { Mark } from '../../ui/mark.tsx';
import classes from './gap-list.module.css';
import { whenText } from './wall-clock.rules.ts';

type Gap = Rota['gaps'][number];

const SHOWN = 4;

/** The stretches ahead on which nobody is on, each with a button that fills it. */
export function GapList({ rota, onFill }: { rota: Rota; onFill?: ((gap: Gap) => void) | undefined }) {
  const { t } = useTranslation('rota');
  const format = useFormat();
  const nowAt = useNowMs();
  const now = new Date(nowAt).toISOString();
  const gaps = rota.gaps.filter((gap) => gap.end > now);
  if (gaps.length === 0) return null;
  const when = (at: string) => whenText(at, nowAt, { zone: rota.zone, language: format.language });
  return (
    <section className={classes.gaps}>
      <Mark tone="bad" shape="cross">
        {t('gaps.title', { count: gaps.length })}
      </Mark>
      <ul className={classes.list}>
        {gaps.slice(0, SHOWN).map((gap) => (
          <li key={gap.start} className={classes.gap}>
            <span>
              {when(gap.start)} – {when(gap.end)}
            </span>
            <span className={classes.quiet}>{format.span((Date.parse(gap.end) - Date.parse(gap.start)) / 1000)}</span>
            {onFill !== undefined && (
              <button type="button" className={classes.fill} onClick={() => onFill(gap)}>
                {t('gaps.fill')}
                <span className="for-readers"> {when(gap.start)}</span>
              </button>
            )}
          </li>
        ))}
        {gaps.length > SHOWN && <li className={classes.quiet}>{t('gaps.more', { count: gaps.length - SHOWN })}</li>}
      </ul>
    </section>
  );
}
