import { Modal } from '@mantine/core';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RankReasons } from '../features/transactions/rank-reasons.tsx';
import { type KeyBinding, useKeys } from '../lib/keyboard.ts';
import { KeyHint } from '../ui/key-hint.tsx';
import classes from './palette.module.css';
import type { PaletteItem } from './palette-item.ts';
import { usePaletteItems } from './palette-items.ts';

/** A pause in typing after which the server is asked; what is pasted is asked at once. */
const PAUSE_MS = 180;

/** One input that finds and does: actions, merchants and people, payments. */
export function Palette({ bindings: bound, onClose }: { bindings: readonly KeyBinding[]; onClose: () => void }) {
  const { t } = useTranslation();
  const bindings = bound.filter((binding) => binding.keys !== 'Mod+KeyK');
  const [typed, setTyped] = useState('');
  const [settled, setSettled] = useState('');
  const [chosen, setChosen] = useState<string>();
  const [isWished, setIsWished] = useState(false);
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(pause.current), []);
  const { items, isWhole } = usePaletteItems(typed, settled, bindings);
  // The cursor stays with its line, wherever later answers put it.
  const at = Math.max(
    0,
    items.findIndex((item) => item.id === chosen),
  );
  const current = items[at];
  const change = (text: string, isPaste: boolean) => {
    setTyped(text);
    setChosen(undefined);
    setIsWished(false);
    clearTimeout(pause.current);
    if (isPaste) setSettled(text);
    else pause.current = setTimeout(() => setSettled(text), PAUSE_MS);
  };
  const run = (item: PaletteItem | undefined) => {
    if (item === undefined) return;
    onClose();
    // After the palette is gone, so that what opens next keeps the focus.
    setTimeout(() => item.run());
  };
  // Enter that came before the answer acts on the answer, not on what stood there before.
  const isKnown = typed === settled ? current !== undefined || isWhole : current?.group === 'actions';
  useEffect(() => {
    if (!isWished || !isKnown) return;
    setIsWished(false);
    run(current);
  });
  const wish = () => {
    if (chosen !== undefined || isKnown) return run(current);
    clearTimeout(pause.current);
    setSettled(typed);
    setIsWished(true);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) setChosen(items[(at + step + items.length) % items.length]?.id);
    else if (event.key === 'Enter' && !event.nativeEvent.isComposing) wish();
    else return;
    event.preventDefault();
  };
  return (
    <Modal.Root
      classNames={{ content: classes.window ?? '' }}
      opened
      onClose={onClose}
      size={820}
      yOffset="12vh"
      lockScroll={false}
      transitionProps={{ duration: 0 }}
    >
      <Modal.Overlay />
      <Modal.Content aria-label={t('palette.title')}>
        <SilentKeys />
        <input
          className={classes.input}
          // biome-ignore lint/a11y/noAutofocus: a window opened to type in
          autoFocus
          data-autofocus
          role="combobox"
          aria-expanded="true"
          aria-controls="palette-list"
          aria-activedescendant={current === undefined ? undefined : `palette-${current.id}`}
          aria-label={t('palette.placeholder')}
          placeholder={t('palette.placeholder')}
          spellCheck={false}
          value={typed}
          onChange={(event) =>
            change(event.currentTarget.value, (event.nativeEvent as InputEvent).inputType === 'insertFromPaste')
          }
          onKeyDown={onKeyDown}
        />
        <div className={classes.body}>
          <div id="palette-list" role="listbox" aria-label={t('palette.title')} className={classes.list}>
            {items.length === 0 && isWhole && <p className={classes.nothing}>{t('palette.nothing')}</p>}
            {items.map((item, place) => (
              <PaletteLine
                key={`${item.group} ${item.id}`}
                item={item}
                isFirst={items[place - 1]?.group !== item.group}
                isCurrent={place === at}
                onPoint={() => setChosen(item.id)}
                onRun={() => run(item)}
              />
            ))}
          </div>
          <aside
            className={classes.preview}
            aria-live="polite"
            aria-label={t('palette.preview')}
            // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
            tabIndex={0}
          >
            {current !== undefined && <Preview item={current} />}
          </aside>
        </div>
        <p className={classes.foot}>{t('palette.hint')}</p>
      </Modal.Content>
    </Modal.Root>
  );
}

interface PaletteLineProps {
  item: PaletteItem;
  isFirst: boolean;
  isCurrent: boolean;
  onPoint(): void;
  onRun(): void;
}

function PaletteLine({ item, isFirst, isCurrent, onPoint, onRun }: PaletteLineProps) {
  const { t } = useTranslation();
  const line = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isCurrent) line.current?.scrollIntoView({ block: 'nearest' });
  }, [isCurrent]);
  return (
    <>
      {isFirst && (
        <div role="presentation" className={classes.group}>
          {t(`palette.${item.group}`)}
        </div>
      )}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the input above has the keys of the list */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the input, which names the active option */}
      <div
        ref={line}
        id={`palette-${item.id}`}
        role="option"
        aria-selected={isCurrent}
        className={classes.item}
        onPointerMove={onPoint}
        onClick={onRun}
      >
        <span className={classes.title}>{item.title}</span>
        <span className={classes.more}>{item.more}</span>
        {item.keys !== undefined && <KeyHint keys={item.keys} />}
      </div>
    </>
  );
}

function Preview({ item }: { item: PaletteItem }) {
  const { t } = useTranslation();
  return (
    <>
      <p className={classes.previewTitle}>{t('palette.preview')}</p>
      <p>{item.preview}</p>
      {item.words !== undefined && <blockquote className={classes.words}>{item.words}</blockquote>}
      {item.group !== 'actions' && (
        <>
          <p className={classes.more}>{item.title}</p>
          <p className={classes.more}>{item.more}</p>
        </>
      )}
      {item.payment !== undefined && (
        <p className={classes.reasons}>
          <RankReasons reasons={[...item.payment.reasons, ...item.payment.contradictions]} />
        </p>
      )}
    </>
  );
}

function SilentKeys() {
  useKeys([], { isModal: true });
  return null;
}
