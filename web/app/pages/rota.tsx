import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Rota } from '#contract/rota';
import { CalledLast } from '../../features/rota/called-last.tsx';
import { FeedPanel } from '../../features/rota/feed-panel.tsx';
import { OnDutyStrip } from '../../features/rota/on-duty-strip.tsx';
import { OverrideDialog } from '../../features/rota/override-dialog.tsx';
import { newOverrideDraft, type OverrideDraft } from '../../features/rota/override-draft.rules.ts';
import { OverridesPanel } from '../../features/rota/overrides-panel.tsx';
import { PatternPanel } from '../../features/rota/pattern-panel.tsx';
import { isUntouched, RotaBoard } from '../../features/rota/rota-board.tsx';
import { RuleDialog } from '../../features/rota/rule-dialog.tsx';
import { useOnDuty, useRota } from '../../features/rota/use-rota.ts';
import { dayAfter } from '../../features/rota/wall-clock.rules.ts';
import { useMay } from '../../lib/actor.ts';
import { useFormat } from '../../lib/format.ts';
import { type KeyBinding, useKeys } from '../../lib/keyboard.ts';
import { nowMs } from '../../lib/now.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { KeyHint } from '../../ui/key-hint.tsx';
import { Page } from '../../ui/page.tsx';
import classes from './rota.module.css';

export function RotaPage() {
  const { t } = useTranslation('rota');
  const mayChange = useMay()('rota.change');
  const [monday, setMonday] = useState<string>();
  const [opened, setOpened] = useState<'rule' | OverrideDraft>();
  const { data: rota, error, refetch } = useRota(monday);
  const change =
    mayChange && rota
      ? (given: Partial<OverrideDraft>) => setOpened(newOverrideDraft(rota.zone, nowMs(), given))
      : undefined;
  useKeys([
    ...weekKeys(t, rota, setMonday),
    ...(change === undefined
      ? []
      : changeKeys(
          t,
          () => setOpened('rule'),
          () => change({}),
        )),
  ]);
  if (rota === undefined)
    return (
      <Page title={t('title')}>
        <ErrorNote error={error} onRetry={() => void refetch()} />
      </Page>
    );
  const addButton = change && (
    <Button onClick={() => setOpened('rule')} rightSection={<KeyHint keys="KeyN" />}>
      {t('pattern.add')}
    </Button>
  );
  return (
    <Page
      title={t('title')}
      width="full"
      aside={<WeekPick rota={rota} onPick={setMonday} />}
      actions={
        change &&
        !isUntouched(rota) && (
          <>
            <Button variant="default" onClick={() => change({})} rightSection={<KeyHint keys="KeyV" />}>
              {t('override.add')}
            </Button>
            {addButton}
          </>
        )
      }
    >
      <div className={classes.scroll}>
        <ErrorNote error={error} onRetry={() => void refetch()} />
        <NowLine />
        <div className={classes.called}>
          <CalledLast />
        </div>
        <RotaBoard rota={rota} action={addButton} onChange={change} />
        <div className={classes.panels}>
          {!isUntouched(rota) && <OverridesPanel rota={rota} />}
          {!isUntouched(rota) && <PatternPanel rota={rota} />}
          <FeedPanel />
        </div>
      </div>
      <Opened rota={rota} opened={opened} onClose={() => setOpened(undefined)} />
    </Page>
  );
}

function NowLine() {
  const { data } = useOnDuty();
  return data && <OnDutyStrip now={data} />;
}

interface OpenedProps {
  rota: Rota;
  opened: 'rule' | OverrideDraft | undefined;
  onClose(): void;
}

function Opened({ rota, opened, onClose }: OpenedProps) {
  if (opened === undefined) return null;
  if (opened === 'rule') return <RuleDialog rota={rota} onClose={onClose} />;
  return <OverrideDialog rota={rota} draft={opened} onClose={onClose} />;
}

type Say = (key: 'title' | 'week.earlier' | 'week.later' | 'week.this' | 'pattern.add' | 'override.add') => string;

const changeKeys = (t: Say, onRule: () => void, onOverride: () => void): KeyBinding[] => [
  { keys: 'KeyN', group: t('title'), label: t('pattern.add'), run: onRule },
  { keys: 'KeyV', group: t('title'), label: t('override.add'), run: onOverride },
];

function weekKeys(t: Say, rota: Rota | undefined, onPick: (monday: string | undefined) => void): KeyBinding[] {
  const first = rota?.days[0]?.date;
  if (first === undefined) return [];
  const group = t('title');
  return [
    { keys: 'BracketLeft', group, label: t('week.earlier'), run: () => onPick(dayAfter(first, -7)) },
    { keys: 'BracketRight', group, label: t('week.later'), run: () => onPick(dayAfter(first, 7)) },
    { keys: 'KeyW', group, label: t('week.this'), run: () => onPick(undefined) },
  ];
}

function WeekPick({ rota, onPick }: { rota: Rota; onPick: (monday: string | undefined) => void }) {
  const { t } = useTranslation('rota');
  const format = useFormat();
  const [first, last] = [rota.days[0]?.date, rota.days.at(-1)?.date];
  if (first === undefined || last === undefined) return null;
  const noon = (date: string) => `${date}T12:00:00Z`;
  return (
    <span className={classes.week}>
      <Button
        variant="default"
        size="compact-sm"
        aria-label={t('week.earlier')}
        onClick={() => onPick(dayAfter(first, -7))}
      >
        ←
      </Button>
      <span className={classes.range}>
        {format.shortDay(noon(first))} – {format.day(noon(last))}
      </span>
      <Button
        variant="default"
        size="compact-sm"
        aria-label={t('week.later')}
        onClick={() => onPick(dayAfter(first, 7))}
      >
        →
      </Button>
      <Button variant="subtle" size="compact-sm" onClick={() => onPick(undefined)}>
        {t('week.this')}
      </Button>
    </span>
  );
}
