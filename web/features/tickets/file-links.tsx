import IconPaperclip from '@tabler/icons-react/icons/IconPaperclip';
import { useTranslation } from 'react-i18next';
import type { ThreadMessage } from '#contract/tickets';
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

function FileLink({ file }: { file: TicketFile }) {
  const { t } = useTranslation('tickets');
  const format = useFormat();
  const name = file.name === '' ? t('files.unnamed', { what: file.what }) : file.name;
  const size = file.sizeBytes > 0 ? format.bytes(file.sizeBytes) : '';
  const body = (
    <>
      <IconPaperclip size={14} stroke={1.75} aria-hidden="true" />
      <span className={classes.name}>{name}</span>
      <span className={classes.size}>{size}</span>
    </>
  );
  if (file.fileId === undefined || file.state === 'waiting' || file.state === 'missing') {
    return (
      <span className={classes.file}>
        {body}
        <span className={classes.size}>{t(file.state === 'missing' ? 'files.missing' : 'files.waiting')}</span>
      </span>
    );
  }
  const isHeldBack = file.state === 'held-back';
  const link = (
    <a
      className={classes.file}
      href={`/api/files/${file.fileId}${isHeldBack ? '?open=held-back' : ''}`}
      download={name}
      title={isHeldBack ? t('files.heldBackLong') : undefined}
    >
      {body}
      {isHeldBack && <span className={classes.heldBack}>{t('files.heldBack')}</span>}
    </a>
  );
  const kind = previewKind(file.contentType);
  if (kind === undefined) return link;
  return (
    <FilePreview fileId={file.fileId} name={name} contentType={file.contentType} kind={kind} isHeldBack={isHeldBack}>
      {link}
    </FilePreview>
  );
}
