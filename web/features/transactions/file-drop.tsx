import { FileButton } from '@mantine/core';
import { type DragEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './file-drop.module.css';

/** Where a file is chosen or dropped. */
export function FileDrop({ onFile }: { onFile: (file: File) => void }) {
  const { t } = useTranslation('transactions');
  const [isOver, setIsOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setIsOver(false);
    const file = event.dataTransfer.files[0];
    if (file !== undefined) onFile(file);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the button inside is the first
    <div
      className={classes.drop}
      data-over={isOver || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={drop}
    >
      <FileButton accept=".csv,.json,.jsonl,.ndjson,.txt" onChange={(file) => file !== null && onFile(file)}>
        {(props) => (
          <button type="button" className={classes.choose} {...props}>
            {t('imports.choose')}
          </button>
        )}
      </FileButton>
      <span>{t('imports.drop')}</span>
    </div>
  );
}
