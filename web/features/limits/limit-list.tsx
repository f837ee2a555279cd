import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Limit } from '#contract/limits';
import { ListHead } from '../../ui/list-head.tsx';
import { useListCursor } from '../../ui/use-list-cursor.ts';
import { LimitLine } from './limit-line.tsx';
import classes from './limits.module.css';
import { isBand } from './use-used-text.ts';

/** Limits in the order in which they need somebody. */
export function LimitList({ limits }: { limits: readonly Limit[] }) {
  const { t } = useTranslation('limits');
  const navigate = useNavigate();
  const cursor = useListCursor(t('title'), limits.length, (at) => {
    const limit = limits[at];
    if (limit !== undefined) void navigate({ to: '/limits/$limitId', params: { limitId: limit.id } });
  });
  const hasBand = limits.some(({ usage }) => usage !== null && isBand(usage));
  return (
    <section aria-label={t('title')} className={classes.scroll}>
      <ListHead order={t('order')} />
      {limits.map((limit, at) => (
        <LimitLine key={limit.id} limit={limit} isCurrent={at === cursor.at} />
      ))}
      {hasBand && <p className={classes.hint}>{t('band')}</p>}
    </section>
  );
}
