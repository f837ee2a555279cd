import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Delivery, type DeliveryRow, getDelivery } from '#contract/deliveries';
import { ask } from '../../lib/ask.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Fact, Facts } from '../../ui/facts.tsx';
import { When } from '../../ui/when.tsx';
import classes from './deliveries.module.css';
import { DeliveryMark } from './delivery-mark.tsx';

interface AttemptProps {
  row: DeliveryRow;
  /** Known already; else it is asked for when it is opened. */
  whole?: Delivery;
  /** Beside it: the payment, where that is not what the page is about. */
  aside?: ReactNode;
}

/** One attempt: how it ended, and opened everything that was sent and answered, as text. */
export function Attempt({ row, whole, aside }: AttemptProps) {
  const { t } = useTranslation('deliveries');
  const [isOpen, setIsOpen] = useState(false);
  return (
    <div className={classes.attempt}>
      <details onToggle={(event) => setIsOpen(event.currentTarget.open)}>
        <summary>
          <When at={row.at} />
          <DeliveryMark ended={row.class} httpStatus={row.httpStatus} />
          <span className={classes.quiet}>
            {t('attempt', { n: row.n })} · {t(`trigger.${row.trigger}`)} · {t(`service.${row.service}`)}
            {row.totalMs !== null && ` · ${t('ms', { count: row.totalMs })}`}
          </span>
          {row.errorText !== null && <span className={classes.bad}>{t(`errorText.${row.errorText}`)}</span>}
        </summary>
        {isOpen && (whole === undefined ? <Asked id={row.id} /> : <Whole delivery={whole} />)}
      </details>
      {aside}
    </div>
  );
}

function Asked({ id }: Pick<DeliveryRow, 'id'>) {
  const { data, error, refetch } = useQuery(ask(getDelivery, { params: { deliveryId: id } }));
  if (data === undefined) return <ErrorNote error={error} onRetry={() => void refetch()} />;
  return <Whole delivery={data} />;
}

function Whole({ delivery }: { delivery: Delivery }) {
  const { t } = useTranslation('deliveries');
  const ms = (count: number | null) => (count === null ? t('none') : t('ms', { count }));
  return (
    <>
      <Facts>
        <Fact label={t('detail.url')}>
          <code>{delivery.url}</code>
        </Fact>
        <Fact label={t('detail.resolved')}>{delivery.resolvedAddress}</Fact>
        <Fact label={t('detail.error')}>{delivery.errorCode}</Fact>
        <Fact label={t('detail.mark')}>{delivery.mark}</Fact>
      </Facts>
      <p className={classes.quiet}>
        {t('detail.timing', {
          dns: ms(delivery.dnsMs),
          connect: ms(delivery.connectMs),
          tls: ms(delivery.tlsMs),
          first: ms(delivery.firstByteMs),
          total: ms(delivery.totalMs),
        })}
      </p>
      <Exchange title={t('detail.answered')} headers={delivery.responseHeaders} body={delivery.responseBody} />
      <Exchange title={t('detail.sent')} headers={delivery.requestHeaders} body={delivery.requestBody} />
    </>
  );
}

/** Text, never a page: what a shop answers is a stranger's. */
function Exchange({ title, headers, body }: { title: string; headers: Record<string, string>; body: string | null }) {
  const { t } = useTranslation('deliveries');
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return (
    <>
      <h3 className={classes.label}>{title}</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard */}
      <section className={classes.body} tabIndex={0} aria-label={title}>
        {[...lines, '', body ?? t('detail.noBody')].join('\n').trim()}
      </section>
    </>
  );
}
