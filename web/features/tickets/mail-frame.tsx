import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { getMessageHtml } from '#contract/tickets';
import type { MessageId } from '#kernel/ids';
import { ask } from '../../lib/ask.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { mailDocumentOf } from './mail-document.rules.ts';
import classes from './mail-frame.module.css';

/** The mail as it was laid out, on asking: in a frame that may run nothing and fetch nothing. */
export function MailFrame({ messageId }: { messageId: MessageId }) {
  const { t } = useTranslation('tickets');
  const [isOpen, setIsOpen] = useState(false);
  const { data, error } = useQuery({ ...ask(getMessageHtml, { params: { messageId } }), enabled: isOpen });
  const document = useMemo(() => (data === undefined ? undefined : mailDocumentOf(data.html)), [data]);
  return (
    <div className={classes.mail}>
      <button type="button" className={classes.fold} aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
        {isOpen ? t('mail.hide') : t('mail.show')}
      </button>
      {isOpen && (
        <>
          <ErrorNote error={error} />
          {document !== undefined && document.blocked > 0 && (
            <p className={classes.blocked}>{t('mail.blocked', { count: document.blocked })}</p>
          )}
          <iframe
            className={classes.frame}
            title={t('mail.title')}
            sandbox="allow-popups allow-popups-to-escape-sandbox"
            referrerPolicy="no-referrer"
            srcDoc={document?.html ?? ''}
          />
        </>
      )}
    </div>
  );
}
