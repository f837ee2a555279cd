import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../lib/format.ts';
import { nowMs } from '../../lib/now.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { ImportCounts } from './import-counts.tsx';
import { paceOf } from './pace.rules.ts';
import { continueUpload, pauseUpload, type Upload } from './upload.ts';
import classes from './upload-progress.module.css';

/** How far the file is, how fast, how long still. */
export function UploadProgress({ upload }: { upload: Upload }) {
  const { t } = useTranslation('transactions');
  const format = useFormat();
  const { file, taken: current, resumedAt } = upload;
  const name = t('imports.running', { name: file.name });
  const done = current?.nextOffset ?? 0;
  return (
    <section className={classes.box} aria-label={name}>
      <header className={classes.head}>
        <b className={classes.name}>{file.name}</b>
        <span className={classes.quiet}>
          {t('imports.of', { done: format.bytes(done), all: format.bytes(file.size) })}
        </span>
        {upload.state === 'running' && <Pace upload={upload} />}
        <span className={classes.actions}>
          <Control state={upload.state} />
        </span>
      </header>
      <ProgressBar share={done / file.size} label={name} />
      {resumedAt !== undefined && (
        <p className={classes.quiet}>{t('imports.resumed', { percent: format.percent(resumedAt / file.size) })}</p>
      )}
      {current !== undefined && <ImportCounts taken={current} />}
      <ErrorNote error={upload.error} />
    </section>
  );
}

function Pace({ upload }: { upload: Upload }) {
  const { t } = useTranslation('transactions');
  const format = useFormat();
  const { rowsPerSecond, leftSeconds } = paceOf(upload, nowMs());
  return (
    <>
      {rowsPerSecond !== undefined && (
        <span className={classes.quiet}>{t('imports.rate', { rate: format.number(rowsPerSecond) })}</span>
      )}
      {leftSeconds !== undefined && (
        <span className={classes.quiet}>{t('imports.left', { span: format.span(leftSeconds) })}</span>
      )}
    </>
  );
}

function Control({ state }: { state: Upload['state'] }) {
  const { t } = useTranslation('transactions');
  if (state === 'done') return <>{t('imports.done')}</>;
  if (state === 'running') {
    return (
      <Button variant="default" onClick={pauseUpload}>
        {t('imports.pause')}
      </Button>
    );
  }
  return <Button onClick={() => void continueUpload()}>{t('imports.goOn')}</Button>;
}
