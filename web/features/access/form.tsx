import type { FormEvent, ReactNode } from 'react';
import type { CallError } from '../../lib/call.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import classes from './form.module.css';

interface FormProps {
  onSubmit: () => void;
  error?: CallError | null;
  children: ReactNode;
}

/** A short form: fields one below the other, what went wrong, its button. */
export function Form({ onSubmit, error, children }: FormProps) {
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
