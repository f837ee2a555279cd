import { useTranslation } from 'react-i18next';
import type { ReportCard } from '#contract/cms-modules';
import { When } from '../../ui/when.tsx';
import classes from './paste-dialog.module.css';

/** What a report is, when it came, and what is not in it. */
export function ReportLine({ report }: { report: Pick<ReportCard, 'kind' | 'takenAt' | 'missing'> }) {
  const { t } = useTranslation('cms-modules');
  return (
    <>
      <p className={classes.kind}>
        <strong>{t(`kind.${report.kind}`)}</strong>
        <span className={classes.quiet}>
          <When at={report.takenAt} as="ago" />
        </span>
      </p>
      {report.missing.length > 0 && (
        <p className={classes.quiet}>{t('missing', { sections: report.missing.join(', ') })}</p>
      )}
    </>
  );
}
