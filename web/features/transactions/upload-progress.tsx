import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../lib/format.ts';
import { nowMs } from '../../lib/now.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { ImportCounts } from './import-counts.tsx';
import { continueUpload, pauseUpload, type Upload } from './upload.ts';
import classes from './upload-progress.module.css';

/** How far the file is, how fast, how long still. */
export function UploadProgress({ upload }: { upload: Upload }) {
  const { t } = useTranslation('transactions');
  const format = useFormat();
  const { file, import: current, state, resumedAt } = upload;
  const done = current?.nextOffset ?? 0;
  const share = file.size === 0 ? 1 : done / file.size;
  const seconds = (nowMs() - upload.startedMs) / 1000;
  const rate = seconds > 1 ? Math.round(upload.linesHere / seconds) : 0;
  const doneHere = done - (resumedAt ?? 0);
  const left = doneHere > 0 && share < 1 ? (seconds * (file.size - done)) / doneHere : undefined;
  return (
    <section className={classes.box} aria-label={t('imports.running', { name: file.name })}>
      <header className={classes.head}>
        <b className={classes.name}>{file.name}</b>
        <span className={classes.quiet}>
          {t('imports.of', { done: format.bytes(done), all: format.bytes(file.size) })}
        </span>
        {state === 'running' && rate > 0 && (
          <span className={classes.quiet}>{t('imports.rate', { rate: format.number(rate) })}</span>
        )}
        {state === 'running' && left !== undefined && (
          <span className={classes.quiet}>{t('imports.left', { span: format.span(left) })}</span>
        )}
        <span className={classes.actions}>
          {state === 'running' && (
            <Button variant="default" onClick={pauseUpload}>
              {t('imports.pause')}
            </Button>
          )}
          {(state === 'paused' || state === 'failed') && (
            <Button onClick={() => void continueUpload()}>{t('imports.goOn')}</Button>
          )}
          {state === 'done' && t('imports.done')}
        </span>
      </header>
      <ProgressBar share={share} label={t('imports.running', { name: file.name })} />
      {resumedAt !== undefined && (
        <p className={classes.quiet}>{t('imports.resumed', { percent: format.percent(resumedAt / file.size) })}</p>
      )}
      {current !== undefined && <ImportCounts import={current} />}
      <ErrorNote error={upload.error} />
    </section>
  );
}
