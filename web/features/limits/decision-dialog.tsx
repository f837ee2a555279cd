import { Button, SegmentedControl, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { decideRaise, getLimit, type Limit, type LimitRaise, listLimits } from '#contract/limits';
import { useChange } from '../../lib/ask.ts';
import { useFieldText } from '../../lib/error-text.ts';
import { useFormat } from '../../lib/format.ts';
import { momentIn } from '../../lib/moment-text.rules.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { FormColumn } from '../../ui/form-column.tsx';
import { MomentInput } from '../../ui/moment-input.tsx';
import { valueIn, valueTextOf } from './limit-draft.rules.ts';
import classes from './limits.module.css';

const STATES = ['agreed', 'refused', 'withdrawn'] as const;

interface DecisionDialogProps {
  limit: Limit;
  raise: LimitRaise;
  onClose(): void;
  /** The bank has said something that merchants may want to know. */
  onDecided(raise: LimitRaise): void;
}

/** Records what the bank said. */
export function DecisionDialog({ limit, raise, onClose, onDecided }: DecisionDialogProps) {
  const { t } = useTranslation('limits');
  const { zone } = useFormat();
  const [state, setState] = useState<(typeof STATES)[number]>('agreed');
  const [typed, setTyped] = useState({ value: valueTextOf(raise.askedValue, limit), until: '', said: '' });
  const decide = useChange(decideRaise, { refreshes: [listLimits, getLimit], onDone: onDecided });
  const fieldText = useFieldText(decide.error);
  const value = valueIn(typed.value, limit);
  const { said } = typed;
  const until = momentIn(typed.until, zone);
  const isReadable = value !== undefined && until !== undefined;
  const save = () => {
    const params = { raiseId: raise.id };
    if (state !== 'agreed') decide.mutate({ params, body: { state, said } });
    else if (value !== undefined && until !== undefined) decide.mutate({ params, body: { state, value, until, said } });
  };
  const bind = (field: keyof typeof typed) => ({
    value: typed[field],
    onChange: (event: { currentTarget: { value: string } }) =>
      setTyped({ ...typed, [field]: event.currentTarget.value }),
  });
  return (
    <Dialog title={t('decision.title')} onClose={onClose}>
      <FormColumn error={decide.error} onSubmit={save}>
        <SegmentedControl
          aria-label={t('decision.state')}
          value={state}
          onChange={(chosen) => setState(STATES.find((one) => one === chosen) ?? state)}
          data={STATES.map((one) => ({ value: one, label: t(`raises.state.${one}`) }))}
        />
        {state === 'agreed' && (
          <div className={classes.two}>
            <TextInput
              label={t('decision.value')}
              required
              inputMode="decimal"
              error={value === undefined ? t('form.valueWrong') : fieldText('value')}
              {...bind('value')}
            />
            <MomentInput
              label={t('decision.until')}
              help={t('decision.untilHelp')}
              value={typed.until}
              error={fieldText('to')}
              onChange={(text) => setTyped({ ...typed, until: text })}
            />
          </div>
        )}
        <Textarea label={t('decision.said')} autosize minRows={2} maxRows={6} {...bind('said')} />
        <Button type="submit" loading={decide.isPending} disabled={state === 'agreed' && !isReadable}>
          {t('decision.save')}
        </Button>
      </FormColumn>
    </Dialog>
  );
}
