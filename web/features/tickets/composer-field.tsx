import { type ClipboardEvent, type DragEvent, type KeyboardEvent, type RefObject, useState } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import type { Ticket } from '#contract/tickets';
import { useKeys } from '../../lib/keyboard.ts';
import { sayTyping } from '../../lib/live.ts';
import classes from './composer-field.module.css';
import { inserted, shortNameAt } from './drafts.rules.ts';
import { type DraftPlace, typeDraft } from './drafts.ts';
import { TemplateList } from './template-list.tsx';
import { useTemplatePicker } from './use-template-picker.ts';

interface ComposerFieldProps {
  ticket: Ticket;
  place: DraftPlace;
  text: string;
  field: RefObject<HTMLTextAreaElement | null>;
  onFiles(files: Iterable<File>): void;
}

/** The field, with templates that open at the character `;`, and files that are dropped or pasted. */
export function ComposerField({ ticket, place, text, field, onFiles }: ComposerFieldProps) {
  const { t } = useTranslation('tickets');
  const [isOver, setIsOver] = useState(false);
  const isReply = place.kind === 'reply';
  const picker = useTemplatePicker(ticket, place, field);
  const look = (typed: string, cursor: number) => picker.look(isReply ? shortNameAt(typed, cursor) : undefined);
  const openByKey = () => {
    const box = field.current;
    if (box === null || !isReply || document.activeElement !== box) return;
    const at = box.selectionStart;
    const mark = at === 0 || /\s/.test(box.value[at - 1] ?? ' ') ? ';' : ' ;';
    const next = inserted(box.value, at, box.selectionEnd, mark);
    // Written by the page itself: it would take no notice of a deletion of what it does not know of.
    flushSync(() => typeDraft(place, next.text));
    box.setSelectionRange(next.cursor, next.cursor);
    look(next.text, next.cursor);
  };
  const group = t('keys.writing');
  useKeys([
    { keys: 'Mod+Semicolon', group, label: t('keys.templates'), inFields: true, run: openByKey },
    {
      keys: 'Escape',
      group,
      label: t('keys.leaveField'),
      inFields: 'only',
      isHidden: true,
      run: () => (document.activeElement as HTMLElement | null)?.blur(),
    },
  ]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (picker.onKey(event.nativeEvent)) event.preventDefault();
  };
  const take = (event: ClipboardEvent | DragEvent, files: FileList | undefined) => {
    if (!isReply || files === undefined || files.length === 0) return;
    event.preventDefault();
    onFiles(files);
  };
  return (
    <div className={classes.place}>
      {picker.isOpen && <TemplateList picker={picker} />}
      <textarea
        ref={field}
        className={classes.field}
        data-over={isOver || undefined}
        rows={3}
        maxLength={20_000}
        lang={isReply ? ticket.language : undefined}
        value={text}
        aria-label={t(isReply ? 'composer.replyTo' : 'composer.noteOn', { name: ticket.writerName })}
        placeholder={t(isReply ? 'composer.replyHint' : 'composer.noteHint')}
        aria-controls={picker.isOpen ? 'templates' : undefined}
        aria-activedescendant={picker.isOpen ? picker.currentId : undefined}
        onChange={({ currentTarget }) => {
          typeDraft(place, currentTarget.value);
          sayTyping(`ticket:${ticket.id}`);
          look(currentTarget.value, currentTarget.selectionStart);
        }}
        onKeyDown={onKeyDown}
        onBlur={() => picker.look(undefined)}
        onPaste={(event) => take(event, event.clipboardData.files)}
        onDragOver={(event) => {
          if (!isReply) return;
          event.preventDefault();
          setIsOver(true);
        }}
        onDragLeave={() => setIsOver(false)}
        onDrop={(event) => {
          setIsOver(false);
          take(event, event.dataTransfer.files);
        }}
      />
      {picker.blocked !== undefined && (
        <p className={classes.blocked} role="alert">
          {picker.blocked.missing.length > 0
            ? t('templates.missing', { title: picker.blocked.title, facts: picker.blocked.missing.join(', ') })
            : t('templates.tooMuch', { title: picker.blocked.title, facts: picker.blocked.tooMuch.join(', ') })}
        </p>
      )}
    </div>
  );
}
