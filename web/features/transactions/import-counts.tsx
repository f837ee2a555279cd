import { useTranslation } from 'react-i18next';
import type { TransactionImport } from '#contract/transactions';
import { useFormat } from '../../lib/format.ts';
import classes from './import-counts.module.css';

/** What became of the rows of a file. */
export function ImportCounts({ taken }: { taken: TransactionImport }) {
  const { t } = useTranslation('transactions');
  const format = useFormat();
  const counts = [
    ['rows', taken.linesTaken],
    ['inserted', taken.inserted],
    ['changed', taken.changed],
    ['unchanged', taken.unchanged],
    ['refused', taken.refused],
  ] as const;
  return (
    <dl className={classes.counts}>
      {counts.map(([name, count]) => (
        <div key={name} className={classes.count} data-bad={(name === 'refused' && count > 0) || undefined}>
          <dt>{t(`imports.${name}`)}</dt>
          <dd>{format.number(count)}</dd>
        </div>
      ))}
    </dl>
  );
}
