import { useTranslation } from 'react-i18next';
import type { Evidence } from '#contract/cms-modules';
import { When } from '../../ui/when.tsx';
import classes from './finding-list.module.css';

/** What a finding rests on, word for word. */
export function EvidenceLines({ evidence }: { evidence: readonly Evidence[] }) {
  const { t } = useTranslation('cms-modules');
  if (evidence.length === 0) return null;
  return (
    <div className={classes.quotes}>
      {evidence.map((one) =>
        one.kind === 'line' ? (
          <span key={`line ${one.line}`} className={classes.quote}>
            <span className={classes.quiet}>{t('line', { line: one.line })}</span>
            <code>{one.text}</code>
          </span>
        ) : (
          <span key={`${one.key} ${one.source}`} className={classes.quote}>
            <span className={classes.quiet}>{t(`fact.${one.key}`)}</span>
            <code>{one.value}</code>
            <span className={classes.quiet}>
              {t(`source.${one.source}`)} · <When at={one.observedAt} as="ago" />
            </span>
          </span>
        ),
      )}
    </div>
  );
}
