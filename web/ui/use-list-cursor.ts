import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeys } from '../lib/keyboard.ts';

interface ListCursor {
  at: number;
  set(at: number): void;
}

/** Moves through a list by J and K or the arrows, and opens by Enter. */
export function useListCursor(group: string, count: number, onOpen: (at: number) => void): ListCursor {
  const { t } = useTranslation('ui');
  const [at, setAt] = useState(-1);
  const move = (step: number) => setAt(Math.min(Math.max(at + step, 0), count - 1));
  useKeys([
    { keys: 'KeyJ', group, label: t('list.next'), run: () => move(1) },
    { keys: 'KeyK', group, label: t('list.previous'), run: () => move(-1) },
    { keys: 'ArrowDown', group, label: t('list.next'), isHidden: true, run: () => move(1) },
    { keys: 'ArrowUp', group, label: t('list.previous'), isHidden: true, run: () => move(-1) },
    { keys: 'Enter', group, label: t('list.open'), run: () => count > 0 && onOpen(Math.max(at, 0)) },
  ]);
  return { at, set: setAt };
}
