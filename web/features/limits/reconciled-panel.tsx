import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { listReconciliations, type Reconciled, reconcileNow } from '#contract/limits';
import { useMay } from '../../lib/actor.ts';
import { ask, useChange } from '../../lib/ask.ts';
import { useFormat } from '../../lib/format.ts';
import { useNowMs } from '../../lib/now.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Mark } from '../../ui/mark.tsx';
import { Panel } from '../../ui/panel.tsx';
import { say } from '../../ui/toast.ts';
import classes from './limits.module.css';
import { standingOf } from './reconciled.rules.ts';

const LOOK = {
  equal: { tone: 'good', shape: 'tick' },
  within: { tone: 'wait', shape: 'half' },
  apart: { tone: 'bad', shape: 'cross' },
} as const;

/** What was counted here beside what the provider's own report says. */
export function ReconciledPanel() {
  const { t } = useTranslation('limits');
  const mayChange = useMay()('limit.change');
  const format = useFormat();
  const now = useNowMs();
  const { data, error } = useQuery(ask(listReconciliations, {}));
  const run = useChange(reconcileNow, {
    refreshes: [listReconciliations],
    onDone: ({ compared, problems }) => {
      if (problems.length > 0) say(t('reconciled.problem', { problems: problems.join(', ') }));
      else say(compared === 0 ? t('reconciled.none_read') : t('reconciled.done', { count: compared }));
    },
  });
  const last = data?.items[0];
  return (
    <Panel
      title={t('reconciled.title')}
      {...(last !== undefined && {
        at: last.checkedAt,
        source: t('reconciled.since', {
          source: last.sourceName,
          from: format.minute(last.from, now),
          to: format.minute(last.to, now),
        }),
      })}
      aside={
        mayChange && (
          <Button variant="default" size="compact-sm" loading={run.isPending} onClick={() => run.mutate({})}>
            {t('reconciled.now')}
          </Button>
        )
      }
    >
      <ErrorNote error={error ?? run.error} />
      {data?.items.length === 0 && <p className={classes.hint}>{t('reconciled.none')}</p>}
      {last !== undefined && <ReconciledTable rows={last.rows} />}
    </Panel>
  );
}

function ReconciledTable({ rows }: { rows: readonly Reconciled[] }) {
  const { t } = useTranslation('limits');
  const format = useFormat();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
    <section className={classes.overflow} tabIndex={0} aria-label={t('reconciled.title')}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('reconciled.type')}</th>
            <th scope="col" className={classes.figure}>
              {t('reconciled.theirs')}
            </th>
            <th scope="col" className={classes.figure}>
              {t('reconciled.ours')}
            </th>
            <th scope="col" className={classes.figure}>
              {t('reconciled.difference')}
            </th>
            <th scope="col" className={classes.figure}>
              {t('reconciled.unplaced')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const standing = standingOf(row);
            const money = (minor: number) => format.money({ minor, currency: row.currency });
            return (
              <tr key={`${row.gatewayType} ${row.currency}`}>
                <td>{row.acquirerName ?? row.gatewayType}</td>
                <td className={classes.figure}>{money(row.theirMinor)}</td>
                <td className={classes.figure}>{money(row.ourMinor)}</td>
                <td className={classes.figure}>
                  <Mark {...LOOK[standing]}>
                    {standing === 'equal' ? t('reconciled.equal') : money(row.theirMinor - row.ourMinor)}
                    {standing !== 'equal' && <span className={classes.quiet}> {t(`reconciled.${standing}`)}</span>}
                  </Mark>
                </td>
                <td className={classes.figure}>{row.unplacedCount > 0 && money(row.unplacedMinor)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
