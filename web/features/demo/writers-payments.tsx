import { useTranslation } from 'react-i18next';
import type { WritersPayment } from '../../../server/demo/contract.ts';
import { Mark } from '../../ui/mark.tsx';
import { Money } from '../../ui/money.tsx';
import { When } from '../../ui/when.tsx';
import classes from './writers-payments.module.css';

const SIGNS = {
  successful: ['good', 'tick'],
  failed: ['bad', 'cross'],
  expired: ['idle', 'clock'],
} as const;

/** The writer's real payments, and ready ways to ask about each; a click puts one into the message. */
export function WritersPayments({ payments, onPick }: { payments: WritersPayment[]; onPick: (text: string) => void }) {
  const { t } = useTranslation('demo');
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
    <section className={classes.box} aria-label={t('payments')} tabIndex={0}>
      <h2 className={classes.title}>{t('payments')}</h2>
      {payments.length === 0 && <p className={classes.none}>{t('noPayments')}</p>}
      <ul>
        {payments.map((payment) => (
          <li key={payment.uid} className={classes.payment}>
            <p className={classes.line}>
              <Mark tone={SIGNS[payment.status][0]} shape={SIGNS[payment.status][1]}>
                {t(`status.${payment.status}`)}
              </Mark>
              <Money value={payment.amount} />
              <span className={classes.quiet}>
                {t('order', { order: payment.order })} · {payment.shop} · <When at={payment.at} />
              </span>
            </p>
            <ul className={classes.phrases}>
              {payment.phrases.map((phrase) => (
                <li key={phrase}>
                  <button type="button" className={classes.phrase} onClick={() => onPick(phrase)}>
                    {phrase}
                  </button>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  );
}
