import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { When } from '../../ui/when.tsx';
import classes from './broken-banks.module.css';

interface BrokenBanksProps {
  banks: readonly { name: string; brokenUntil: string | null }[];
}

/** Which banks fail at the moment, and where to see what the desk has noticed of it. */
export function BrokenBanks({ banks }: BrokenBanksProps) {
  const { t } = useTranslation('demo');
  const broken = banks.filter(({ brokenUntil }) => brokenUntil !== null);
  if (broken.length === 0) return null;
  return (
    <section className={classes.line} aria-label={t('bank.broken')}>
      <strong>{t('bank.broken')}:</strong>
      {broken.map(({ name, brokenUntil }) => (
        <span key={name}>
          {name} ({t('bank.until')} <When at={brokenUntil ?? ''} as="minute" />)
        </span>
      ))}
      <span className={classes.hint}>{t('bank.hint')}</span>
      <Link to="/incidents">{t('bank.incidents')}</Link>
    </section>
  );
}
