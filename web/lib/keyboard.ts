import { useEffect, useRef, useSyncExternalStore } from 'react';
import { noteLayout } from './key-legend.ts';

/** One thing that the keyboard does. `keys` names physical keys: `KeyJ`, `Mod+KeyK`, `Shift+Slash`, or two in a row: `KeyG KeyT`. */
export interface KeyBinding {
  keys: string;
  /** What it does, in words, for the sheet of keys. */
  label: string;
  /** Heading under which the sheet lists it. */
  group: string;
  run(event: KeyboardEvent): void;
  /** Works inside text fields, too, or there alone: only for keys with Ctrl, ⌘ or Alt, and for Escape. */
  inFields?: boolean | 'only';
  /** What it will do here and now; asked when the palette shows it. */
  foretell?(): Foretold;
  /** What is open asks for it: the palette puts it before the others. */
  isNeeded?: boolean;
  /** Left out of the sheet of keys. */
  isHidden?: boolean;
}

export interface Foretold {
  /** In a sentence. */
  says: string;
  /** The words that it sends, keeps or moves. */
  words?: string;
}

interface Layer {
  bindings: KeyBinding[];
  /** While it is there, nothing below hears the keyboard. */
  isModal: boolean;
  /** Heard before others of the same page, whichever came later. */
  isFirst: boolean;
}

/** Between the two strikes of a sequence, by the moments when they were struck: a busy page loses none. */
const SEQUENCE_MS = 1500;
const layers: Layer[] = [];
const listeners = new Set<() => void>();
let prefix: string | undefined;
let begun: { chord: string; at: number } | undefined;
let prefixTimer: ReturnType<typeof setTimeout> | undefined;

/** Binds keys while the component is there. The newest binding of a key wins, unless another has to be heard first. */
export function useKeys(bindings: KeyBinding[], options: { isModal?: boolean; isFirst?: boolean } = {}): void {
  const { isModal = false, isFirst = false } = options;
  const layer = useRef<Layer>({ bindings, isModal, isFirst });
  layer.current.bindings = bindings;
  useEffect(() => {
    const mine = layer.current;
    layers.push(mine);
    return () => {
      layers.splice(layers.indexOf(mine), 1);
    };
  }, []);
}

/** What the keyboard does at this moment, for the sheet of keys and the palette. */
export const boundKeys = (): KeyBinding[] => {
  const seen = new Set<string>();
  return heard()
    .flatMap((layer) => layer.bindings)
    .filter((binding) => !binding.isHidden && !seen.has(binding.keys) && seen.add(binding.keys));
};

/** The first key of a sequence that waits for its second. */
export const usePendingPrefix = (): string | undefined => useSyncExternalStore(subscribe, () => prefix);

let holder: ((event: KeyboardEvent) => boolean) | undefined;

/** Until it is let go, the holder hears each key before the page does, and says whether it was for them. */
export function holdKeyboard(hear: (event: KeyboardEvent) => boolean): () => void {
  holder = hear;
  return () => {
    if (holder === hear) holder = undefined;
  };
}

/** Listens to the keyboard of the whole window; one a page. */
export function startKeyboard(): () => void {
  window.addEventListener('keydown', onKeyComing, { capture: true });
  window.addEventListener('keydown', onKeyDown);
  return () => {
    window.removeEventListener('keydown', onKeyComing, { capture: true });
    window.removeEventListener('keydown', onKeyDown);
  };
}

/** The window that was open when the key went down: it may close by that very key, which is spent then. */
let opened: Layer | undefined;

function onKeyComing(): void {
  opened = layers.findLast((layer) => layer.isModal);
}

function onKeyDown(event: KeyboardEvent): void {
  noteLayout(event);
  if (event.defaultPrevented || event.isComposing || isModifier(event.code)) return;
  if (opened !== undefined && !layers.includes(opened)) return;
  if (opened === undefined && holder?.(event) === true) event.preventDefault();
  else command(event);
}

function command(event: KeyboardEvent): void {
  const chord = chordOf(event);
  const inField = isTextField(event.target);
  const isSecond = begun !== undefined && event.timeStamp - begun.at <= SEQUENCE_MS;
  const wanted = isSecond ? [`${begun?.chord} ${chord}`, chord] : [chord];
  begun = undefined;
  setPrefix(undefined);
  const binding = find(wanted, inField);
  if (binding !== undefined) {
    event.preventDefault();
    binding.run(event);
  } else if (!inField && startsSequence(chord)) {
    event.preventDefault();
    begun = { chord, at: event.timeStamp };
    setPrefix(chord);
  }
}

function find(wanted: string[], inField: boolean): KeyBinding | undefined {
  for (const keys of wanted) {
    for (const layer of heard()) {
      const found = layer.bindings.find((binding) => binding.keys === keys && isHeard(binding, inField));
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

const isHeard = ({ inFields = false }: KeyBinding, inField: boolean) =>
  inField ? inFields !== false : inFields !== 'only';

const startsSequence = (chord: string) =>
  heard().some((layer) => layer.bindings.some((binding) => binding.keys.startsWith(`${chord} `)));

/** The layers that hear the keyboard, newest first, down to the newest modal one. */
function heard(): Layer[] {
  const modal = layers.findLastIndex((layer) => layer.isModal);
  const open = layers.slice(Math.max(modal, 0)).reverse();
  return [...open.filter(({ isFirst }) => isFirst), ...open.filter(({ isFirst }) => !isFirst)];
}

/** `Mod+Shift+KeyK`: modifiers in this order, then the physical key. */
export function chordOf(event: Pick<KeyboardEvent, 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>): string {
  const modifiers = [
    (event.ctrlKey || event.metaKey) && 'Mod',
    event.altKey && 'Alt',
    event.shiftKey && 'Shift',
  ].filter((name) => name !== false);
  return [...modifiers, event.code].join('+');
}

const isModifier = (code: string) => /^(Control|Shift|Alt|Meta)(Left|Right)$/.test(code);

const NOT_TEXT = new Set(['button', 'checkbox', 'radio', 'range', 'file', 'submit', 'reset', 'color', 'image']);

/** Whether letters typed there are text. */
export function isTextField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !NOT_TEXT.has(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || target.isContentEditable;
}

function setPrefix(next: string | undefined): void {
  clearTimeout(prefixTimer);
  if (next !== undefined) prefixTimer = setTimeout(() => setPrefix(undefined), SEQUENCE_MS);
  if (prefix === next) return;
  prefix = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
