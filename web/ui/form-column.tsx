import type { FormEvent, ReactNode } from 'react';
import type { CallError } from '../lib/call.ts';
import { ErrorNote } from './error-note.tsx';
import classes from './form-column.module.css';

interface FormColumnProps {
  onSubmit(): void;
  error?: CallError | null;
  children: ReactNode;
}

/** A form: fields one below the other, then what went wrong. */
export function FormColumn({ onSubmit, error, children }: FormColumnProps) {
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      {children}
      <ErrorNote error={error} />
    </form>
  );
}
