import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { TransactionDetail } from '#contract/transactions';
import { useFormat } from '../../lib/format.ts';
import { Money } from '../../ui/money.tsx';
import { Title } from '../../ui/title.tsx';
import { When } from '../../ui/when.tsx';
import classes from './payment-head.module.css';
import { useRowWords } from './row-words.ts';
import { StatusMark } from './status-mark.tsx';

/** What the payment is: how much, how it stands, for whom, when. */
export function PaymentHead({ payment }: { payment: TransactionDetail }) {
  const { t } = useTranslation('transactions');
  const format = useFormat();
  const words = useRowWords();
  return (
    <header className={classes.head}>
      <Title>
        {[payment.amount === null ? payment.uid : format.money(payment.amount), t(`status.${payment.status}`)].join(
          ' · ',
        )}
      </Title>
      <div className={classes.figure}>
        <h1 className={classes.amount}>{payment.amount === null ? t('noAmount') : <Money value={payment.amount} />}</h1>
        <span className={classes.status}>
          <StatusMark status={payment.status} />
        </span>
        {payment.test === true && (
          <span className={classes.test} title={t('testLong')}>
            {t('test')}
          </span>
        )}
      </div>
      <p className={classes.line}>
        <span>{t(`type.${payment.type}`)}</span>
        <When at={payment.at} as="full" />
      </p>
      <p className={classes.line}>
        {payment.merchantId === null ? (
          <span>{words.merchant(payment)}</span>
        ) : (
          <Link to="/merchants/$merchantId" params={{ merchantId: payment.merchantId }}>
            {words.merchant(payment)}
          </Link>
        )}
        {words.isShopTold(payment) && <span>{words.shop(payment)}</span>}
        {payment.trackingId !== null && <span>{payment.trackingId}</span>}
      </p>
    </header>
  );
}
