import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { WritersLine } from '../../../server/demo/contract.ts';
import { When } from '../../ui/when.tsx';
import classes from './writers-thread.module.css';

/** What the writer sees: their own lines, and what came back. */
export function WritersThread({ lines }: { lines: WritersLine[] }) {
  const { t } = useTranslation('demo');
  const end = useRef<HTMLDivElement>(null);
  const last = lines.at(-1)?.id;
  useEffect(() => {
    if (last !== undefined) end.current?.scrollIntoView({ block: 'end' });
  }, [last]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
    <section className={classes.thread} aria-label={t('thread')} aria-live="polite" tabIndex={0}>
      {lines.length === 0 && <p className={classes.none}>{t('nothingYet')}</p>}
      {lines.map((line) => (
        <div key={line.id} className={classes.line} data-from={line.from}>
          <p className={classes.text}>
            {line.fileName !== null && <span className={classes.file}>{line.fileName} </span>}
            {line.text}
          </p>
          <p className={classes.about}>
            {line.from === 'desk' ? t('desk') : t('you')} · {t(`channel.${line.channel}`)} ·{' '}
            <When at={line.at} as="time" />
          </p>
        </div>
      ))}
      <div ref={end} />
    </section>
  );
}
