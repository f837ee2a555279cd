import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ModuleFinding } from '#contract/cms-modules';
import { useFormat } from '../../lib/format.ts';
import { copyText } from '../../ui/copy.ts';
import { say } from '../../ui/toast.ts';
import { When } from '../../ui/when.tsx';
import { EvidenceLines } from './evidence-lines.tsx';
import classes from './finding-list.module.css';
import { SeverityMark } from './severity-mark.tsx';

interface FindingListProps {
  findings: readonly ModuleFinding[];
  /** In which the merchant is told. */
  language: 'ru' | 'en';
  /** Puts a text into the answer that is being written; absent where none is. */
  onInsert?: ((text: string) => void) | undefined;
}

/** Findings, worst first: what is wrong, why it matters, what it rests on, and what to tell the merchant. */
export function FindingList({ findings, language, onInsert }: FindingListProps) {
  return (
    <ol className={classes.list}>
      {findings.map((finding) => (
        <Finding key={`${finding.rule} ${finding.subject}`} finding={finding} language={language} onInsert={onInsert} />
      ))}
    </ol>
  );
}

interface FindingProps extends Omit<FindingListProps, 'findings'> {
  finding: ModuleFinding;
}

function Finding({ finding, language, onInsert }: FindingProps) {
  const { t } = useTranslation(['cms-modules', 'ui']);
  const words = finding.words[useFormat().language];
  const told = finding.words[language].merchant;
  const copy = async () => {
    if (await copyText(told)) say(t('ui:copied'));
  };
  return (
    <li className={classes.finding}>
      <div className={classes.head}>
        <SeverityMark severity={finding.severity} />
        <h3 className={classes.title}>{words.title}</h3>
        {finding.firstSeenAt !== null && (
          <span className={classes.quiet}>
            {t('since')} <When at={finding.firstSeenAt} as="minute" />
          </span>
        )}
      </div>
      <p className={classes.why}>{words.why}</p>
      <EvidenceLines evidence={finding.evidence} />
      {words.ask !== '' && (
        <p className={classes.why}>
          <strong>{t('ask')}:</strong> {words.ask}
        </p>
      )}
      <div className={classes.tell}>
        <blockquote className={classes.text} lang={language}>
          {told}
        </blockquote>
        {onInsert === undefined ? (
          <Button size="compact-xs" variant="default" onClick={() => void copy()}>
            {t('copyTell')}
          </Button>
        ) : (
          <Button size="compact-xs" variant="default" onClick={() => onInsert(told)}>
            {t('insertTell')}
          </Button>
        )}
      </div>
    </li>
  );
}
