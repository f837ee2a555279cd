import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { listImportRefusals } from '#contract/transactions';
import type { ImportId } from '#kernel/ids';
import { askPages } from '../../lib/ask.ts';
import { useRefusalText } from '../../lib/refusal-text.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { MoreButton } from '../../ui/more-button.tsx';
import classes from './import-refusals.module.css';

/** The rows that were set aside: where they stand, and why. */
export function ImportRefusals({ importId }: { importId: ImportId }) {
  const { t } = useTranslation('transactions');
  const refusalText = useRefusalText();
  const list = useInfiniteQuery(askPages(listImportRefusals, { params: { importId }, query: {} }));
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <div className={classes.box}>
      <ErrorNote error={list.error} onRetry={() => void list.refetch()} />
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('imports.line')}</th>
            <th scope="col">{t('imports.reason')}</th>
            <th scope="col">{t('imports.excerpt')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.line}>
              <td>{row.line}</td>
              <td>{refusalText(row.reason)}</td>
              <td>
                <code>{row.excerpt}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <MoreButton query={list} />
    </div>
  );
}
