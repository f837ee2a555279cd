import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Rota } from '#contract/rota';
import { nowMs } from '../../lib/now.ts';
import { useMedia } from '../../lib/use-media.ts';
import { Empty } from '../../ui/empty.tsx';
import { DayList } from './day-list.tsx';
import { GapList } from './gap-list.tsx';
import { type OverrideDraft, onWall } from './override-draft.rules.ts';
import { WeekGrid } from './week-grid.tsx';

interface RotaBoardProps {
  rota: Rota;
  /** What adds the first line, for those who may. */
  action: ReactNode;
  /** Begins a change for a while; undefined where nothing may be changed. */
  onChange?: ((given: Partial<OverrideDraft>) => void) | undefined;
}

/** The week with its gaps, or what to do where there is none yet. */
export function RotaBoard({ rota, action, onChange }: RotaBoardProps) {
  const { t } = useTranslation('rota');
  const isNarrow = useMedia('(max-width: 760px)');
  if (isUntouched(rota))
    return (
      <Empty title={t('empty')} action={action}>
        {onChange === undefined ? t('emptyReader') : t('emptyText')}
      </Empty>
    );
  return (
    <>
      <GapList
        rota={rota}
        onFill={onChange && ((gap) => onChange({ kind: 'add', ...onWall(gap, rota.zone, nowMs()) }))}
      />
      {isNarrow ? (
        <DayList rota={rota} />
      ) : (
        <WeekGrid
          rota={rota}
          onShift={
            onChange &&
            ((shift) => onChange({ kind: 'replace', insteadOf: shift.personId, ...onWall(shift, rota.zone, nowMs()) }))
          }
        />
      )}
    </>
  );
}

/** Whether nobody has made a rota yet. */
export const isUntouched = ({ rules, shifts, overrides }: Rota) =>
  rules.length === 0 && shifts.length === 0 && overrides.length === 0;
