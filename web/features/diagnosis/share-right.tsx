import { useTranslation } from 'react-i18next';
import classes from './accuracy-table.module.css';
import { rightOf } from './right-of.rules.ts';

/** The share that was right, with how many stand behind it; of a few nothing is claimed. */
export function ShareRight({ given, corrected }: { given: number; corrected: number }) {
  const { t } = useTranslation('judging');
  const { right, percent } = rightOf(given, corrected);
  if (given === 0) return '–';
  return (
    <>
      {percent === undefined ? t('tooFew') : `${percent}\u00a0%`}{' '}
      <span className={classes.behind}>{t('behind', { right, count: given })}</span>
    </>
  );
}
