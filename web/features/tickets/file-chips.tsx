import { useTranslation } from 'react-i18next';
import { useFormat } from '../../lib/format.ts';
import { Chip } from '../../ui/chip.tsx';
import classes from './file-chips.module.css';
import type { OutgoingFiles } from './outgoing-files.ts';

/** The files that go with the answer, and how far each is. */
export function FileChips({ outgoing }: { outgoing: OutgoingFiles }) {
  const { t } = useTranslation('tickets');
  const format = useFormat();
  if (outgoing.files.length === 0) return null;
  return (
    <div className={classes.files}>
      {outgoing.files.map((file) => (
        <Chip key={file.key} name={file.name} onDrop={() => outgoing.drop(file.key)}>
          {file.name} ·{' '}
          {file.state === 'running' ? format.percent(file.takenBytes / file.sizeBytes) : format.bytes(file.sizeBytes)}
          {file.state !== 'running' && file.state !== 'ready' && ` · ${t(`files.${file.state}`)}`}
        </Chip>
      ))}
    </div>
  );
}
