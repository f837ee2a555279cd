import { useTranslation } from 'react-i18next';
import classes from './rail.module.css';

const MOST = 99;

/** How much was told of a section since it was last looked into. */
export function RailCount({ count = 0 }: { count: number | undefined }) {
  const { t } = useTranslation();
  if (count === 0) return null;
  return (
    <span className={classes.count}>
      <span aria-hidden="true">{count > MOST ? `${MOST}+` : count}</span>
      <span className="for-readers">{t('nav.unseen', { count })}</span>
    </span>
  );
}
