import { Select, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { AUDIT_ACTIONS } from '#contract/audit';
import { DayRange } from '../../ui/day-range.tsx';
import { Toolbar } from '../../ui/toolbar.tsx';
import { useActionWord } from './action-word.ts';

/** The choice of every person at once: no job, no source, not the host. */
export const PEOPLE = '@people';

export interface AuditChoice {
  /** A person's id, `PEOPLE`, or empty for anybody. */
  actor: string;
  action: string;
  subjectId: string;
  fromDay?: string | undefined;
  toDay?: string | undefined;
}

interface AuditFilterBarProps {
  choice: AuditChoice;
  people: { value: string; label: string }[];
  onChange(next: Partial<AuditChoice>): void;
}

const select = { clearable: true, searchable: true } as const;

export function AuditFilterBar({ choice, people, onChange }: AuditFilterBarProps) {
  const { t } = useTranslation('audit');
  const wordOf = useActionWord();
  return (
    <Toolbar>
      <Select
        {...select}
        aria-label={t('filter.person')}
        placeholder={t('filter.person')}
        data={[{ value: PEOPLE, label: t('filter.people') }, ...people]}
        value={choice.actor === '' ? null : choice.actor}
        onChange={(actor) => onChange({ actor: actor ?? '' })}
      />
      <Select
        {...select}
        aria-label={t('filter.action')}
        placeholder={t('filter.action')}
        data={AUDIT_ACTIONS.map((action) => ({ value: action, label: wordOf(action) }))}
        value={choice.action === '' ? null : choice.action}
        onChange={(action) => onChange({ action: action ?? '' })}
      />
      <TextInput
        aria-label={t('filter.subject')}
        placeholder={t('filter.subject')}
        value={choice.subjectId}
        onChange={(event) => onChange({ subjectId: event.currentTarget.value })}
      />
      <DayRange
        label={t('filter.days')}
        from={choice.fromDay}
        to={choice.toDay}
        onChange={({ from, to }) => onChange({ fromDay: from, toDay: to })}
      />
    </Toolbar>
  );
}
