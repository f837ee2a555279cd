import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { endFeed, listFeeds, makeFeed } from '#contract/rota';
import { ask, useChange } from '../../lib/ask.ts';
import { useFormat } from '../../lib/format.ts';
import { useNowMs } from '../../lib/now.ts';
import { CopyField } from '../../ui/copy-field.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Panel } from '../../ui/panel.tsx';
import classes from './lines.module.css';

const KINDS = ['own', 'all'] as const;
type Whose = (typeof KINDS)[number];

/** The secret addresses under which calendar programs read the shifts. */
export function FeedPanel() {
  const { t } = useTranslation('rota');
  const format = useFormat();
  const now = useNowMs();
  const [renewing, setRenewing] = useState<Whose>();
  const { data, error } = useQuery(ask(listFeeds, {}));
  const make = useChange(makeFeed, { refreshes: [listFeeds], onDone: () => setRenewing(undefined) });
  const end = useChange(endFeed, { refreshes: [listFeeds] });
  const path = make.data?.path;
  return (
    <Panel title={t('feed.title')}>
      <p className={classes.quiet}>{t('feed.text')}</p>
      <ErrorNote error={error ?? make.error ?? end.error} />
      <ul>
        {KINDS.map((whose) => {
          const feed = data?.items.find((item) => item.whose === whose);
          const readText =
            feed?.lastReadAt == null ? t('feed.unread') : t('feed.read', { when: format.ago(feed.lastReadAt, now) });
          return (
            <li key={whose} className={classes.line}>
              <span className={classes.name}>{t(`feed.${whose}`)}</span>
              <span className={classes.quiet}>
                {feed === undefined ? t('feed.none') : t('feed.made', { when: format.ago(feed.createdAt, now) })}
              </span>
              <span className={classes.quiet}>{feed !== undefined && readText}</span>
              <span />
              <span className={classes.actions}>
                <button
                  type="button"
                  className={classes.act}
                  onClick={() => (feed === undefined ? make.mutate({ body: { whose } }) : setRenewing(whose))}
                >
                  {feed === undefined ? t('feed.make') : t('feed.renew')}
                  <span className="for-readers"> {t(`feed.${whose}`)}</span>
                </button>
                {feed !== undefined && (
                  <button type="button" className={classes.act} onClick={() => end.mutate({ params: { whose } })}>
                    {t('feed.end')}
                    <span className="for-readers"> {t(`feed.${whose}`)}</span>
                  </button>
                )}
              </span>
            </li>
          );
        })}
      </ul>
      {renewing !== undefined && (
        <Dialog title={t('feed.renewSure')} onClose={() => setRenewing(undefined)}>
          <p>{t('feed.renewText')}</p>
          <Button loading={make.isPending} onClick={() => make.mutate({ body: { whose: renewing } })}>
            {t('feed.renew')}
          </Button>
        </Dialog>
      )}
      {path !== undefined && (
        <Dialog title={t('feed.title')} onClose={make.reset}>
          <p>{t('feed.once')}</p>
          <CopyField label={t('feed.address')} value={`${window.location.origin}${path}`} />
          <Button onClick={make.reset}>{t('feed.done')}</Button>
        </Dialog>
      )}
    </Panel>
  );
}
