import IconSearch from '@tabler/icons-react/icons/IconSearch';
import IconX from '@tabler/icons-react/icons/IconX';
import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { KeyHint } from '../../ui/key-hint.tsx';
import classes from './search-box.module.css';

interface SearchBoxProps {
  text: string;
  field: RefObject<HTMLTextAreaElement | null>;
  onSearch(text: string, isTyping: boolean): void;
  /** Enter, or the down arrow: into the list, to the first of what is found. */
  onLeave(): void;
}

/** Long enough that a word being typed is not looked up letter by letter: each search is noted. */
const PAUSE_MS = 350;

/** One box takes anything: a number, an e-mail, or a whole pasted message. */
export function SearchBox({ text, field, onSearch, onLeave }: SearchBoxProps) {
  const { t } = useTranslation('transactions');
  const [draft, setDraft] = useState(text);
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => setDraft(text), [text]);
  useEffect(() => () => clearTimeout(pause.current), []);
  const change = (next: string, isPaste: boolean) => {
    setDraft(next);
    clearTimeout(pause.current);
    if (isPaste || next.trim() === '') onSearch(next.trim(), false);
    else pause.current = setTimeout(() => next.trim().length > 2 && onSearch(next.trim(), true), PAUSE_MS);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'Escape') return leave(event);
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    clearTimeout(pause.current);
    if (draft.trim() !== text) onSearch(draft.trim(), false);
    leave(event);
  };
  const leave = (event: KeyboardEvent) => {
    event.preventDefault();
    field.current?.blur();
    onLeave();
  };
  return (
    <search className={classes.box}>
      <IconSearch size={17} stroke={1.75} aria-hidden="true" className={classes.sign} />
      <textarea
        ref={field}
        className={classes.field}
        rows={1}
        maxLength={10_000}
        value={draft}
        aria-label={t('search.label')}
        placeholder={t('search.placeholder')}
        spellCheck={false}
        onChange={(event) => {
          const isPaste = (event.nativeEvent as InputEvent).inputType === 'insertFromPaste';
          change(event.currentTarget.value, isPaste);
        }}
        onKeyDown={onKeyDown}
      />
      {draft === '' ? (
        <KeyHint keys="Slash" />
      ) : (
        <button
          type="button"
          className={classes.clear}
          aria-label={t('search.clear')}
          onClick={() => {
            change('', false);
            field.current?.focus();
          }}
        >
          <IconX size={16} stroke={1.75} aria-hidden="true" />
        </button>
      )}
    </search>
  );
}
