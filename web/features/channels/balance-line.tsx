import { Link } from '@tanstack/react-router';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChannelAccount } from '#contract/channels';
import type { AccountId } from '#kernel/ids';
import { useFormat } from '../../lib/format.ts';
import { Mark } from '../../ui/mark.tsx';
import { missingIn, PARTS } from './account-state.rules.ts';
import classes from './balance-line.module.css';

/** Everything that came, added up before the reader's eyes: nothing received is ever out of sight. */
export function BalanceLine({ account: { id, name, balance } }: { account: ChannelAccount }) {
  const { t } = useTranslation('channels');
  const format = useFormat();
  const missing = missingIn(balance);
  return (
    <section className={classes.line} aria-label={t('balance.label', { name })}>
      <Figure value={format.number(balance.received)} word={t('balance.received')} />
      <span className={classes.sign}>=</span>
      {PARTS.map((part, at) => (
        <Fragment key={part}>
          {at > 0 && <span className={classes.sign}>+</span>}
          <Figure
            value={format.number(balance[part])}
            word={t(`balance.${part}`)}
            isZero={balance[part] === 0}
            {...((part === 'quarantined' || part === 'failed') && balance[part] > 0 && { of: { id, state: part } })}
          />
        </Fragment>
      ))}
      <span className={classes.sum}>
        {missing === 0 ? (
          <Mark tone="good" shape="tick">
            {t('balance.whole')}
          </Mark>
        ) : (
          <Mark tone="bad" shape="cross">
            {t('balance.broken', { count: missing })}
          </Mark>
        )}
      </span>
    </section>
  );
}

interface FigureProps {
  value: string;
  word: string;
  isZero?: boolean;
  /** Where the rows behind the figure are. */
  of?: { id: AccountId; state: 'quarantined' | 'failed' };
}

function Figure({ value, word, isZero = false, of }: FigureProps) {
  const body = (
    <>
      <span className={classes.value}>{value}</span>
      <span className={classes.word}>{word}</span>
    </>
  );
  if (of === undefined)
    return (
      <span className={classes.figure} data-zero={isZero || undefined}>
        {body}
      </span>
    );
  return (
    <Link to="/quarantine" search={{ account: of.id, state: of.state }} className={classes.figure}>
      {body}
    </Link>
  );
}
