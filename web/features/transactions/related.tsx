import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { TransactionDetail, TransactionRow } from '#contract/transactions';
import { Money } from '../../ui/money.tsx';
import { Panel } from '../../ui/panel.tsx';
import { When } from '../../ui/when.tsx';
import classes from './related.module.css';
import { useRowWords } from './row-words.ts';
import { StatusMark } from './status-mark.tsx';

/** The other transactions of the same story. */
export function Related({ payment }: { payment: TransactionDetail }) {
  const { t } = useTranslation('transactions');
  const { parent, children, attempts } = payment;
  if (payment.parentUid === null && parent === null && children.length === 0 && attempts.length === 0) return null;
  return (
    <Panel title={t('detail.related')}>
      {parent !== null && <Rows title={t('detail.parent')} rows={[parent]} />}
      {parent === null && payment.parentUid !== null && (
        <p>
          {t('detail.parent')}{' '}
          <Link to="/transactions/$uid" params={{ uid: payment.parentUid }} search state>
            {payment.parentUid}
          </Link>
        </p>
      )}
      {children.length > 0 && <Rows title={t('detail.children')} rows={children} />}
      {attempts.length > 0 && <Rows title={t('detail.attempts', { count: attempts.length })} rows={attempts} />}
    </Panel>
  );
}

function Rows({ title, rows }: { title: string; rows: TransactionRow[] }) {
  const { t } = useTranslation('transactions');
  const words = useRowWords();
  return (
    <>
      <h3 className={classes.title}>{title}</h3>
      <ul>
        {rows.map((row) => (
          <li key={row.uid}>
            <Link to="/transactions/$uid" params={{ uid: row.uid }} search state className={classes.row}>
              <StatusMark status={row.status} />
              <span className={classes.quiet}>
                <When at={row.at} />
              </span>
              <span className={classes.amount}>{row.amount === null ? '—' : <Money value={row.amount} />}</span>
              <span className={classes.quiet}>
                {row.type === 'payment' ? words.method(row) : t(`type.${row.type}`)}
              </span>
              <code className={classes.quiet}>{row.code}</code>
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}
