import { useTranslation } from 'react-i18next';
import type { ExplainedVerdict } from '#contract/diagnosis';
import { useFormat } from '../../lib/format.ts';
import { Panel } from '../../ui/panel.tsx';
import classes from './evidence.module.css';
import { EvidenceLines } from './evidence-lines.tsx';
import { OpensLink } from './opens-link.tsx';

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
  const also = verdict.also.map(({ rule, cause, evidence }, at) => ({
    key: `${rule} ${cause}`,
    text: words.also[at] ?? cause,
    // What stands elsewhere is opened from here; the payment's own facts are told above.
    opens: evidence.find(({ opens }) => opens.kind !== 'field')?.opens,
  }));
  return (
    <Panel title={t('evidence')}>
      {verdict.evidence.length === 0 && <p className={classes.none}>{t('evidenceEmpty')}</p>}
      <EvidenceLines evidence={verdict.evidence} said={words.evidence} uid={verdict.uid} nameFact={nameFact} />
      <ol className={classes.lines}>
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
                {finding.opens !== undefined && (
                  <OpensLink opens={finding.opens} uid={verdict.uid} className={classes.fact}>
                    {t(`opens.${finding.opens.kind}`)}
                  </OpensLink>
                )}
              </li>
            ))}
          </ol>
        </>
      )}
    </Panel>
  );
}
