import IconX from '@tabler/icons-react/icons/IconX';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './chip.module.css';

interface ChipProps {
  kind?: ReactNode;
  /** Plain words of what it is, for its buttons. */
  name: string;
  isOff?: boolean;
  onChange?: (() => void) | undefined;
  onDrop?: (() => void) | undefined;
  children: ReactNode;
}

/** One understood or chosen thing: shown, corrected by a click, left out by its cross. */
export function Chip({ kind, name, isOff = false, onChange, onDrop, children }: ChipProps) {
  const { t } = useTranslation('ui');
  const body = (
    <>
      {kind !== undefined && <span className={classes.kind}>{kind}</span>}
      <span className={classes.value}>{children}</span>
    </>
  );
  return (
    <span className={classes.chip} data-off={isOff || undefined}>
      {onChange === undefined ? (
        <span className={classes.body}>{body}</span>
      ) : (
        <button type="button" className={classes.body} aria-pressed={!isOff} onClick={onChange}>
          {body}
        </button>
      )}
      {onDrop !== undefined && (
        <button type="button" className={classes.drop} aria-label={t('drop', { what: name })} onClick={onDrop}>
          <IconX size={13} stroke={2} aria-hidden="true" />
        </button>
      )}
    </span>
  );
}
