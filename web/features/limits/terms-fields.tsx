import { Checkbox, SegmentedControl, Select, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { LimitWindow, RefundsCounted } from '#contract/limits';
import type { useFieldText } from '../../lib/error-text.ts';
import type { LimitDraft } from './limit-draft.rules.ts';
import classes from './limits.module.css';

interface TermsFieldsProps {
  draft: LimitDraft;
  fieldText: ReturnType<typeof useFieldText>;
  onChange(next: Partial<LimitDraft>): void;
}

/** How the bank counts, and where that is written. */
export function TermsFields({ draft, fieldText, onChange }: TermsFieldsProps) {
  const { t } = useTranslation('limits');
  const isWindowed = draft.kind !== 'single-amount';
  return (
    <>
      {isWindowed && <WindowFields draft={draft} fieldText={fieldText} onChange={onChange} />}
      {isWindowed && (
        <>
          <Select
            label={t('form.refunds')}
            allowDeselect={false}
            data={RefundsCounted.options.map((value) => ({ value, label: t(`refunds.${value}`) }))}
            value={draft.refunds}
            onChange={(refunds) => refunds !== null && onChange({ refunds: RefundsCounted.parse(refunds) })}
          />
          <Checkbox
            label={t('form.countsHolds')}
            checked={draft.countsHolds}
            onChange={(event) => onChange({ countsHolds: event.currentTarget.checked })}
          />
        </>
      )}
      <div className={classes.two}>
        <TextInput
          label={t('form.document')}
          value={draft.document}
          error={fieldText('document')}
          onChange={(event) => onChange({ document: event.currentTarget.value })}
        />
        <TextInput
          label={t('form.agreedBy')}
          value={draft.agreedBy}
          error={fieldText('agreedBy')}
          onChange={(event) => onChange({ agreedBy: event.currentTarget.value })}
        />
      </div>
    </>
  );
}

function WindowFields({ draft, fieldText, onChange }: TermsFieldsProps) {
  const { t } = useTranslation('limits');
  return (
    <>
      <SegmentedControl
        aria-label={t('form.window')}
        value={draft.window}
        onChange={(window) => onChange({ window: LimitWindow.parse(window) })}
        data={LimitWindow.options.map((value) => ({ value, label: t(`form.windows.${value}`) }))}
      />
      {draft.window === 'calendar' && (
        <div className={classes.two}>
          <TextInput
            type="time"
            label={t('form.resetClock')}
            value={draft.resetClock}
            error={fieldText('resetClock')}
            onChange={(event) => onChange({ resetClock: event.currentTarget.value })}
          />
          {draft.kind.startsWith('month') && (
            <TextInput
              inputMode="numeric"
              label={t('form.resetDay')}
              value={draft.resetDay}
              error={fieldText('resetDay')}
              onChange={(event) => onChange({ resetDay: event.currentTarget.value })}
            />
          )}
        </div>
      )}
      <Select
        label={t('form.zone')}
        searchable
        allowDeselect={false}
        data={[...new Set([draft.zone, 'UTC', ...Intl.supportedValuesOf('timeZone')])]}
        value={draft.zone}
        error={fieldText('zone')}
        onChange={(zone) => zone !== null && onChange({ zone })}
      />
    </>
  );
}
