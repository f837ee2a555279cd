import { useQuery } from '@tanstack/react-query';
import { Link, useLocation } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { listCalled } from '#contract/tickets';
import { useMay } from '../../lib/actor.ts';
import { ask } from '../../lib/ask.ts';
import { Mark } from '../../ui/mark.tsx';
import classes from './called-last.module.css';

const LOOK_EVERY_MS = 60_000;

/** Whom the alarm reaches where nobody is on or an owner does not come. That it reaches nobody is said as loudly as it is. */
export function CalledLast() {
  const { t } = useTranslation('rota');
  const may = useMay();
  const isAtSettings = useLocation({ select: ({ pathname }) => pathname === '/settings' });
  const { data } = useQuery({ ...ask(listCalled, {}), refetchInterval: LOOK_EVERY_MS });
  if (data === undefined) return null;
  if (data.items.length > 0)
    return (
      <p className={classes.line}>{t('called.people', { names: data.items.map(({ name }) => name).join(', ') })}</p>
    );
  return (
    <p className={classes.line} data-nobody role="status" aria-label={t('called.label')}>
      <Mark tone="bad" shape="cross">
        {t('called.nobody')}
      </Mark>
      <span>{t('called.nobodyText')}</span>
      {may('calling.change') && !isAtSettings && <Link to="/settings">{t('called.bind')}</Link>}
    </p>
  );
}
