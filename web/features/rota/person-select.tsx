import { Select } from '@mantine/core';
import type { Rota } from '#contract/rota';
import type { PersonId } from '#kernel/ids';

interface PersonSelectProps {
  label: string;
  people: Rota['people'];
  value: PersonId | null;
  error?: string | undefined;
  isFirst?: boolean;
  onChange(value: PersonId | null): void;
}

/** Who takes a shift. */
export function PersonSelect({ label, people, value, error, isFirst = false, onChange }: PersonSelectProps) {
  const able = people.filter((person) => person.mayTakeShifts || person.personId === value);
  return (
    <Select
      label={label}
      searchable
      // The window opens with its first field in hand: the list would hide the others.
      openOnFocus={!isFirst}
      data={able.map(({ personId, name }) => ({ value: personId, label: name }))}
      value={value}
      error={error}
      {...(isFirst && { 'data-autofocus': true })}
      onChange={(chosen) => onChange(able.find(({ personId }) => personId === chosen)?.personId ?? null)}
    />
  );
}
