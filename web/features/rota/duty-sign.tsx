import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OnDuty } from '#contract/rota';
import { Mark, type Shape, type Tone } from '../../ui/mark.tsx';
import { DutyDialog } from './duty-dialog.tsx';
import classes from './duty-sign.module.css';
import { useOnDuty } from './use-rota.ts';

/** Who is on duty, in the rail: at a glance whether anybody gets new tickets. A click says more and pauses. */
export function DutySign() {
  const { t } = useTranslation('rota');
  const [isOpen, setIsOpen] = useState(false);
  const { data } = useOnDuty();
  if (data === undefined) return null;
  const { onDuty } = data;
  const [tone, shape] = signOf(onDuty);
  const [first, ...more] = onDuty;
  const text = first === undefined ? t('week.uncovered') : firstName(first.name);
  const names = onDuty.map(({ name }) => name).join(', ') || t('now.nobody');
  return (
    <>
      <button
        type="button"
        className={classes.sign}
        data-tone={tone}
        title={`${t('now.label')}: ${names}`}
        onClick={() => setIsOpen(true)}
      >
        <Mark tone={tone} shape={shape} />
        <span className="for-readers">
          {t('now.label')}: {names}
        </span>
        <span className={classes.word} aria-hidden="true">
          {text} {more.length > 0 && t('now.more', { count: more.length })}
        </span>
      </button>
      {isOpen && <DutyDialog now={data} onClose={() => setIsOpen(false)} />}
    </>
  );
}

function signOf(onDuty: readonly OnDuty[]): [Tone, Shape] {
  if (onDuty.length === 0) return ['bad', 'cross'];
  return onDuty.every(({ pausedSince }) => pausedSince !== null) ? ['wait', 'pause'] : ['good', 'tick'];
}

const firstName = (name: string) => name.split(' ')[0] ?? name;
