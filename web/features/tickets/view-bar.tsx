import { Popover } from '@mantine/core';
import IconChevronDown from '@tabler/icons-react/icons/IconChevronDown';
import IconSearch from '@tabler/icons-react/icons/IconSearch';
import { type KeyboardEvent, type RefObject, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeys } from '../../lib/keyboard.ts';
import { KeyHint } from '../../ui/key-hint.tsx';
import { countText, useViewCounts } from './use-view-counts.ts';
import classes from './view-bar.module.css';
import { STARTER_VIEWS, starterOf } from './views.ts';

interface ViewBarProps {
  view: string;
  field: RefObject<HTMLInputElement | null>;
  onView(text: string): void;
  onLeave(): void;
}

/** The view as a text in a box, and the views that the desk begins with. */
export function ViewBar({ view, field, onView, onLeave }: ViewBarProps) {
  const { t } = useTranslation('tickets');
  const [draft, setDraft] = useState(view);
  useEffect(() => setDraft(view), [view]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== 'Escape' && event.key !== 'ArrowDown') return;
    if (event.nativeEvent.isComposing) return;
    event.preventDefault();
    if (event.key === 'Escape') setDraft(view);
    else if (draft.trim() !== view) onView(draft.trim());
    field.current?.blur();
    onLeave();
  };
  return (
    <div className={classes.bar}>
      <Views view={view} onView={onView} />
      <search className={classes.box}>
        <IconSearch size={15} stroke={1.75} aria-hidden="true" className={classes.sign} />
        <input
          ref={field}
          className={classes.field}
          value={draft}
          maxLength={500}
          spellCheck={false}
          aria-label={t('view.label')}
          placeholder={t('view.placeholder')}
          onChange={(event) => setDraft(event.currentTarget.value)}
          onBlur={() => draft.trim() === '' && setDraft(view)}
          onKeyDown={onKeyDown}
        />
        {draft === view && <KeyHint keys="Slash" />}
      </search>
    </div>
  );
}

function Views({ view, onView }: { view: string; onView(text: string): void }) {
  const { t } = useTranslation('tickets');
  const [isOpen, setIsOpen] = useState(false);
  const counts = useViewCounts();
  const starter = starterOf(view);
  const choose = (text: string) => {
    setIsOpen(false);
    onView(text);
  };
  return (
    <Popover
      opened={isOpen}
      onChange={setIsOpen}
      position="bottom-start"
      width={344}
      offset={4}
      trapFocus
      returnFocus
      transitionProps={{ duration: 0 }}
    >
      <Popover.Target>
        <button type="button" className={classes.name} aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
          <span className={classes.title}>{starter === undefined ? t('view.own') : t(`view.${starter.name}`)}</span>
          {starter !== undefined && <span className={classes.count}>{countText(counts.get(view) ?? 0)}</span>}
          <IconChevronDown size={14} stroke={1.75} aria-hidden="true" />
        </button>
      </Popover.Target>
      <Popover.Dropdown className={classes.menu ?? ''} aria-label={t('view.starters')}>
        <PageKeysSilent />
        <ul>
          {STARTER_VIEWS.map(({ name, text }, at) => (
            <li key={name}>
              <button
                type="button"
                className={classes.choice}
                aria-current={text === view ? 'true' : undefined}
                onClick={() => choose(text)}
              >
                <span className={classes.choiceName}>{t(`view.${name}`)}</span>
                <span className={classes.choiceCount}>{countText(counts.get(text) ?? 0)}</span>
                <KeyHint keys={`KeyG Digit${at + 1}`} />
                <code className={classes.choiceText}>{text}</code>
              </button>
            </li>
          ))}
        </ul>
        <p className={classes.help}>{t('view.help')}</p>
      </Popover.Dropdown>
    </Popover>
  );
}

function PageKeysSilent() {
  useKeys([], { isModal: true });
  return null;
}
