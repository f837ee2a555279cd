import { Button, Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { getOnDuty, getRota, setRotaZone } from '#contract/rota';
import { useChange } from '../../lib/ask.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { FormColumn } from '../../ui/form-column.tsx';
import classes from './lines.module.css';

/** On which clock the pattern is read. */
export function ZoneDialog({ zone, onClose }: { zone: string; onClose: () => void }) {
  const { t } = useTranslation('rota');
  const [chosen, setChosen] = useState(zone);
  const set = useChange(setRotaZone, { refreshes: [getRota, getOnDuty], onDone: onClose });
  const zones = [...new Set([zone, 'UTC', ...Intl.supportedValuesOf('timeZone')])];
  return (
    <Dialog title={t('zone.title')} onClose={onClose}>
      <FormColumn error={set.error} onSubmit={() => set.mutate({ body: { zone: chosen } })}>
        <p className={classes.hint}>{t('zone.text')}</p>
        <Select
          label={t('zone.field')}
          searchable
          allowDeselect={false}
          data={zones}
          value={chosen}
          onChange={(next) => next !== null && setChosen(next)}
        />
        <Button type="submit" loading={set.isPending}>
          {t('rule.save')}
        </Button>
      </FormColumn>
    </Dialog>
  );
}
