import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type PaymentDeliveries as Found, getPaymentDeliveries, type ShopNotification } from '#contract/deliveries';
import type { TransactionUid } from '#kernel/ids';
import { useMay } from '../../lib/actor.ts';
import { ask } from '../../lib/ask.ts';
import { useFormat } from '../../lib/format.ts';
import { useKeys } from '../../lib/keyboard.ts';
import { useNowMs } from '../../lib/now.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { KeyHint } from '../../ui/key-hint.tsx';
import { Panel } from '../../ui/panel.tsx';
import { When } from '../../ui/when.tsx';
import { Attempt } from './attempt.tsx';
import { ConfirmResend } from './confirm-resend.tsx';
import classes from './deliveries.module.css';
import { DeliveryMark } from './delivery-mark.tsx';
import { HealthMark } from './health-mark.tsx';
import { useDeliveryNews } from './use-delivery-news.ts';
import { useResend } from './use-resend.ts';

/** How one payment was told to its shop, and the key that has it told again. */
export function PaymentDeliveries({ uid }: { uid: TransactionUid }) {
  const { t } = useTranslation('deliveries');
  const may = useMay();
  const isOn = may('delivery.read');
  const { data, error, isFetching, refetch } = useQuery({
    ...ask(getPaymentDeliveries, { params: { uid } }),
    enabled: isOn,
  });
  useDeliveryNews([getPaymentDeliveries]);
  if (!isOn) return null;
  return (
    <Panel
      title={t('payment.title')}
      onReload={() => void refetch()}
      isReloading={isFetching}
      aside={may('delivery.resend') && data !== undefined && <Resend uid={uid} found={data} />}
    >
      <ErrorNote error={error} onRetry={() => void refetch()} />
      {data !== undefined && <Told found={data} />}
    </Panel>
  );
}

function Told({ found }: { found: Found }) {
  const { t } = useTranslation('deliveries');
  const { endpoint, notifications, attempts } = found;
  return (
    <>
      {found.isUnsent && <p className={classes.bad}>{t('payment.unsent')}</p>}
      {found.hasLog && attempts.length === 0 && !found.isUnsent && <p className={classes.quiet}>{t('payment.none')}</p>}
      {notifications.map((one) => (
        <Notified key={one.eventId} notification={one} />
      ))}
      {attempts.map((attempt) => (
        <Attempt key={attempt.id} row={attempt} whole={attempt} />
      ))}
      {!found.hasLog && <StandIns found={found} />}
      <Resends found={found} />
      {endpoint !== null && (
        <p className={classes.quiet}>
          <Link to="/notifications/$endpointId" params={{ endpointId: endpoint.id }}>
            {t('payment.endpoint', { address: endpoint.address })}
          </Link>{' '}
          <HealthMark health={endpoint.health} />{' '}
          {endpoint.actsNext !== null && t('payment.actsNext', { who: t(`actsNext.${endpoint.actsNext}`) })}
        </p>
      )}
    </>
  );
}

function Notified({ notification: { service, state, attempts, next, givesUpAt } }: { notification: ShopNotification }) {
  const { t } = useTranslation('deliveries');
  const format = useFormat();
  const now = useNowMs();
  return (
    <p className={classes.quiet}>
      {t(`service.${service}`)} · {t('attempts', { count: attempts })} · {t(`state.${state}`)}
      {next !== null &&
        ` · ${t('next', { earliest: format.moment(next.earliest, now), latest: format.moment(next.latest, now) })}`}
      {givesUpAt !== null && ` · ${t('givesUp', { when: format.moment(givesUpAt, now) })}`}
    </p>
  );
}

/** Each with where it comes from: none of it is the log. */
function StandIns({ found: { signs, resends } }: { found: Found }) {
  const { t } = useTranslation('deliveries');
  if (signs.length === 0 && resends.length === 0) return <p className={classes.quiet}>{t('payment.nothing')}</p>;
  return (
    <>
      <p className={classes.quiet}>{t('payment.noLog')}</p>
      <ul>
        {signs.map((sign) => (
          <li key={`${sign.source} ${sign.at}`} className={classes.line}>
            <When at={sign.at} />
            <span className={classes.quiet}>{t(`source.${sign.source}`)}</span>
            {sign.class !== null && <DeliveryMark ended={sign.class} httpStatus={sign.httpStatus} />}
            {sign.uid !== null && <span>{t('payment.knew')}</span>}
            {sign.excerpt !== null && <code className={classes.excerpt}>{sign.excerpt}</code>}
          </li>
        ))}
      </ul>
    </>
  );
}

function Resends({ found: { resends } }: { found: Found }) {
  const { t } = useTranslation('deliveries');
  if (resends.length === 0) return null;
  return (
    <>
      <h3 className={classes.label}>{t('payment.resends')}</h3>
      <ul>
        {resends.map((one) => (
          <li key={one.id} className={classes.line}>
            <When at={one.askedAt} />
            <span>{t(`resendState.${one.state}`)}</span>
            <span className={classes.quiet}>
              {[one.askedBy?.name, one.said].filter((part) => part != null && part !== '').join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

function Resend({ uid, found }: { uid: TransactionUid; found: Found }) {
  const { t } = useTranslation('deliveries');
  const [isAsked, setIsAsked] = useState(false);
  const resend = useResend(uid, { onAccepted: () => setIsAsked(true) });
  const isBusy = resend.isPending || found.resends.some(({ state }) => state === 'queued' || state === 'sending');
  const send = () => !isBusy && resend.send(false);
  useKeys([{ keys: 'KeyY', group: t('title'), label: t('payment.key'), run: send }]);
  return (
    <>
      <Button variant="default" loading={isBusy} onClick={send} rightSection={<KeyHint keys="KeyY" />}>
        {t('payment.resend')}
      </Button>
      <ErrorNote error={isAsked ? null : resend.error} />
      {isAsked && (
        <ConfirmResend
          onClose={() => setIsAsked(false)}
          onConfirm={() => {
            setIsAsked(false);
            resend.send(true);
          }}
        />
      )}
    </>
  );
}
