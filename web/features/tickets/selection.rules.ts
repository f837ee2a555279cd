/** Which lines of the queue are chosen, and from which one a range is drawn. */
export interface Selection {
  ids: ReadonlySet<string>;
  from: string | undefined;
}

export const NOTHING_CHOSEN: Selection = { ids: new Set(), from: undefined };

/** Chosen or let go; the next range is drawn from here. */
export function toggled({ ids }: Selection, id: string): Selection {
  const next = new Set(ids);
  if (!next.delete(id)) next.add(id);
  return { ids: next, from: id };
}

/** Everything between where the last choice was made and here, both included. */
export function extended(chosen: Selection, order: readonly string[], to: string): Selection {
  const at = order.indexOf(to);
  const start = order.indexOf(chosen.from ?? to);
  if (at === -1) return chosen;
  const [first, last] = start === -1 ? [at, at] : [Math.min(start, at), Math.max(start, at)];
  return { ids: new Set([...chosen.ids, ...order.slice(first, last + 1)]), from: chosen.from ?? to };
}

/** What was done is let go; what was refused stays chosen. */
export function without({ ids, from }: Selection, done: ReadonlySet<string>): Selection {
  return { ids: new Set([...ids].filter((id) => !done.has(id))), from };
}
