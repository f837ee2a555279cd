import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { listLineRefusals } from '#contract/deliveries';
import { askPages } from '../../lib/ask.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { MoreButton } from '../../ui/more-button.tsx';
import { Panel } from '../../ui/panel.tsx';
import { When } from '../../ui/when.tsx';
import classes from './deliveries.module.css';

const REASONS = [
  'line-too-long',
  'bad-json',
  'not-an-object',
  'card-in-identifier',
  'in-the-future',
  'too-old',
] as const;

/** Lines of logs that could not be used; nothing is lost silently. */
export function LineRefusals() {
  const { t } = useTranslation('deliveries');
  const list = useInfiniteQuery(askPages(listLineRefusals, { query: {} }));
  const rows = list.data?.pages.flatMap(({ items }) => items) ?? [];
  const textOf = (reason: string) => {
    const known = REASONS.find((one) => one === reason);
    // `bad-shop-id` names the field `shop_id`.
    return known === undefined
      ? t('log.reasons.field', { field: reason.replace(/^bad-/, '').replaceAll('-', '_') })
      : t(`log.reasons.${known}`);
  };
  return (
    <Panel title={t('log.refusals')}>
      <ErrorNote error={list.error} onRetry={() => void list.refetch()} />
      {list.data !== undefined && rows.length === 0 && <p className={classes.quiet}>{t('log.noRefusals')}</p>}
      <ul>
        {rows.map((row) => (
          <li key={row.id} className={classes.line}>
            <span>{textOf(row.reason)}</span>
            <span className={classes.quiet}>
              {row.sender ?? t('log.fromFile')} · {t('log.times', { count: row.times })} · <When at={row.lastSeenAt} />
            </span>
            <code className={classes.excerpt}>{row.excerpt}</code>
          </li>
        ))}
      </ul>
      <MoreButton query={list} />
    </Panel>
  );
}
