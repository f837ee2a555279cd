import { Select, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { AUDIT_ACTIONS } from '#contract/audit';
import { Toolbar } from '../../ui/toolbar.tsx';
import classes from './audit-filter-bar.module.css';

export interface AuditChoice {
  actor: string;
  action: string;
  subjectId: string;
  fromDay: string;
  toDay: string;
}

interface AuditFilterBarProps {
  choice: AuditChoice;
  people: { value: string; label: string }[];
  onChange(next: Partial<AuditChoice>): void;
}

const select = { clearable: true, searchable: true, comboboxProps: { transitionProps: { duration: 0 } } } as const;

export function AuditFilterBar({ choice, people, onChange }: AuditFilterBarProps) {
  const { t } = useTranslation('audit');
  return (
    <Toolbar>
      <Select
        {...select}
        aria-label={t('filter.person')}
        placeholder={t('filter.person')}
        data={people}
        value={choice.actor === '' ? null : choice.actor}
        onChange={(actor) => onChange({ actor: actor ?? '' })}
      />
      <Select
        {...select}
        aria-label={t('filter.action')}
        placeholder={t('filter.action')}
        data={AUDIT_ACTIONS}
        value={choice.action === '' ? null : choice.action}
        onChange={(action) => onChange({ action: action ?? '' })}
      />
      <TextInput
        aria-label={t('filter.subject')}
        placeholder={t('filter.subject')}
        value={choice.subjectId}
        onChange={(event) => onChange({ subjectId: event.currentTarget.value })}
      />
      <label className={classes.day}>
        {t('filter.fromDay')}
        <input
          type="date"
          value={choice.fromDay}
          onChange={(event) => onChange({ fromDay: event.currentTarget.value })}
        />
      </label>
      <label className={classes.day}>
        {t('filter.toDay')}
        <input type="date" value={choice.toDay} onChange={(event) => onChange({ toDay: event.currentTarget.value })} />
      </label>
    </Toolbar>
  );
}
