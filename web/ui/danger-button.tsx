import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './danger-button.module.css';

interface DangerButtonProps {
  onClick(): void;
  loading?: boolean;
  children: ReactNode;
}

/** For what takes something away from somebody. */
export function DangerButton({ onClick, loading = false, children }: DangerButtonProps) {
  return (
    <Button variant="default" className={classes.danger ?? ''} loading={loading} onClick={onClick}>
      {children}
    </Button>
  );
}
