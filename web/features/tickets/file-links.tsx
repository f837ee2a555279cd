import IconPaperclip from '@tabler/icons-react/icons/IconPaperclip';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ThreadMessage } from '#contract/tickets';
import type { FileId } from '#kernel/ids';
import { useFormat } from '../../lib/format.ts';
import classes from './file-links.module.css';
import { FilePreview } from './file-preview.tsx';
import { previewKind } from './preview.rules.ts';

type TicketFile = ThreadMessage['files'][number];

/** A link downloads. Pictures and voices can be looked at and heard here; nothing else is opened. What is not with us yet, or held back, says so. */
export function FileLinks({ files }: { files: TicketFile[] }) {
  if (files.length === 0) return null;
  return (
    <ul className={classes.files}>
      {files.map((file, at) => (
        <li key={file.fileId ?? `${at} ${file.name}`}>
          <FileLink file={file} />
        </li>
      ))}
    </ul>
  );
}

/** What Outlook wraps a mail's files in. */
const isWinmail = ({ name, contentType }: TicketFile) =>
  /^application\/(?:vnd\.)?ms-tnef$/i.test(contentType) || name.toLowerCase() === 'winmail.dat';

const wordOf = ({ state, missingWhy }: TicketFile) => {
  if (state !== 'missing') return 'files.waiting';
  return missingWhy === null ? 'files.missing' : (`files.missing-${missingWhy}` as const);
};

function FileLink({ file }: { file: TicketFile }) {
  const { t } = useTranslation('tickets');
  const format = useFormat();
  const name = file.name === '' ? t('files.unnamed', { what: file.what }) : file.name;
  const body = (
    <>
      <IconPaperclip size={14} stroke={1.75} aria-hidden="true" />
      <span className={classes.name}>{name}</span>
      <span className={classes.size}>{file.sizeBytes > 0 ? format.bytes(file.sizeBytes) : ''}</span>
    </>
  );
  const { fileId, state } = file;
  if (fileId !== undefined && (state === 'clean' || state === 'held-back')) {
    return (
      <KeptFile file={{ ...file, fileId, name }} isHeldBack={state === 'held-back'}>
        {body}
      </KeptFile>
    );
  }
  return (
    <span className={classes.file}>
      {body}
      <span className={state === 'missing' ? classes.missing : classes.size}>{t(wordOf(file))}</span>
    </span>
  );
}

interface KeptFileProps {
  file: TicketFile & { fileId: FileId };
  isHeldBack: boolean;
  children: ReactNode;
}

/** One that is with us: to be saved, and where it can be, looked at. */
function KeptFile({ file, isHeldBack, children }: KeptFileProps) {
  const { t } = useTranslation('tickets');
  const { fileId, name, contentType } = file;
  const kind = previewKind(contentType);
  const link = (
    <a
      className={classes.file}
      href={`/api/files/${fileId}${isHeldBack ? '?open=held-back' : ''}`}
      download={name}
      data-file={kind === undefined || undefined}
      title={isHeldBack ? t('files.heldBackLong') : undefined}
    >
      {children}
      {isHeldBack && <span className={classes.heldBack}>{t('files.heldBack')}</span>}
      {isWinmail(file) && <span className={classes.size}>{t('files.winmail')}</span>}
    </a>
  );
  if (kind === undefined) return link;
  return (
    <FilePreview fileId={fileId} name={name} contentType={contentType} kind={kind} isHeldBack={isHeldBack}>
      {link}
    </FilePreview>
  );
}
