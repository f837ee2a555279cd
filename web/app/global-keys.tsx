import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { lockSession } from '#contract/access';
import { KEYED } from '../features/tickets/pinned.rules.ts';
import { useViews } from '../features/tickets/use-views.ts';
import { useMay } from '../lib/actor.ts';
import { useChange } from '../lib/ask.ts';
import { closeDoor } from '../lib/door.ts';
import { boundKeys, type KeyBinding, useKeys } from '../lib/keyboard.ts';
import { chooseTheme } from '../lib/theme.ts';
import { useOpenView } from './use-open-view.ts';
import { useSections } from './use-sections.ts';
import { useWritingAhead } from './use-writing-ahead.ts';

// Neither belongs to the first screen.
const loadPalette = () => import('./palette.tsx');
const Palette = lazy(async () => ({ default: (await loadPalette()).Palette }));
const KeysSheet = lazy(async () => ({ default: (await import('./keys-sheet.tsx')).KeysSheet }));

const PALETTE_SOON_MS = 2000;

/** The keys that work on every page, and the two windows they open. */
export function GlobalKeys() {
  const { t } = useTranslation(['app', 'tickets']);
  const navigate = useNavigate();
  const may = useMay();
  const sections = useSections();
  const views = useViews();
  const openView = useOpenView();
  const [opened, setOpened] = useState<{ window: 'palette' | 'keys'; bindings: KeyBinding[] }>();
  const lock = useChange(lockSession, { onDone: () => closeDoor('locked') });
  const general = t('keys.general');
  // What the page's keys do is asked before the window silences them.
  const open = (window: 'palette' | 'keys') => setOpened({ window, bindings: boundKeys() });
  const flipTheme = () =>
    chooseTheme(document.documentElement.dataset.mantineColorScheme === 'dark' ? 'light' : 'dark');
  useKeys([
    { keys: 'Mod+KeyK', group: general, label: t('keys.search'), inFields: true, run: () => open('palette') },
    { keys: 'Shift+Slash', group: general, label: t('keys.open'), run: () => open('keys') },
    { keys: 'Mod+Shift+KeyL', group: general, label: t('keys.lock'), inFields: true, run: () => lock.mutate({}) },
    { keys: 'Shift+KeyD', group: general, label: t('keys.theme'), run: flipTheme },
    ...(may('ticket.read') ? views.items : []).slice(0, KEYED).map((view, at) => ({
      keys: `KeyG Digit${at + 1}`,
      group: t('keys.go'),
      label: t('tickets:keys.view', { name: views.nameOf(view) }),
      foretell: () => ({ says: t('palette.willShow'), words: view.text }),
      run: () => openView(view.text),
    })),
    ...sections.map((section) => ({
      keys: `KeyG ${section.key}`,
      group: t('keys.go'),
      label: t('keys.goTo', { where: t(`nav.${section.name}`) }),
      foretell: () => ({ says: t('palette.willGo', { where: t(`nav.${section.name}`) }) }),
      run: () => void navigate({ to: section.to }),
    })),
  ]);
  const close = () => setOpened(undefined);
  useWritingAhead();
  useEffect(() => {
    // It is opened in haste: what is typed next must find it there.
    const soon = setTimeout(() => void loadPalette().catch(() => {}), PALETTE_SOON_MS);
    return () => clearTimeout(soon);
  }, []);
  return (
    <Suspense fallback={<Silence />}>
      {opened?.window === 'palette' && <Palette bindings={opened.bindings} onClose={close} />}
      {opened?.window === 'keys' && <KeysSheet bindings={opened.bindings} onClose={close} />}
    </Suspense>
  );
}

/** Until a window is there, what is struck for it does nothing on the page below. */
function Silence() {
  useKeys([], { isModal: true });
  return null;
}
