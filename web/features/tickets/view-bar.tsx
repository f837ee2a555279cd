import { Popover } from '@mantine/core';
import IconChevronDown from '@tabler/icons-react/icons/IconChevronDown';
import IconSearch from '@tabler/icons-react/icons/IconSearch';
import { type KeyboardEvent, lazy, type RefObject, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeys } from '../../lib/keyboard.ts';
import { KeyHint } from '../../ui/key-hint.tsx';
import { pinned, unpinned } from './pinned.rules.ts';
import { countText, useViewCounts } from './use-view-counts.ts';
import { useViews } from './use-views.ts';
import classes from './view-bar.module.css';

// Opened now and then: it does not belong to the first screen.
const ViewMenu = lazy(async () => ({ default: (await import('./view-menu.tsx')).ViewMenu }));

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
      <Choice view={view} onView={onView} />
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

function Choice({ view, onView }: { view: string; onView(text: string): void }) {
  const { t } = useTranslation('tickets');
  const [isOpen, setIsOpen] = useState(false);
  const views = useViews();
  const counts = useViewCounts([view]);
  const own = views.items.find(({ text }) => text === view);
  const turn = () =>
    views.change((from) => (own === undefined ? pinned(from, view) : unpinned(from, from.indexOf(own))));
  const group = t('keys.group');
  useKeys([
    { keys: 'Shift+KeyV', group, label: t('keys.pin'), run: turn },
    { keys: 'KeyG KeyV', group, label: t('keys.views'), run: () => setIsOpen(true) },
  ]);
  return (
    <Popover
      opened={isOpen}
      onChange={setIsOpen}
      position="bottom-start"
      width={360}
      offset={4}
      trapFocus
      returnFocus
      transitionProps={{ duration: 0 }}
    >
      <Popover.Target>
        <button type="button" className={classes.name} aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
          <span className={classes.title} title={own && views.nameOf(own)}>
            {own === undefined ? t('view.own') : views.nameOf(own)}
          </span>
          {own !== undefined && <span className={classes.count}>{countText(counts.get(view) ?? 0)}</span>}
          <IconChevronDown size={14} stroke={1.75} aria-hidden="true" />
        </button>
      </Popover.Target>
      <Popover.Dropdown className={classes.menu ?? ''} aria-label={t('view.menu')}>
        <Suspense>
          <ViewMenu
            view={view}
            views={views}
            onView={(text) => {
              setIsOpen(false);
              onView(text);
            }}
          />
        </Suspense>
      </Popover.Dropdown>
    </Popover>
  );
}
