import { TextInput } from '@mantine/core';
import { useRef } from 'react';
import { useKeys } from '../lib/keyboard.ts';
import { KeyHint } from './key-hint.tsx';

interface SearchFieldProps {
  /** The list that it narrows: its key stands under this name in the sheet of keys. */
  group: string;
  label: string;
  value: string;
  onChange(text: string): void;
}

/** The words by which a list is narrowed; `/` leads to them. */
export function SearchField({ group, label, value, onChange }: SearchFieldProps) {
  const field = useRef<HTMLInputElement>(null);
  useKeys([{ keys: 'Slash', group, label, run: () => field.current?.select() }]);
  return (
    <TextInput
      ref={field}
      aria-label={label}
      placeholder={label}
      value={value}
      rightSection={<KeyHint keys="Slash" />}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
