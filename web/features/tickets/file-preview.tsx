import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { downloadFile } from '#contract/channels';
import type { FileId } from '#kernel/ids';
import { type CallError, callForBytes } from '../../lib/call.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import classes from './file-preview.module.css';
import { isWhatItSays, type PreviewKind } from './preview.rules.ts';

interface FilePreviewProps {
  fileId: FileId;
  name: string;
  contentType: string;
  kind: PreviewKind;
  isHeldBack: boolean;
  /** The link that saves it. */
  children: ReactNode;
}

type Shown =
  | { state: 'closed' | 'loading' | 'differs' }
  | { state: 'open'; url: string }
  | { state: 'failed'; error: CallError };

/** A picture or a voice, on asking: read as it is when it is saved, and noted like that, then shown from its bytes. */
export function FilePreview({ fileId, name, contentType, kind, isHeldBack, children }: FilePreviewProps) {
  const { t } = useTranslation('tickets');
  const [shown, setShown] = useState<Shown>({ state: 'closed' });
  const url = shown.state === 'open' ? shown.url : undefined;
  useEffect(() => () => (url === undefined ? undefined : URL.revokeObjectURL(url)), [url]);
  const open = async () => {
    setShown({ state: 'loading' });
    try {
      const query = isHeldBack ? { open: 'held-back' as const } : {};
      const bytes = await callForBytes(downloadFile, { params: { fileId }, query });
      if (!isWhatItSays(contentType, bytes)) return setShown({ state: 'differs' });
      setShown({ state: 'open', url: URL.createObjectURL(new Blob([bytes], { type: contentType })) });
    } catch (error) {
      setShown({ state: 'failed', error: error as CallError });
    }
  };
  const isOpen = url !== undefined;
  const press = () => {
    if (isOpen) setShown({ state: 'closed' });
    else if (shown.state !== 'loading') void open();
  };
  return (
    <div className={classes.preview}>
      <span className={classes.line}>
        {children}
        <button
          type="button"
          className={classes.open}
          data-file
          aria-expanded={isOpen}
          aria-label={`${t(isOpen ? 'files.hide' : WORD[kind])}: ${name}`}
          title={isHeldBack ? t('files.heldBackLong') : undefined}
          // Not disabled: it would lose the focus, and with it the key that puts it away.
          aria-disabled={shown.state === 'loading'}
          onClick={press}
        >
          {t(isOpen ? 'files.hide' : WORD[kind])}
        </button>
      </span>
      {shown.state === 'differs' && (
        <p className={classes.differs} role="alert">
          {t('files.notWhatItSays')}
        </p>
      )}
      {shown.state === 'failed' && <ErrorNote error={shown.error} />}
      {isOpen && kind === 'picture' && (
        <img
          className={classes.picture}
          src={url}
          alt={name}
          // Asked for, it is to be seen: the thread is open at its newest end.
          onLoad={({ currentTarget }) => currentTarget.scrollIntoView({ block: 'nearest' })}
        />
      )}
      {isOpen && kind === 'sound' && (
        // biome-ignore lint/a11y/useMediaCaption: nobody has written down what was spoken.
        <audio className={classes.sound} controls autoPlay src={url} aria-label={name} />
      )}
    </div>
  );
}

const WORD = { picture: 'files.show', sound: 'files.listen' } as const;
