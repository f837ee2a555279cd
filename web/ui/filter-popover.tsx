import { Popover } from '@mantine/core';
import IconChevronDown from '@tabler/icons-react/icons/IconChevronDown';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeys } from '../lib/keyboard.ts';
import classes from './filter-popover.module.css';

interface FilterPopoverProps {
  label: string;
  /** What is chosen, shortly; nothing when nothing is. */
  value: ReactNode;
  onClear(): void;
  children: ReactNode;
}

/** The button of a filter and what it opens. */
export function FilterPopover({ label, value, onClear, children }: FilterPopoverProps) {
  const { t } = useTranslation('ui');
  const [isOpen, setIsOpen] = useState(false);
  const isChosen = value !== undefined && value !== false;
  const clear = () => {
    setIsOpen(false);
    onClear();
  };
  return (
    <Popover
      opened={isOpen}
      onChange={setIsOpen}
      position="bottom-start"
      offset={4}
      trapFocus
      returnFocus
      transitionProps={{ duration: 0 }}
    >
      <Popover.Target>
        <button
          type="button"
          className={classes.button}
          data-chosen={isChosen || undefined}
          onClick={() => setIsOpen(!isOpen)}
        >
          <span>{label}</span>
          {isChosen && <span className={classes.value}>{value}</span>}
          <IconChevronDown size={14} stroke={1.75} aria-hidden="true" />
        </button>
      </Popover.Target>
      <Popover.Dropdown className={classes.dropdown ?? ''} aria-label={label}>
        <PageKeysSilent />
        {children}
        {isChosen && (
          <button type="button" className={classes.clear} onClick={clear}>
            {t('clear')}
          </button>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}

function PageKeysSilent() {
  useKeys([], { isModal: true });
  return null;
}
