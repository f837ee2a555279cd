import { SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { listWriters, setPace } from '../../../server/demo/contract.ts';
import { useChange } from '../../lib/ask.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import classes from './pace-control.module.css';

const PACES = ['0', '0.1', '1', '10', '50'] as const;

/** How fast the sample's people write by themselves. */
export function PaceControl({ perSecond }: { perSecond: number }) {
  const { t } = useTranslation('demo');
  const change = useChange(setPace, { refreshes: [listWriters] });
  const nearest = PACES.findLast((pace) => Number(pace) <= perSecond) ?? '0';
  return (
    <span className={classes.box}>
      <span className={classes.label} id="demo-pace">
        {t('pace.label')}
      </span>
      <SegmentedControl
        aria-labelledby="demo-pace"
        value={nearest}
        onChange={(pace) => change.mutate({ body: { perSecond: Number(pace) } })}
        data={PACES.map((value) => ({ value, label: t(`pace.${value.replace('.', '_')}` as 'pace.0') }))}
      />
      <ErrorNote error={change.error} />
    </span>
  );
}
