import type { Money as MoneyValue } from '#kernel/money';
import { useFormat } from '../lib/format.ts';
import classes from './money.module.css';

/** An amount with its currency a shade quieter; figures of one column stand under each other. */
export function Money({ value }: { value: MoneyValue }) {
  const format = useFormat();
  return (
    <span className={classes.money}>
      {format.amount(value)}
      <span className={classes.currency}>{value.currency}</span>
    </span>
  );
}
