import classes from './list-head.module.css';

/** Above rows that have no names of columns: in which order they stand. What is new announces itself beside it. */
export function ListHead({ order }: { order: string }) {
  return <p className={classes.head}>{order}</p>;
}
