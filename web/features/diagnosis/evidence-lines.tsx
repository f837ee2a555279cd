import { useTranslation } from 'react-i18next';
import type { EvidenceLine } from '#contract/diagnosis';
import classes from './evidence.module.css';
import { OpensLink } from './opens-link.tsx';

interface EvidenceLinesProps {
  evidence: readonly EvidenceLine[];
  /** What each line says; runs parallel. */
  said: readonly string[];
  uid: string;
  /** A fact's name in the reader's language. */
  nameFact(path: string): string;
}

/** Facts, each with what it says, where it stands, and a click that opens it. */
export function EvidenceLines({ evidence, said, uid, nameFact }: EvidenceLinesProps) {
  const { t } = useTranslation('diagnosis');
  return (
    <ol className={classes.lines}>
      {evidence.map((line, at) => (
        <li key={`${line.opens.kind} ${line.opens.id} ${line.path} ${line.says.key}`} className={classes.line}>
          <span>{said[at]}</span>
          <span className={classes.fact}>
            <OpensLink opens={line.opens} uid={uid}>
              {line.opens.kind === 'field' ? nameFact(line.path) : t(`opens.${line.opens.kind}`)}
            </OpensLink>
            {line.opens.kind === 'field' && line.path !== 'correction' && (
              <code className={classes.value}>{line.value}</code>
            )}
          </span>
        </li>
      ))}
    </ol>
  );
}
