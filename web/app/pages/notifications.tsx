import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  countDeliveries,
  EndpointHealth,
  listBatches,
  listEndpoints,
  listSilentLogs,
  listUndelivered,
  UndeliveredKind,
} from '#contract/deliveries';
import { BatchList } from '../../features/deliveries/batch-list.tsx';
import { countedText } from '../../features/deliveries/counted.rules.ts';
import classes from '../../features/deliveries/deliveries.module.css';
import { EndpointList } from '../../features/deliveries/endpoint-list.tsx';
import { LineRefusals } from '../../features/deliveries/line-refusals.tsx';
import { LogSenders } from '../../features/deliveries/log-senders.tsx';
import { LogUpload } from '../../features/deliveries/log-upload.tsx';
import { SilentLogs } from '../../features/deliveries/silent-logs.tsx';
import { UndeliveredList } from '../../features/deliveries/undelivered-list.tsx';
import { useDeliveryNews } from '../../features/deliveries/use-delivery-news.ts';
import { useMay } from '../../lib/actor.ts';
import { ask, askPages } from '../../lib/ask.ts';
import { useKeys } from '../../lib/keyboard.ts';
import { useMedia } from '../../lib/use-media.ts';
import { usePages } from '../../lib/use-pages.ts';
import { Choice } from '../../ui/choice.tsx';
import { Empty } from '../../ui/empty.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Page } from '../../ui/page.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { Toolbar } from '../../ui/toolbar.tsx';
import { useListCursor } from '../../ui/use-list-cursor.ts';

const TABS = ['endpoints', 'undelivered', 'batches', 'log'] as const;
const NEEDS = {
  endpoints: 'delivery.read',
  undelivered: 'delivery.read',
  batches: 'delivery.resend',
  log: 'delivery.import',
} as const;

/** Notifications to shops: where they go, which were not taken, what is sent again, and from where all this is known. */
export function NotificationsPage() {
  const { t } = useTranslation('deliveries');
  const may = useMay();
  const navigate = useNavigate();
  const { tab = 'endpoints' } = useSearch({ from: '/shell/notifications' });
  const tabs = TABS.filter((one) => may(NEEDS[one]));
  useDeliveryNews([listEndpoints, listUndelivered, listBatches, countDeliveries, listSilentLogs]);
  const go = (step: number) => {
    const next = tabs[(tabs.indexOf(tab) + step + tabs.length) % tabs.length];
    if (next !== undefined) void navigate({ to: '/notifications', search: { tab: next } });
  };
  useKeys([
    { keys: 'BracketRight', group: t('title'), label: t('keys.next'), run: () => go(1) },
    { keys: 'BracketLeft', group: t('title'), label: t('keys.previous'), run: () => go(-1) },
  ]);
  return (
    <Page
      title={t('title')}
      width="full"
      aside={
        <nav className={classes.tabs} aria-label={t('title')}>
          {tabs.map((one) => (
            <Link
              key={one}
              to="/notifications"
              search={{ tab: one }}
              className={classes.tab}
              aria-current={one === tab ? 'page' : undefined}
            >
              {t(`tabs.${one}`)}
            </Link>
          ))}
        </nav>
      }
    >
      <SilentLogs />
      {tab === 'endpoints' && <Endpoints />}
      {tab === 'undelivered' && <NotDelivered />}
      {tab === 'batches' && tabs.includes('batches') && (
        <div className={classes.pad}>
          <BatchList />
        </div>
      )}
      {tab === 'log' && tabs.includes('log') && (
        <div className={classes.pad}>
          <p>{t('log.text')}</p>
          <LogSenders />
          <LogUpload />
          <LineRefusals />
        </div>
      )}
    </Page>
  );
}

function Endpoints() {
  const { t } = useTranslation('deliveries');
  const navigate = useNavigate();
  const isNarrow = useMedia('(max-width: 860px)');
  const [q, setQ] = useState('');
  const [health, setHealth] = useState<EndpointHealth>();
  const { data: counts } = useQuery(ask(countDeliveries, {}));
  const list = usePages(
    askPages(listEndpoints, { query: { q: useDeferredValue(q), ...(health !== undefined && { health }) } }),
  );
  const openAt = (at: number) => {
    const endpoint = list.rows[at];
    if (endpoint !== undefined)
      void navigate({ to: '/notifications/$endpointId', params: { endpointId: endpoint.id } });
  };
  const cursor = useListCursor(t('title'), list.rows.length, openAt);
  const isWhole = q === '' && health === undefined;
  return (
    <>
      <Toolbar isInset>
        <SearchField
          group={t('title')}
          label={t('search')}
          value={q}
          onChange={(text) => {
            setQ(text);
            cursor.set(-1);
          }}
        />
        <Choice
          label={t('healthAny')}
          isSingle
          options={EndpointHealth.options.map((value) => ({
            value,
            text: `${t(`health.${value}`)} ${counts?.endpoints[value] ?? ''}`,
          }))}
          chosen={health === undefined ? [] : [health]}
          onChange={([chosen]) => {
            setHealth(chosen);
            cursor.set(-1);
          }}
        />
      </Toolbar>
      <ErrorNote error={list.error} onRetry={list.again} />
      {list.isEmpty ? (
        <Empty title={isWhole ? t('empty') : t('emptyFiltered')}>
          {isWhole ? t('emptyText') : t('emptyFilteredText')}
        </Empty>
      ) : (
        <EndpointList
          endpoints={list.rows}
          cursor={cursor.at}
          isNarrow={isNarrow}
          hasMore={list.hasMore}
          onMore={list.more}
        />
      )}
    </>
  );
}

function NotDelivered() {
  const { t } = useTranslation('deliveries');
  const [kind, setKind] = useState<UndeliveredKind>('failed');
  const { data: counts } = useQuery(ask(countDeliveries, {}));
  return (
    <div className={classes.pad}>
      <div className={classes.kinds}>
        <fieldset className={classes.tabs}>
          <legend className="for-readers">{t('tabs.undelivered')}</legend>
          {UndeliveredKind.options.map((one) => (
            <button
              key={one}
              type="button"
              className={classes.tab}
              aria-pressed={one === kind}
              onClick={() => setKind(one)}
            >
              {t(`undelivered.kinds.${one}`)} {counts && countedText(counts.undelivered[one])}
            </button>
          ))}
        </fieldset>
      </div>
      <UndeliveredList kind={kind} />
    </div>
  );
}
