import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { clockAt, instantAt } from '../../lib/desk-day.rules.ts';
import { useFormat } from '../../lib/format.ts';
import { nowMs } from '../../lib/now.ts';
import { PickList } from '../../ui/pick-list.tsx';
import classes from './moment-pick.module.css';
import { PRESETS, presetAt } from './moments.rules.ts';

interface MomentPickProps {
  label: string;
  /** What choosing no moment is called, where that can be chosen. */
  none: string | undefined;
  onPick(until: string | null): void;
}

/** A moment ahead: one of the usual ones by its digit, or any other by the desk's clocks. */
export function MomentPick({ label, none, onPick }: MomentPickProps) {
  const { t } = useTranslation('tickets');
  const format = useFormat();
  const [opened] = useState(nowMs);
  const [own, setOwn] = useState('');
  const moments = PRESETS.map((preset) => ({
    id: preset as string,
    at: new Date(presetAt(preset, opened, format.zone)).toISOString(),
    text: t(`moment.${preset}`),
  }));
  const options = [
    ...moments.map(({ id, at, text }) => ({ id, text, more: format.minute(at, opened) })),
    ...(none === undefined ? [] : [{ id: 'none', text: none }]),
  ];
  return (
    <>
      <PickList
        label={label}
        options={options}
        onPick={(id) => onPick(moments.find((moment) => moment.id === id)?.at ?? null)}
      />
      <form
        className={classes.own}
        onSubmit={(event) => {
          event.preventDefault();
          if (own !== '') onPick(instantAt(own, format.zone));
        }}
      >
        <TextInput
          type="datetime-local"
          label={t('moment.own')}
          min={clockAt(opened, format.zone)}
          value={own}
          onChange={(event) => setOwn(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" disabled={own === ''}>
          {t('moment.take')}
        </Button>
      </form>
    </>
  );
}
