import { Checkbox } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listEndpointDeliveries } from '#contract/deliveries';
import type { EndpointId } from '#kernel/ids';
import { askPages } from '../../lib/ask.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { MoreButton } from '../../ui/more-button.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Attempt } from './attempt.tsx';
import classes from './deliveries.module.css';

/** What was tried at one address, newest first. */
export function EndpointAttempts({ endpointId }: { endpointId: EndpointId }) {
  const { t } = useTranslation('deliveries');
  const [onlyFailed, setOnlyFailed] = useState(false);
  const list = useInfiniteQuery(
    askPages(listEndpointDeliveries, { params: { endpointId }, query: { only: onlyFailed ? 'failed' : 'all' } }),
  );
  const rows = list.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Panel
      title={t('endpoint.attempts')}
      aside={
        <Checkbox
          label={t('endpoint.onlyFailed')}
          checked={onlyFailed}
          onChange={(event) => setOnlyFailed(event.currentTarget.checked)}
        />
      }
    >
      <ErrorNote error={list.error} onRetry={() => void list.refetch()} />
      {list.data !== undefined && rows.length === 0 && <p className={classes.quiet}>{t('endpoint.noAttempts')}</p>}
      {rows.map((row) => (
        <Attempt
          key={row.id}
          row={row}
          aside={
            row.uid !== null && (
              <Link to="/transactions/$uid" params={{ uid: row.uid }}>
                {row.uid}
              </Link>
            )
          }
        />
      ))}
      <MoreButton query={list} />
    </Panel>
  );
}
