import type { TicketRow, TicketSort } from '#contract/tickets';

export interface RowNow extends TicketRow {
  isInView: boolean;
}

export interface QueuePages {
  pages: { items: TicketRow[]; next?: string | undefined; sort: TicketSort; notUnderstood: string[] }[];
  pageParams: unknown[];
}

/** Rows as they are now, each in its place: nothing moves, nothing comes in. */
export function patched(shown: QueuePages, rows: readonly TicketRow[]): QueuePages {
  const byId = new Map(rows.map((row) => [row.id as string, row]));
  const newer = (row: TicketRow) => {
    const now = byId.get(row.id);
    return now !== undefined && now.revision >= row.revision ? now : row;
  };
  return {
    ...shown,
    pages: shown.pages.map((page) =>
      page.items.some((row) => byId.has(row.id)) ? { ...page, items: page.items.map(newer) } : page,
    ),
  };
}

/** What the answer to a question about some ids changes: who came, and who left the view. */
export function movedOf(
  asked: readonly string[],
  answered: readonly RowNow[],
  shownIds: ReadonlySet<string>,
): { came: string[]; left: string[]; back: string[] } {
  const inView = new Set<string>(answered.filter((row) => row.isInView).map((row) => row.id));
  return {
    came: asked.filter((id) => inView.has(id) && !shownIds.has(id)),
    left: asked.filter((id) => !inView.has(id)),
    back: asked.filter((id) => inView.has(id)),
  };
}

/** Without those that left the view, except the one that must keep its place. */
export const without = (rows: TicketRow[], left: ReadonlySet<string>, kept: string | undefined): TicketRow[] =>
  left.size === 0 ? rows : rows.filter((row) => row.id === kept || !left.has(row.id));
