import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { getLimit, type Limit, listLimits, raiseForAWhile } from '#contract/limits';
import { useChange } from '../../lib/ask.ts';
import { useFieldText } from '../../lib/error-text.ts';
import { useFormat } from '../../lib/format.ts';
import { momentIn } from '../../lib/moment-text.rules.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { FormColumn } from '../../ui/form-column.tsx';
import { MomentInput } from '../../ui/moment-input.tsx';
import { valueIn } from './limit-draft.rules.ts';
import classes from './limits.module.css';

/** Another value for a while. */
export function TemporaryDialog({ limit, onClose }: { limit: Limit; onClose: () => void }) {
  const { t } = useTranslation('limits');
  const { zone } = useFormat();
  const [typed, setTyped] = useState({ value: '', until: '' });
  const raise = useChange(raiseForAWhile, { refreshes: [listLimits, getLimit], onDone: onClose });
  const fieldText = useFieldText(raise.error);
  const value = valueIn(typed.value, limit);
  const to = momentIn(typed.until, zone);
  return (
    <Dialog title={t('temporary.title')} onClose={onClose}>
      <FormColumn
        error={raise.error}
        onSubmit={() => {
          if (value === undefined || to == null) return;
          raise.mutate({ params: { limitId: limit.id }, body: { value, to } });
        }}
      >
        <p className={classes.hint}>{t('temporary.text')}</p>
        <TextInput
          label={t('form.value')}
          required
          data-autofocus
          inputMode="decimal"
          value={typed.value}
          error={typed.value !== '' && value === undefined ? t('form.valueWrong') : fieldText('value')}
          onChange={(event) => setTyped({ ...typed, value: event.currentTarget.value })}
        />
        <MomentInput
          label={t('temporary.until')}
          required
          value={typed.until}
          error={fieldText('to')}
          onChange={(until) => setTyped({ ...typed, until })}
        />
        <Button type="submit" loading={raise.isPending} disabled={value === undefined || to == null}>
          {t('form.save')}
        </Button>
      </FormColumn>
    </Dialog>
  );
}
