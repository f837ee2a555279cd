import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { cancelWorks, listWorks } from '#contract/incidents';
import { useMay } from '../../lib/actor.ts';
import { ask, useChange } from '../../lib/ask.ts';
import { useFormat } from '../../lib/format.ts';
import { useNowMs } from '../../lib/now.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Mark } from '../../ui/mark.tsx';
import { Panel } from '../../ui/panel.tsx';
import classes from './incident.module.css';
import { WorksDialog } from './works-dialog.tsx';

/** Planned works of banks: what goes on, what comes, what was. */
export function WorksPanel() {
  const { t, i18n } = useTranslation('incidents');
  const may = useMay();
  const now = useNowMs();
  const format = useFormat();
  const [isAdding, setIsAdding] = useState(false);
  const { data, error, refetch } = useQuery(ask(listWorks, { query: { days: 7 } }));
  const cancel = useChange(cancelWorks, { refreshes: [listWorks] });
  const mayChange = may('incident.change');
  return (
    <Panel
      title={t('works.title')}
      aside={
        mayChange && (
          <Button variant="default" size="compact-sm" onClick={() => setIsAdding(true)}>
            {t('works.add')}
          </Button>
        )
      }
    >
      <ErrorNote error={error ?? cancel.error} onRetry={() => void refetch()} />
      {data?.items.length === 0 && <p className={classes.quiet}>{t('works.none')}</p>}
      <ul>
        {data?.items.map((works) => {
          const [start, end] = [Date.parse(works.startAt), Date.parse(works.endAt)];
          const note = i18n.language === 'ru' ? works.ru || works.en : works.en || works.ru;
          return (
            <li key={works.id} className={classes.line}>
              <span className={classes.head}>
                <span className={classes.strong}>{works.scopeName}</span>
                {start <= now && now < end && (
                  <Mark tone="wait" shape="half">
                    {t('works.now')}
                  </Mark>
                )}
                <span>
                  {t('works.span', { from: format.minute(works.startAt, now), to: format.minute(works.endAt, now) })}
                </span>
                <span className={classes.quiet}>{t('works.lasts', { minutes: works.minutes, zone: works.zone })}</span>
                {mayChange && now < end && (
                  <button
                    type="button"
                    className={classes.act}
                    onClick={() => cancel.mutate({ params: { worksId: works.id } })}
                  >
                    {now < start ? t('works.cancel') : t('works.end')}
                    <span className="for-readers"> {works.scopeName}</span>
                  </button>
                )}
              </span>
              {note !== '' && <span className={classes.text}>{note}</span>}
            </li>
          );
        })}
      </ul>
      {isAdding && <WorksDialog onClose={() => setIsAdding(false)} />}
    </Panel>
  );
}
