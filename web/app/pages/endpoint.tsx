import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { getEndpoint, listEndpointDeliveries } from '#contract/deliveries';
import type { EndpointId } from '#kernel/ids';
import { DeliveryDays } from '../../features/deliveries/delivery-days.tsx';
import { EndpointAttempts } from '../../features/deliveries/endpoint-attempts.tsx';
import { EndpointFacts } from '../../features/deliveries/endpoint-facts.tsx';
import { ResendManyDialog } from '../../features/deliveries/resend-many-dialog.tsx';
import { useDeliveryNews } from '../../features/deliveries/use-delivery-news.ts';
import { useMay } from '../../lib/actor.ts';
import { ask } from '../../lib/ask.ts';
import { useKeys } from '../../lib/keyboard.ts';
import { useNowMs } from '../../lib/now.ts';
import { Empty } from '../../ui/empty.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { KeyHint } from '../../ui/key-hint.tsx';
import { Page } from '../../ui/page.tsx';
import { Panel } from '../../ui/panel.tsx';

/** One address of a shop: how it takes notifications, what was tried, and what can be sent again. */
export function EndpointPage() {
  const { t } = useTranslation('deliveries');
  const may = useMay();
  const navigate = useNavigate();
  const now = useNowMs();
  const params = useParams({ from: '/shell/notifications/$endpointId' });
  const endpointId = params.endpointId as EndpointId; // the server judges whether it is one
  /** The moment at which it was opened: what is counted stays the same while it is read. */
  const [manyMs, setManyMs] = useState<number>();
  const { data, error, refetch } = useQuery(ask(getEndpoint, { params: { endpointId } }));
  useDeliveryNews([getEndpoint, listEndpointDeliveries]);
  const leave = () => void navigate({ to: '/notifications' });
  const mayResend = may('delivery.resend') && data !== undefined && data.undelivered > 0;
  useKeys([
    { keys: 'Escape', group: t('title'), label: t('endpoint.back'), run: leave },
    ...(mayResend ? [{ keys: 'KeyY', group: t('title'), label: t('endpoint.key'), run: () => setManyMs(now) }] : []),
  ]);
  const back = <Link to="/notifications">← {t('endpoint.back')}</Link>;
  if (data === undefined) {
    return (
      <Page title={back}>
        {error?.status === 404 ? (
          <Empty title={t('endpoint.notFound')}>{t('endpoint.notFoundText')}</Empty>
        ) : (
          <ErrorNote error={error} onRetry={() => void refetch()} />
        )}
      </Page>
    );
  }
  return (
    <Page
      title={data.address}
      aside={back}
      actions={
        mayResend && (
          <Button variant="default" onClick={() => setManyMs(now)} rightSection={<KeyHint keys="KeyY" />}>
            {t('endpoint.many')}
          </Button>
        )
      }
    >
      <EndpointFacts endpoint={data} />
      <Panel title={t('endpoint.days')}>
        <DeliveryDays
          days={data.days}
          today={new Date(now).toISOString().slice(0, 10)}
          known={{ from: data.known.from.slice(0, 10), until: data.known.until.slice(0, 10) }}
        />
      </Panel>
      <EndpointAttempts endpointId={endpointId} />
      {manyMs !== undefined && (
        <ResendManyDialog
          endpointId={endpointId}
          nowMs={manyMs}
          onClose={() => setManyMs(undefined)}
          onDone={() => void navigate({ to: '/notifications', search: { tab: 'batches' } })}
        />
      )}
    </Page>
  );
}
