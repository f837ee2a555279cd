import { z } from 'zod';

/** How a list is asked for: `after` is the opaque cursor of the page before. */
export const PageRequest = z.object({
  after: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type PageRequest = z.infer<typeof PageRequest>;

/** One page of a list; `next` is absent on the last page. */
export function pageOf<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), next: z.string().optional() });
}
export interface Page<T> {
  items: T[];
  next?: string | undefined;
}

/** Cuts rows fetched with `limit + 1` to a page; `cursorOf` gives the keyset of the last row kept. */
export function cutPage<T>(rows: T[], limit: number, cursorOf: (row: T) => (string | number)[]): Page<T> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  if (rows.length <= limit || last === undefined) return { items };
  return { items, next: encodeCursor(cursorOf(last)) };
}

export function encodeCursor(parts: (string | number)[]): string {
  return toBase64Url(JSON.stringify(parts));
}

// What the database would refuse was in no cursor of ours.
const Text = z.string().refine((text) => text.isWellFormed() && !text.includes('\u0000'));
const Cursor = z.array(z.union([Text, z.number()]));

/** The keyset in a cursor, or undefined for none or a broken one: a bad cursor starts the list again. */
export function decodeCursor(cursor: string | undefined): (string | number)[] | undefined {
  if (cursor === undefined) return undefined;
  try {
    return Cursor.parse(JSON.parse(fromBase64Url(cursor)));
  } catch {
    return undefined;
  }
}

const toBase64Url = (text: string) =>
  btoa(String.fromCharCode(...new TextEncoder().encode(text)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

const fromBase64Url = (text: string) =>
  new TextDecoder().decode(
    Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0)),
  );
