import { Menu } from '@mantine/core';
import IconChevronDown from '@tabler/icons-react/icons/IconChevronDown';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './choice.module.css';

interface ChoiceProps<T extends string> {
  label: string;
  options: readonly { value: T; text: ReactNode }[];
  chosen: readonly T[];
  onChange(chosen: T[]): void;
  /** One at a time; choosing it again takes it away. */
  isSingle?: boolean;
}

/** A filter: a button that names what is chosen and opens the list of what can be. */
export function Choice<T extends string>({ label, options, chosen, onChange, isSingle = false }: ChoiceProps<T>) {
  const { t } = useTranslation('ui');
  const flip = (value: T) => {
    const rest = chosen.filter((each) => each !== value);
    if (rest.length < chosen.length) onChange(rest);
    else onChange(isSingle ? [value] : [...chosen, value]);
  };
  const shown = options.filter((option) => chosen.includes(option.value));
  return (
    <Menu closeOnItemClick={isSingle} position="bottom-start" shadow="none" transitionProps={{ duration: 0 }}>
      <Menu.Target>
        <button type="button" className={classes.button} data-chosen={shown.length > 0 || undefined}>
          <span className={classes.label}>{label}</span>
          {shown[0] !== undefined && (
            <span className={classes.value}>
              {shown[0].text}
              {shown.length > 1 && ` +${shown.length - 1}`}
            </span>
          )}
          <IconChevronDown size={14} stroke={1.75} aria-hidden="true" />
        </button>
      </Menu.Target>
      <Menu.Dropdown className={classes.list ?? ''}>
        {options.map((option) => (
          <Menu.Item
            key={option.value}
            role="menuitemcheckbox"
            aria-checked={chosen.includes(option.value)}
            className={classes.option ?? ''}
            data-chosen={chosen.includes(option.value) || undefined}
            onClick={() => flip(option.value)}
          >
            {option.text}
          </Menu.Item>
        ))}
        {shown.length > 0 && (
          <>
            <Menu.Divider />
            <Menu.Item closeMenuOnClick onClick={() => onChange([])}>
              {t('clear')}
            </Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
