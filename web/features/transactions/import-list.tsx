import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TransactionImport } from '#contract/transactions';
import { Mark } from '../../ui/mark.tsx';
import { When } from '../../ui/when.tsx';
import { ImportCounts } from './import-counts.tsx';
import classes from './import-list.module.css';
import { ImportRefusals } from './import-refusals.tsx';

/** The files that were taken in, newest first. */
export function ImportList({
  imports,
  nameOf,
}: {
  imports: TransactionImport[];
  nameOf: (personId: string) => string | undefined;
}) {
  return (
    <ul>
      {imports.map((taken) => (
        <ImportItem key={taken.id} taken={taken} by={taken.startedBy === null ? undefined : nameOf(taken.startedBy)} />
      ))}
    </ul>
  );
}

function ImportItem({ taken, by }: { taken: TransactionImport; by: string | undefined }) {
  const { t } = useTranslation('transactions');
  const [isOpen, setIsOpen] = useState(false);
  return (
    <li className={classes.item}>
      <div className={classes.head}>
        <b className={classes.name}>{taken.fileName}</b>
        {taken.state === 'done' ? (
          <Mark tone="good" shape="tick">
            {t('imports.done')}
          </Mark>
        ) : (
          <Mark tone="wait" shape="half">
            {t('imports.open')}
          </Mark>
        )}
        <span className={classes.quiet}>
          <When at={taken.startedAt} />
          {by !== undefined && ` · ${t('imports.by', { who: by })}`}
        </span>
        {(taken.refused > 0 || taken.columns !== null) && (
          <button type="button" className={classes.more} aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
            {taken.refused > 0 ? t('imports.refusals') : t('imports.columns')}
          </button>
        )}
      </div>
      <ImportCounts taken={taken} />
      {taken.state === 'open' && <p className={classes.quiet}>{t('imports.cannotGoOn')}</p>}
      {isOpen && taken.columns !== null && <Columns columns={taken.columns} />}
      {isOpen && taken.refused > 0 && <ImportRefusals importId={taken.id} />}
    </li>
  );
}

function Columns({ columns }: { columns: NonNullable<TransactionImport['columns']> }) {
  const { t } = useTranslation('transactions');
  return (
    <ul className={classes.columns}>
      {columns.map(({ name, field }) => (
        <li key={name}>
          <code>{name}</code>{' '}
          <span className={classes.quiet}>
            {field === null ? t('imports.columnKept') : t('imports.columnFills', { field })}
          </span>
        </li>
      ))}
    </ul>
  );
}
