import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { endReach, getReach, listCalled, makeReachLink } from '#contract/tickets';
import { ask, useChange } from '../../lib/ask.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Mark } from '../../ui/mark.tsx';
import { StartLinks } from '../../ui/start-links.tsx';
import { When } from '../../ui/when.tsx';
import classes from './calling-settings.module.css';

const LOOK_MS = 3000;

/** Where one is called when no console of theirs is open, or a ticket lies unopened. */
export function OwnReach() {
  const { t } = useTranslation('tickets');
  const make = useChange(makeReachLink);
  const [before, setBefore] = useState<string | null>(null);
  const { data: reach } = useQuery({
    ...ask(getReach, {}),
    // The link is followed on another device: the page looks whether it was.
    refetchInterval: ({ state }) => make.data !== undefined && state.data?.boundAt === before && LOOK_MS,
  });
  const end = useChange(endReach, { refreshes: [getReach, listCalled] });
  if (reach === undefined) return null;
  const begin = () => {
    setBefore(reach.boundAt);
    make.mutate({});
  };
  return (
    <>
      <p className={classes.part}>{t('calling.reachHelp')}</p>
      <div className={classes.line}>
        {reach.boundAt === null ? (
          <Mark tone="wait" shape="pause">
            {t('calling.noReach')}
          </Mark>
        ) : (
          <Mark tone="good" shape="tick">
            {t('calling.reach', { name: reach.accountName })} <When at={reach.boundAt} />
          </Mark>
        )}
        <Button variant="default" loading={make.isPending} onClick={begin}>
          {t(reach.boundAt === null ? 'calling.bind' : 'calling.bindAgain')}
        </Button>
        {reach.boundAt !== null && (
          <Button variant="default" loading={end.isPending} onClick={() => end.mutate({})}>
            {t('calling.unbind')}
          </Button>
        )}
      </div>
      {make.data !== undefined && reach.boundAt === before && (
        <div className={classes.line}>
          <span className={classes.help}>{t('calling.linkHelp')}</span>
          <StartLinks label={t('calling.bind')} links={make.data.links} word={make.data.token} />
        </div>
      )}
      <ErrorNote error={make.error ?? end.error} />
    </>
  );
}
