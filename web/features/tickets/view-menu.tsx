import IconArrowDown from '@tabler/icons-react/icons/IconArrowDown';
import IconArrowUp from '@tabler/icons-react/icons/IconArrowUp';
import IconPencil from '@tabler/icons-react/icons/IconPencil';
import IconX from '@tabler/icons-react/icons/IconX';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { chordOf, useKeys } from '../../lib/keyboard.ts';
import { KeyHint } from '../../ui/key-hint.tsx';
import { isPinned, KEYED, moved, pinned, renamed, unpinned } from './pinned.rules.ts';
import { countText, useViewCounts } from './use-view-counts.ts';
import type { Views } from './use-views.ts';
import classes from './view-menu.module.css';

interface ViewMenuProps {
  view: string;
  views: Views;
  onView(text: string): void;
}

/** One's views: chosen, put in order and named, all of it by keyboard too. */
export function ViewMenu({ view, views, onView }: ViewMenuProps) {
  const { t } = useTranslation('tickets');
  const counts = useViewCounts(views.items.map(({ text }) => text));
  const [naming, setNaming] = useState<string | undefined>(undefined);
  const list = useRef<HTMLUListElement>(null);
  useKeys([], { isModal: true });
  const focus = (at: number) => {
    const buttons = [...(list.current?.querySelectorAll<HTMLButtonElement>('[data-view]') ?? [])];
    buttons[Math.min(Math.max(at, 0), buttons.length - 1)]?.focus();
  };
  // It comes after the window that holds it, which has found nothing to focus.
  useEffect(() => {
    const current = list.current?.querySelector<HTMLButtonElement>('[aria-current]');
    (current ?? list.current?.querySelector('button'))?.focus();
  }, []);
  const move = (at: number, by: 1 | -1) => {
    views.change((from) => moved(from, at, by));
    requestAnimationFrame(() => focus(at + by));
  };
  const letGo = (at: number) => {
    views.change((from) => unpinned(from, at));
    requestAnimationFrame(() => focus(at));
  };
  const onKey = (event: KeyboardEvent, at: number) => {
    const acts: Record<string, () => void> = {
      ArrowDown: () => focus(at + 1),
      ArrowUp: () => focus(at - 1),
      'Alt+ArrowDown': () => move(at, 1),
      'Alt+ArrowUp': () => move(at, -1),
      F2: () => setNaming(views.items[at]?.text),
      Delete: () => letGo(at),
    };
    const act = acts[chordOf(event)];
    if (act === undefined) return;
    act();
    event.preventDefault();
  };
  return (
    <>
      <ul ref={list} className={classes.views}>
        {views.items.map((each, at) => (
          <li key={each.text} className={classes.line}>
            {naming === each.text ? (
              <NameField
                label={t('view.nameOf', { name: views.nameOf(each) })}
                name={views.nameOf(each)}
                onDone={(name) => {
                  if (name !== undefined) views.change((from) => renamed(from, at, name));
                  setNaming(undefined);
                  requestAnimationFrame(() => focus(at));
                }}
              />
            ) : (
              <button
                type="button"
                data-view
                className={classes.choice}
                aria-current={each.text === view ? 'true' : undefined}
                onClick={() => onView(each.text)}
                onKeyDown={(event) => onKey(event, at)}
              >
                <span className={classes.name}>{views.nameOf(each)}</span>
                <span className={classes.count}>{countText(counts.get(each.text) ?? 0)}</span>
                {at < KEYED && <KeyHint keys={`KeyG Digit${at + 1}`} />}
                <code className={classes.text}>{each.text}</code>
              </button>
            )}
            <span className={classes.acts}>
              <Act label={t('view.earlier')} Icon={IconArrowUp} onRun={() => move(at, -1)} />
              <Act label={t('view.later')} Icon={IconArrowDown} onRun={() => move(at, 1)} />
              <Act label={t('view.rename')} Icon={IconPencil} onRun={() => setNaming(each.text)} />
              <Act label={t('view.letGo')} Icon={IconX} onRun={() => letGo(at)} />
            </span>
          </li>
        ))}
      </ul>
      {view !== '' && !isPinned(views.items, view) && (
        <button type="button" className={classes.pin} onClick={() => views.change((from) => pinned(from, view))}>
          {t('view.pin')} <KeyHint keys="Shift+KeyV" />
        </button>
      )}
      <p className={classes.help}>{t('view.keys')}</p>
      <p className={classes.help}>{t('view.help')}</p>
    </>
  );
}

interface ActProps {
  label: string;
  Icon: typeof IconX;
  onRun(): void;
}

/** For the mouse; the keyboard has keys of its own for each. */
function Act({ label, Icon, onRun }: ActProps) {
  return (
    <button type="button" tabIndex={-1} className={classes.act} aria-label={label} title={label} onClick={onRun}>
      <Icon size={14} stroke={1.75} aria-hidden="true" />
    </button>
  );
}

interface NameFieldProps {
  label: string;
  name: string;
  /** Without a name when it was left as it is. */
  onDone(name?: string): void;
}

function NameField({ label, name, onDone }: NameFieldProps) {
  const [typed, setTyped] = useState(name);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || (event.key !== 'Enter' && event.key !== 'Escape')) return;
    event.preventDefault();
    // The menu itself stays open.
    event.stopPropagation();
    onDone(event.key === 'Enter' ? typed : undefined);
  };
  return (
    <input
      className={classes.field}
      // biome-ignore lint/a11y/noAutofocus: a field that appears to type in
      autoFocus
      aria-label={label}
      maxLength={60}
      value={typed}
      data-mantine-stop-propagation="true"
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={() => onDone()}
      onKeyDown={onKeyDown}
    />
  );
}
