import { useTranslation } from 'react-i18next';
import type { DraftFile } from '#contract/tickets';
import { useFormat } from '../../lib/format.ts';
import { Chip } from '../../ui/chip.tsx';
import classes from './file-chips.module.css';
import type { OutgoingFiles } from './outgoing-files.ts';

interface FileChipsProps {
  files: readonly DraftFile[];
  outgoing: OutgoingFiles;
  onDrop(file: DraftFile): void;
}

/** The files that go with the answer, and how far those are that are still on their way. */
export function FileChips({ files, outgoing, onDrop }: FileChipsProps) {
  const { t } = useTranslation('tickets');
  const format = useFormat();
  if (files.length + outgoing.uploads.length === 0) return null;
  return (
    <div className={classes.files}>
      {files.map((file) => (
        <Chip key={file.id} name={file.name} onDrop={() => onDrop(file)}>
          {file.name} · {format.bytes(file.sizeBytes)}
          {file.state === 'held-back' && ` · ${t('files.held-back')}`}
        </Chip>
      ))}
      {outgoing.uploads.map((upload) => (
        <Chip key={upload.key} name={upload.name} onDrop={() => outgoing.drop(upload.key)}>
          {upload.name} ·{' '}
          {upload.state === 'running'
            ? format.percent(upload.takenBytes / upload.sizeBytes)
            : `${format.bytes(upload.sizeBytes)} · ${t(`files.${upload.state}`)}`}
        </Chip>
      ))}
    </div>
  );
}
