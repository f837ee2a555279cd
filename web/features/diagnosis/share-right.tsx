import { useTranslation } from 'react-i18next';
import classes from './accuracy-table.module.css';
import { rightOf } from './right-of.rules.ts';

/** The share that was right, with how many stand behind it; of a few nothing is claimed. */
export function ShareRight({ given, corrected }: { given: number; corrected: number }) {
  const { t } = useTranslation('judging');
  const { right, percent } = rightOf(given, corrected);
  if (given === 0) return '–';
  const behind = t('behind', { right, count: given });
  return (
    <>
      <span className={classes.whole}>{percent === undefined ? behind : `${percent}\u00a0%`}</span>{' '}
      <span className={classes.behind}>{percent === undefined ? t('tooFew') : behind}</span>
    </>
  );
}
