import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { listBatches, type ResendBatch, stopBatch } from '#contract/deliveries';
import { askPages, useChange } from '../../lib/ask.ts';
import { Empty } from '../../ui/empty.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { MoreButton } from '../../ui/more-button.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { When } from '../../ui/when.tsx';
import classes from './deliveries.module.css';

/** Re-sends in bulk with their progress; one that runs can be stopped. */
export function BatchList() {
  const { t } = useTranslation('deliveries');
  const list = useInfiniteQuery(askPages(listBatches, { query: {} }));
  const rows = list.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <>
      <ErrorNote error={list.error} onRetry={() => void list.refetch()} />
      {list.data !== undefined && rows.length === 0 && (
        <Empty title={t('batches.empty')}>{t('batches.emptyText')}</Empty>
      )}
      <ul>
        {rows.map((batch) => (
          <Line key={batch.id} batch={batch} />
        ))}
      </ul>
      <MoreButton query={list} />
    </>
  );
}

function Line({ batch }: { batch: ResendBatch }) {
  const { t } = useTranslation('deliveries');
  const stop = useChange(stopBatch, { refreshes: [listBatches] });
  const { total, counts } = batch;
  const done = total - counts.waiting;
  return (
    <li className={classes.line}>
      <When at={batch.askedAt} />
      <span>{t(`batches.state.${batch.state}`)}</span>
      <ProgressBar label={t('batches.progress', { done, total })} share={total === 0 ? 1 : done / total} />
      <span>{t('batches.progress', { done, total })}</span>
      <span className={classes.quiet}>
        {t('batches.counts', counts)} · {t('batches.rate', { count: batch.perMinute })}
        {batch.askedBy !== null && ` · ${t('batches.by', { name: batch.askedBy.name })}`}
      </span>
      {batch.state === 'running' && (
        <Button
          variant="default"
          loading={stop.isPending}
          onClick={() => stop.mutate({ params: { batchId: batch.id }, body: {} })}
        >
          {t('batches.stop')}
        </Button>
      )}
      <ErrorNote error={stop.error} />
    </li>
  );
}
