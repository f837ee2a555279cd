import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type DeskTimes, getDeskTimes } from '#contract/calendar';
import { useMay } from '../../lib/actor.ts';
import { ask } from '../../lib/ask.ts';
import { dayName } from '../../lib/day-name.ts';
import { useFormat } from '../../lib/format.ts';
import { hoursText, WEEK } from '../../lib/working-hours.rules.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Fact, Facts } from '../../ui/facts.tsx';
import { Panel } from '../../ui/panel.tsx';
import { DeskTimesDialog } from './desk-times-dialog.tsx';
import { isAlways } from './desk-times-draft.rules.ts';

/** How long an answer may take, and when that time counts. */
export function DeskTimesPanel() {
  const { t } = useTranslation('calendar');
  const may = useMay();
  const [isOpen, setIsOpen] = useState(false);
  const { data: times, error, refetch } = useQuery(ask(getDeskTimes, {}));
  return (
    <Panel
      title={t('title')}
      aside={
        may('desk-times.change') && (
          <Button variant="default" disabled={times === undefined} onClick={() => setIsOpen(true)}>
            {t('edit')}
          </Button>
        )
      }
    >
      <ErrorNote error={error} onRetry={() => void refetch()} />
      {times !== undefined && <Times times={times} />}
      {isOpen && times !== undefined && <DeskTimesDialog times={times} onClose={() => setIsOpen(false)} />}
    </Panel>
  );
}

function Times({ times: { answers, calendar } }: { times: DeskTimes }) {
  const { t } = useTranslation('calendar');
  const { language, shortDay } = useFormat();
  const { telegram, email, phone } = answers.first;
  const of = (kind: 'telegram' | 'email' | 'phone', value: number) =>
    `${t(`kinds.${kind}`)} ${t('minutes', { value })}`;
  return (
    <Facts>
      <Fact label={t('first')}>{[of('telegram', telegram), of('email', email), of('phone', phone)].join(' · ')}</Fact>
      <Fact label={t('next')}>{t('minutes', { value: answers.next })}</Fact>
      {isAlways(calendar) ? (
        <Fact label={t('calendar')}>{t('always')}</Fact>
      ) : (
        <>
          {WEEK.map((day) => (
            <Fact key={day} label={dayName(day, language, 'long')}>
              {hoursText(calendar, day) || t('closed')}
            </Fact>
          ))}
          <Fact label={t('zone')}>{calendar.zone}</Fact>
          <Fact label={t('holidays')}>
            {calendar.holidays.map((day) => shortDay(`${day}T12:00:00Z`)).join(', ') || t('noHolidays')}
          </Fact>
        </>
      )}
    </Facts>
  );
}
