import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ShopModules } from '#contract/cms-modules';
import type { ReportId } from '#kernel/ids';
import { Panel } from '../../ui/panel.tsx';
import classes from './paste-dialog.module.css';
import { ReportDialog } from './report-dialog.tsx';
import { ReportLine } from './report-line.tsx';

interface ReportsPanelProps {
  reports: ShopModules['reports'];
  language: 'ru' | 'en';
}

export function ReportsPanel({ reports, language }: ReportsPanelProps) {
  const { t } = useTranslation('cms-modules');
  const [opened, setOpened] = useState<ReportId>();
  return (
    <Panel title={t('reports')}>
      {reports.length === 0 && <p className={classes.text}>{t('noReports')}</p>}
      {reports.map((report) => (
        <div key={report.id} className={classes.result}>
          <ReportLine report={report} />
          <div>
            <Button size="compact-xs" variant="default" onClick={() => setOpened(report.id)}>
              {t('openReport')}
            </Button>
          </div>
        </div>
      ))}
      {opened !== undefined && (
        <ReportDialog reportId={opened} language={language} onClose={() => setOpened(undefined)} />
      )}
    </Panel>
  );
}
