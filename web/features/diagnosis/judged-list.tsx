import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { JudgedPayment } from '#contract/diagnosis';
import { useFormat } from '../../lib/format.ts';
import { When } from '../../ui/when.tsx';
import classes from './judged-list.module.css';

/** The payments behind a figure: what the rule said, and what a person said that it was. */
export function JudgedList({ items }: { items: readonly JudgedPayment[] }) {
  const { t } = useTranslation('judging');
  const { language } = useFormat();
  return (
    <ol className={classes.list}>
      {items.map(({ uid, at, headline, correction }) => (
        <li key={uid} className={classes.line}>
          <Link to="/transactions/$uid" params={{ uid }} className={classes.uid}>
            {uid}
          </Link>
          <span className={classes.when}>
            <When at={at} as="ago" />
          </span>
          <span>{headline[language]}</span>
          {correction !== null && (
            <span className={classes.correction}>
              {t('became', { headline: correction.headline[language], name: correction.byName })} {correction.note}
            </span>
          )}
        </li>
      ))}
    </ol>
  );
}
