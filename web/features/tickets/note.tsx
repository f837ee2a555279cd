import IconLock from '@tabler/icons-react/icons/IconLock';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ThreadEntry } from '#contract/tickets';
import { When } from '../../ui/when.tsx';
import classes from './note.module.css';

/** What colleagues tell each other; it never leaves the company. */
export const Note = memo(function Note({ note }: { note: Extract<ThreadEntry, { entry: 'note' }> }) {
  const { t } = useTranslation('tickets');
  return (
    <article className={classes.note} aria-label={t('thread.noteFrom', { name: note.authorName })}>
      <header className={classes.head}>
        <IconLock size={13} stroke={1.75} aria-hidden="true" />
        <b>{note.authorName}</b>
        <span>{t('thread.note')}</span>
        <When at={note.at} />
      </header>
      <div className={classes.text}>{note.text}</div>
    </article>
  );
});
