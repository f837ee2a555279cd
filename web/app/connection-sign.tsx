import { useTranslation } from 'react-i18next';
import { useConnection } from '../lib/live.ts';
import { Mark, type Shape, type Tone } from '../ui/mark.tsx';
import classes from './connection-sign.module.css';

const SIGNS = {
  live: ['good', 'dot'],
  slow: ['wait', 'half'],
  offline: ['bad', 'cross'],
} as const satisfies Record<string, readonly [Tone, Shape]>;

/** Whether what is on the screen is of this moment. */
export function ConnectionSign() {
  const { t } = useTranslation();
  const connection = useConnection();
  const [tone, shape] = SIGNS[connection];
  return (
    <div className={classes.sign} role="status" title={t(`connection.${connection}Long`)}>
      <Mark tone={tone} shape={shape} />
      <span className={classes.word}>{t(`connection.${connection}`)}</span>
    </div>
  );
}
