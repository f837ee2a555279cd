import { Button, FileButton } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listEndpoints, listLineRefusals, takeLogLines } from '#contract/deliveries';
import { refresh } from '../../lib/ask.ts';
import { type CallError, call, newIntent } from '../../lib/call.ts';
import { useFormat } from '../../lib/format.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Panel } from '../../ui/panel.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import classes from './deliveries.module.css';
import { piecesOf } from './log-pieces.rules.ts';

const LARGEST = 50 * 1024 * 1024;
const READ_BYTES = 1_000_000;

interface Progress {
  share: number;
  stored: number;
  duplicates: number;
  refused: number;
}

/** A log as a file, sent in pieces of whole lines. What is known already changes nothing, so that a broken upload is simply begun again. */
export function LogUpload() {
  const { t } = useTranslation('deliveries');
  const format = useFormat();
  const [progress, setProgress] = useState<Progress>();
  const [error, setError] = useState<CallError | null>(null);
  const [isTooLarge, setIsTooLarge] = useState(false);
  const take = async (file: File) => {
    setError(null);
    setIsTooLarge(file.size > LARGEST);
    if (file.size > LARGEST) return;
    try {
      await send(file, setProgress);
    } catch (thrown) {
      setError(thrown as CallError); // `call` throws nothing else
    }
    await refresh(listEndpoints, listLineRefusals);
  };
  return (
    <Panel title={t('log.file')}>
      <FileButton accept=".json,.jsonl,.ndjson,.log,.txt" onChange={(file) => file !== null && void take(file)}>
        {(props) => (
          <Button variant="default" {...props}>
            {t('log.choose')}
          </Button>
        )}
      </FileButton>
      {isTooLarge && <p className={classes.bad}>{t('log.tooLarge')}</p>}
      {progress !== undefined && (
        <>
          <ProgressBar label={t('log.file')} share={progress.share} />
          <p role="status">{t('log.progress', { ...progress, percent: format.percent(progress.share) })}</p>
        </>
      )}
      <ErrorNote error={error} />
    </Panel>
  );
}

async function send(file: File, onProgress: (progress: Progress) => void): Promise<void> {
  const done: Progress = { share: 0, stored: 0, duplicates: 0, refused: 0 };
  const decoder = new TextDecoder();
  let rest = '';
  for (let from = 0; from < file.size; from += READ_BYTES) {
    const bytes = await file.slice(from, from + READ_BYTES).arrayBuffer();
    const isLast = from + READ_BYTES >= file.size;
    const cut = piecesOf(rest + decoder.decode(bytes, { stream: !isLast }), isLast);
    rest = cut.rest;
    for (const lines of cut.pieces) {
      const taken = await call(takeLogLines, { body: { lines } }, { intent: newIntent() });
      done.stored += taken.stored;
      done.duplicates += taken.duplicates;
      done.refused += taken.refused.length;
    }
    done.share = Math.min(1, (from + READ_BYTES) / file.size);
    onProgress({ ...done });
  }
}
