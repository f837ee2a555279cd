import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ExplainedVerdict } from '#contract/diagnosis';
import { useFormat } from '../../lib/format.ts';
import { Panel } from '../../ui/panel.tsx';
import classes from './evidence.module.css';

interface EvidenceProps {
  explained: ExplainedVerdict;
  /** A fact's name in the reader's language. */
  nameFact(path: string): string;
}

/** The facts behind the verdict: what it says, and where exactly it stands. */
export function Evidence({ explained, nameFact }: EvidenceProps) {
  const { t } = useTranslation('diagnosis');
  const { language } = useFormat();
  const { verdict, words: both } = explained;
  const words = both[language];
  // A reading of a code that the evidence has told already is not told twice.
  const codes = words.codes.filter((text) => !words.evidence.includes(text));
  const also = verdict.also.map((finding, at) => ({ key: finding.rule, text: words.also[at] ?? finding.cause }));
  return (
    <Panel title={t('evidence')}>
      {verdict.evidence.length === 0 && <p className={classes.none}>{t('evidenceEmpty')}</p>}
      <ol className={classes.lines}>
        {verdict.evidence.map((line, at) => (
          <li key={`${line.uid ?? ''} ${line.path}`} className={classes.line}>
            <span>{words.evidence[at]}</span>
            <span className={classes.fact}>
              <span title={line.path}>{nameFact(line.path)}</span>
              <code className={classes.value}>{line.value}</code>
              {line.uid !== undefined && (
                <Link to="/transactions/$uid" params={{ uid: line.uid }} search state>
                  {t('elsewhere', { uid: line.uid })}
                </Link>
              )}
            </span>
          </li>
        ))}
        {codes.map((text) => (
          <li key={text} className={classes.line}>
            <span>{text}</span>
          </li>
        ))}
      </ol>
      {also.length > 0 && (
        <>
          <h3 className={classes.also}>{t('also')}</h3>
          <ol className={classes.lines}>
            {also.map((finding) => (
              <li key={finding.key} className={classes.line}>
                {finding.text}
              </li>
            ))}
          </ol>
        </>
      )}
    </Panel>
  );
}
