import IconArrowsSplit2 from '@tabler/icons-react/icons/IconArrowsSplit2';
import IconFileText from '@tabler/icons-react/icons/IconFileText';
import { memo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChannelKind } from '#contract/channels';
import type { ThreadMessage } from '#contract/tickets';
import { useMay } from '../../lib/actor.ts';
import { When } from '../../ui/when.tsx';
import { Delivery } from './delivery.tsx';
import { FileLinks } from './file-links.tsx';
import { MailFrame } from './mail-frame.tsx';
import { hasMaskedCard } from './masked-card.rules.ts';
import { MaskedText } from './masked-text.tsx';
import classes from './message.module.css';
import { MessageOriginal } from './message-original.tsx';

interface MessageProps {
  message: ThreadMessage;
  channel: ChannelKind;
  /** Absent where the thread is only read. */
  onMove: ((message: ThreadMessage) => void) | undefined;
  onTakeBack: ((message: ThreadMessage) => void) | undefined;
}

/** One message, theirs or ours. */
export const Message = memo(function Message({ message, channel, onMove, onTakeBack }: MessageProps) {
  const { t } = useTranslation('tickets');
  const may = useMay();
  const [isOriginalOpen, setIsOriginalOpen] = useState(false);
  const { direction, authorName, at, text, subject, quoted, files } = message;
  return (
    <article className={classes.message} data-direction={direction} aria-label={t('thread.from', { name: authorName })}>
      <header className={classes.head}>
        <b className={classes.author}>{authorName}</b>
        <span className={classes.at}>
          <When at={at} />
        </span>
        <Signs message={message} />
        <span className={classes.acts}>
          {message.hasOriginal && (
            <button
              type="button"
              className={classes.act}
              aria-expanded={isOriginalOpen}
              aria-label={t('thread.original')}
              title={t('thread.original')}
              onClick={() => setIsOriginalOpen(!isOriginalOpen)}
            >
              <IconFileText size={15} stroke={1.6} aria-hidden="true" />
            </button>
          )}
          {direction === 'in' && onMove !== undefined && may('message.move') && (
            <button
              type="button"
              className={classes.act}
              aria-label={t('move.message')}
              title={t('move.message')}
              onClick={() => onMove(message)}
            >
              <IconArrowsSplit2 size={15} stroke={1.6} aria-hidden="true" />
            </button>
          )}
        </span>
      </header>
      {subject !== null && subject !== '' && channel === 'email' && (
        <p className={classes.subject}>
          <MaskedText text={subject} />
        </p>
      )}
      <div className={classes.text}>
        {text === '' ? <i className={classes.none}>{t('thread.noText')}</i> : <MaskedText text={text} />}
      </div>
      {quoted !== null && quoted !== '' && <Quoted text={quoted} />}
      {message.hasHtml && <MailFrame messageId={message.id} />}
      <FileLinks files={files} />
      {isOriginalOpen && <MessageOriginal messageId={message.id} />}
      {message.delivery !== null && <Delivery message={message} delivery={message.delivery} onTakeBack={onTakeBack} />}
    </article>
  );
});

/** What is to be known of a message besides its words. */
function Signs({ message }: { message: ThreadMessage }) {
  const { t } = useTranslation('tickets');
  const { direction, subject, text, automatic, editedAt, cameLate } = message;
  return (
    <>
      <AnotherAddress from={message.from} />
      {automatic !== null && <span className={classes.sign}>{t(`automatic.${automatic}`)}</span>}
      {editedAt !== null && (
        <span className={classes.sign}>
          {t('thread.edited')} <When at={editedAt} />
        </span>
      )}
      {direction === 'in' && hasMaskedCard(`${subject ?? ''}\n${text}`) && (
        <span className={classes.sign} title={t('thread.cardHiddenHelp')}>
          {t('thread.cardHidden')}
        </span>
      )}
      {cameLate && <span className={classes.sign}>{t('thread.cameLate')}</span>}
    </>
  );
}

/** Under a known name another may write, to whom our answer was sent on. */
function AnotherAddress({ from }: Pick<ThreadMessage, 'from'>) {
  const { t } = useTranslation('tickets');
  if (from === null || !from.isAnother) return null;
  const word = from.isVouched ? 'another' : 'anotherUnvouched';
  return (
    <span className={classes.another} title={t(`thread.${word}Help`)}>
      {t(`thread.${word}`, { address: from.address })}
    </span>
  );
}

function Quoted({ text }: { text: string }) {
  const { t } = useTranslation('tickets');
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <button type="button" className={classes.fold} aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
        {isOpen ? t('thread.hideQuoted') : t('thread.showQuoted')}
      </button>
      {isOpen && (
        <blockquote className={classes.quoted}>
          <MaskedText text={text} />
        </blockquote>
      )}
    </>
  );
}
