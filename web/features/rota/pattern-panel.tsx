import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { getOnDuty, getRota, type Rota, removeShiftRule, type ShiftRule } from '#contract/rota';
import { useMay } from '../../lib/actor.ts';
import { useChange } from '../../lib/ask.ts';
import { useFormat } from '../../lib/format.ts';
import { useNowMs } from '../../lib/now.ts';
import { DangerButton } from '../../ui/danger-button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Panel } from '../../ui/panel.tsx';
import classes from './lines.module.css';
import { RuleDialog } from './rule-dialog.tsx';
import { runsOf, weekdayName } from './wall-clock.rules.ts';
import { ZoneDialog } from './zone-dialog.tsx';

/** The weekly pattern, line by line. */
export function PatternPanel({ rota }: { rota: Rota }) {
  const { t } = useTranslation('rota');
  const may = useMay();
  const [opened, setOpened] = useState<ShiftRule | 'zone'>();
  const [leaving, setLeaving] = useState<ShiftRule>();
  const close = () => setOpened(undefined);
  const nameOf = (rule: ShiftRule) => rota.people.find(({ personId }) => personId === rule.personId)?.name ?? '';
  const mayChange = may('rota.change');
  return (
    <Panel
      title={t('pattern.title')}
      source={t('pattern.zone', { zone: rota.zone })}
      aside={
        mayChange && (
          <Button variant="default" onClick={() => setOpened('zone')}>
            {t('pattern.zoneEdit')}
          </Button>
        )
      }
    >
      {rota.rules.length === 0 && <p className={classes.quiet}>{t('pattern.none')}</p>}
      <ul>
        {rota.rules.map((rule) => (
          <li key={rule.id} className={classes.line}>
            <span className={classes.name}>{nameOf(rule)}</span>
            <DaysOf rule={rule} />
            <HoursOf rule={rule} />
            <TermOf rule={rule} />
            {mayChange && (
              <span className={classes.actions}>
                <button type="button" className={classes.act} onClick={() => setOpened(rule)}>
                  {t('pattern.edit')}
                  <span className="for-readers"> {nameOf(rule)}</span>
                </button>
                <button type="button" className={classes.act} onClick={() => setLeaving(rule)}>
                  {t('pattern.end')}
                  <span className="for-readers"> {nameOf(rule)}</span>
                </button>
              </span>
            )}
          </li>
        ))}
      </ul>
      {opened === 'zone' && <ZoneDialog zone={rota.zone} onClose={close} />}
      {opened !== undefined && opened !== 'zone' && <RuleDialog rota={rota} rule={opened} onClose={close} />}
      {leaving !== undefined && (
        <EndDialog rule={leaving} name={nameOf(leaving)} onClose={() => setLeaving(undefined)} />
      )}
    </Panel>
  );
}

function DaysOf({ rule }: { rule: ShiftRule }) {
  const { t } = useTranslation('rota');
  const { language } = useFormat();
  if (rule.weekdays.length === 7) return <span>{t('pattern.everyDay')}</span>;
  const name = (day: number) => weekdayName(day, language);
  const runs = runsOf(rule.weekdays).map(([first, last]) =>
    first === last ? name(first) : `${name(first)}${last === first + 1 ? ', ' : '–'}${name(last)}`,
  );
  return <span>{runs.join(', ')}</span>;
}

function HoursOf({ rule }: { rule: ShiftRule }) {
  const { t } = useTranslation('rota');
  return (
    <span className={classes.hours}>
      {rule.start}–{rule.end}
      {rule.end <= rule.start && <span className={classes.hint}> {t('pattern.nextDay')}</span>}
    </span>
  );
}

/** From and until which day, and where. */
function TermOf({ rule }: { rule: ShiftRule }) {
  const { t } = useTranslation('rota');
  const { day } = useFormat();
  const today = new Date(useNowMs()).toISOString().slice(0, 10);
  const text = (date: string) => day(`${date}T12:00:00Z`);
  const parts = [
    rule.place === 'home' ? t('week.home') : undefined,
    // That it began once is old news.
    rule.from !== null && rule.from > today ? t('pattern.from', { day: text(rule.from) }) : undefined,
    rule.to !== null ? t('pattern.to', { day: text(rule.to) }) : undefined,
  ];
  return <span className={classes.quiet}>{parts.filter(Boolean).join(' · ')}</span>;
}

function EndDialog({ rule, name, onClose }: { rule: ShiftRule; name: string; onClose: () => void }) {
  const { t } = useTranslation('rota');
  const end = useChange(removeShiftRule, { refreshes: [getRota, getOnDuty], onDone: onClose });
  return (
    <Dialog title={t('pattern.endSure', { name })} onClose={onClose}>
      <p>{t('pattern.endText')}</p>
      <ErrorNote error={end.error} />
      <DangerButton loading={end.isPending} onClick={() => end.mutate({ params: { ruleId: rule.id } })}>
        {t('pattern.end')}
      </DangerButton>
    </Dialog>
  );
}
