import { useState } from 'react';
import { extended, NOTHING_CHOSEN, type Selection, toggled, without } from './selection.rules.ts';

export interface Chosen {
  ids: ReadonlySet<string>;
  toggle(id: string): void;
  /** Everything from the last choice to here, in this order of lines. */
  extend(order: readonly string[], to: string): void;
  letGo(done: ReadonlySet<string>): void;
  clear(): void;
}

/** Which lines of a view are chosen; another view begins with none. */
export function useChosen(view: string): Chosen {
  const [kept, setKept] = useState({ view, selection: NOTHING_CHOSEN });
  const selection = kept.view === view ? kept.selection : NOTHING_CHOSEN;
  const change = (next: (from: Selection) => Selection) =>
    setKept((old) => ({ view, selection: next(old.view === view ? old.selection : NOTHING_CHOSEN) }));
  return {
    ids: selection.ids,
    toggle: (id) => change((from) => toggled(from, id)),
    extend: (order, to) => change((from) => extended(from, order, to)),
    letGo: (done) => change((from) => without(from, done)),
    clear: () => change(() => NOTHING_CHOSEN),
  };
}
