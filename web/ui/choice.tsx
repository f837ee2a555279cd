import type { ReactNode } from 'react';
import { useId } from 'react';
import classes from './choice.module.css';
import { FilterPopover } from './filter-popover.tsx';

interface ChoiceProps<T extends string> {
  label: string;
  options: readonly { value: T; text: ReactNode }[];
  chosen: readonly T[];
  onChange(chosen: T[]): void;
  /** One at a time. */
  isSingle?: boolean;
}

/** A filter: a button that names what is chosen and opens the list of what can be. */
export function Choice<T extends string>({ label, options, chosen, onChange, isSingle = false }: ChoiceProps<T>) {
  const name = useId();
  const flip = (value: T) => {
    if (isSingle) return onChange([value]);
    const rest = chosen.filter((each) => each !== value);
    return onChange(rest.length < chosen.length ? rest : [...chosen, value]);
  };
  const shown = options.filter((option) => chosen.includes(option.value));
  const [first] = shown;
  const more = shown.length > 1 ? ` +${shown.length - 1}` : '';
  return (
    <FilterPopover
      label={label}
      value={
        first && (
          <>
            {first.text}
            {more}
          </>
        )
      }
      onClear={() => onChange([])}
    >
      <fieldset className={classes.list}>
        <legend className="for-readers">{label}</legend>
        {options.map((option) => (
          <label key={option.value} className={classes.option}>
            <input
              type={isSingle ? 'radio' : 'checkbox'}
              name={name}
              checked={chosen.includes(option.value)}
              onChange={() => flip(option.value)}
            />
            {option.text}
          </label>
        ))}
      </fieldset>
    </FilterPopover>
  );
}
