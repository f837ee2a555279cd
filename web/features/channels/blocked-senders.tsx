import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listPeople } from '#contract/access';
import { listBlockedSenders, unblockSender } from '#contract/channels';
import { useMay } from '../../lib/actor.ts';
import { ask, useChange } from '../../lib/ask.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Panel } from '../../ui/panel.tsx';
import { When } from '../../ui/when.tsx';
import { BlockDialog } from './block-dialog.tsx';
import classes from './blocked-senders.module.css';

/** Whose messages go to quarantine, since when and why. */
export function BlockedSenders() {
  const { t } = useTranslation('channels');
  const may = useMay();
  const [isAdding, setIsAdding] = useState(false);
  const { data, error } = useQuery(ask(listBlockedSenders, {}));
  const nameOf = usePeopleNames();
  const unblock = useChange(unblockSender, { refreshes: [listBlockedSenders] });
  const mayBlock = may('sender.block');
  return (
    <Panel
      title={t('block.title')}
      source={t('block.text')}
      aside={
        mayBlock && (
          <Button variant="default" onClick={() => setIsAdding(true)}>
            {t('block.add')}
          </Button>
        )
      }
    >
      <ErrorNote error={error ?? unblock.error} />
      {data?.items.length === 0 && <p className={classes.quiet}>{t('block.none')}</p>}
      <ul>
        {data?.items.map((blocked) => (
          <li key={`${blocked.identity.kind} ${blocked.identity.value}`} className={classes.line}>
            <span className={classes.who}>{blocked.identity.value}</span>
            <span>{blocked.reason}</span>
            <span className={classes.quiet}>
              {t('block.by', { who: nameOf(blocked.blockedBy) })} · <When at={blocked.blockedAt} /> ·{' '}
              {t('block.stopped', { count: blocked.stopped })}
            </span>
            {mayBlock && (
              <Button variant="default" onClick={() => unblock.mutate({ body: { identity: blocked.identity } })}>
                {t('block.lift')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {isAdding && <BlockDialog onClose={() => setIsAdding(false)} />}
    </Panel>
  );
}

/** The server names people by their ids: names change, and a line is read long after. */
function usePeopleNames(): (id: string) => string {
  const { data } = useQuery(ask(listPeople, { query: { limit: 200 } }));
  return (id) => data?.items.find((person) => person.id === id)?.name ?? id;
}
