import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExplainedVerdict } from '#contract/diagnosis';
import { useFormat } from '../../lib/format.ts';
import { SideScale } from './side-scale.tsx';
import classes from './verdict-strip.module.css';

interface VerdictStripProps {
  explained: ExplainedVerdict | undefined;
  tone: 'good' | 'bad' | 'wait' | 'idle';
  /** What can be done about the verdict, under how sure it is. */
  act?: ReactNode;
}

/** What happened, where it stopped, who acts next: read in one look. */
export function VerdictStrip({ explained, tone, act }: VerdictStripProps) {
  const { t } = useTranslation('diagnosis');
  const { language } = useFormat();
  if (explained === undefined) {
    return <section className={classes.strip} aria-busy="true" aria-label={t('loading')} />;
  }
  const { verdict, words: both } = explained;
  const words = both[language];
  const code = verdict.codes.map((reading) => reading.code).join(' · ');
  return (
    <section className={classes.strip} data-tone={tone} aria-label={t('title')}>
      <div className={classes.top}>
        <div>
          {tone === 'bad' && verdict.side !== 'none' && (
            <p className={classes.stopped}>{t(`stopped.${verdict.side}`)}</p>
          )}
          <h2 className={classes.headline}>{words.headline}</h2>
        </div>
        <span className={classes.aside}>
          <Certainty level={verdict.certainty} word={words.certainty} />
          {act}
        </span>
      </div>
      <SideScale side={verdict.side} />
      <dl className={classes.readings}>
        <Reading label={t('next')} isWide>
          {words.next}
        </Reading>
        <Reading label={t('retry')}>{words.retry}</Reading>
        {code !== '' && (
          <Reading label={t('codes')}>
            <code className={classes.code}>{code}</code>
          </Reading>
        )}
        <Reading label={t('money')} isWide>
          {words.settlement}
        </Reading>
      </dl>
    </section>
  );
}

function Reading({ label, isWide = false, children }: { label: string; isWide?: boolean; children: ReactNode }) {
  return (
    <div className={classes.reading} data-wide={isWide || undefined}>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

const BARS = { guess: 1, likely: 2, sure: 3 } as const;

/** Three bars and the word: how well the facts carry it. */
function Certainty({ level, word }: { level: keyof typeof BARS; word: string }) {
  return (
    <span className={classes.certainty}>
      <svg width="20" height="12" viewBox="0 0 20 12" aria-hidden="true">
        {[1, 2, 3].map((bar) => (
          <rect
            key={bar}
            x={(bar - 1) * 7 + 0.5}
            y={9 - bar * 3 + 0.5}
            width="4.5"
            height={bar * 3 + 2}
            rx="0.5"
            className={bar <= BARS[level] ? classes.barOn : classes.barOff}
          />
        ))}
      </svg>
      {word}
    </span>
  );
}
