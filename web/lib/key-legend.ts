import { useSyncExternalStore } from 'react';

const CYRILLIC: Record<string, string> = Object.fromEntries(
  [...'QWERTYUIOPASDFGHJKLZXCVBNM'].map((latin, at) => [`Key${latin}`, [...'ЙЦУКЕНГШЩЗФЫВАПРОЛДЯЧСМИТЬ'][at] ?? latin]),
);
const NAMED: Record<string, string> = {
  Slash: '/',
  Semicolon: ';',
  Enter: '↵',
  Escape: 'Esc',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Comma: ',',
  Period: '.',
  Space: '␣',
};

let isCyrillic = false;
/** Keys whose letter was seen to differ from the table: Belarusian, Ukrainian, Kazakh. */
const seen = new Map<string, string>();
let revision = 0;
const listeners = new Set<() => void>();

/** Learns from a key press which letters are printed on the keys now. */
export function noteLayout({ code, key }: Pick<KeyboardEvent, 'code' | 'key'>): void {
  if (!code.startsWith('Key') || key.length !== 1) return;
  const letter = key.toUpperCase();
  const cyrillic = /\p{Script=Cyrillic}/u.test(letter);
  if (!cyrillic && !/[A-Z]/.test(letter)) return;
  const isNew = cyrillic !== isCyrillic || (cyrillic && legendOf(code) !== letter);
  if (!isNew) return;
  isCyrillic = cyrillic;
  if (cyrillic && CYRILLIC[code] !== letter) seen.set(code, letter);
  revision += 1;
  for (const listener of listeners) listener();
}

const isApple = () => /Mac|iPhone|iPad/.test(navigator.userAgent);

/** What is printed on the keys of a binding: `['G', 'T']`, `['Ctrl', 'K']`. */
export const legendsOf = (keys: string): string[] =>
  keys.split(' ').flatMap((chord) => chord.split('+').map((part) => legendOf(part)));

function legendOf(part: string): string {
  if (part === 'Mod') return isApple() ? '⌘' : 'Ctrl';
  if (part === 'Shift' || part === 'Alt') return part;
  if (isCyrillic && part.startsWith('Key')) return seen.get(part) ?? CYRILLIC[part] ?? part.slice(3);
  return NAMED[part] ?? part.replace(/^(Key|Digit)/, '');
}

/** Changes whenever the legends do. */
export const useLegends = (): number =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => revision,
  );
