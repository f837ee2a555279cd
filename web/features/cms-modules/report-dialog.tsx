import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { getReport } from '#contract/cms-modules';
import type { ReportId } from '#kernel/ids';
import { ask } from '../../lib/ask.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { FindingList } from './finding-list.tsx';
import classes from './paste-dialog.module.css';
import { ReportLine } from './report-line.tsx';

interface ReportDialogProps {
  reportId: ReportId;
  language: 'ru' | 'en';
  onClose(): void;
}

/** A report as it was kept, masked, with what is found in it by today's rules. */
export function ReportDialog({ reportId, language, onClose }: ReportDialogProps) {
  const { t } = useTranslation('cms-modules');
  const { data, error, refetch } = useQuery(ask(getReport, { params: { reportId } }));
  return (
    <Dialog title={t('reportTitle')} onClose={onClose} size={820}>
      <div className={classes.body}>
        <ErrorNote error={error} onRetry={() => void refetch()} />
        {data !== undefined && (
          <>
            <ReportLine report={data} />
            <FindingList findings={data.findings} language={language} />
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard */}
            <pre className={classes.report} tabIndex={0}>
              {data.text}
            </pre>
          </>
        )}
      </div>
    </Dialog>
  );
}
