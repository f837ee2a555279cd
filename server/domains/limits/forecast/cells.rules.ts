/** The number at a position; 0 where there is none. Of one kind of array alone, and never asked below 0: that is what the engine makes fast. */
export const valueAt = (cells: Float64Array, at: number): number => (at < 0 ? 0 : (cells[at] ?? 0));

export function addTo(cells: Float64Array, at: number, more: number): void {
  cells[at] = valueAt(cells, at) + more;
}

/** Hours from one position to another, half open. */
export interface Stretch {
  start: number;
  end: number;
}

/** The sums of `values` times `weights` of each place. All by position; a loop that calls nothing, for it runs over hours by the million. */
export function sumsBy(
  places: Float64Array,
  length: number,
  { start, end, values, weights }: Stretch & { values: Float64Array; weights: Float64Array },
): Float64Array {
  const sums = new Float64Array(length);
  for (let at = start; at < end; at += 1) {
    const place = places[at] ?? 0;
    sums[place] = (sums[place] ?? 0) + (values[at] ?? 0) * (weights[at] ?? 0);
  }
  return sums;
}

/** What a table says of the place of each hour, times its weight. By position. */
export function toldBy(
  places: Float64Array,
  table: Float64Array,
  { start, end, weights }: Stretch & { weights: Float64Array },
): Float64Array {
  const told = new Float64Array(end);
  for (let at = start; at < end; at += 1) told[at] = (table[places[at] ?? 0] ?? 0) * (weights[at] ?? 0);
  return told;
}

/** The greatest of the values of each place, 0 where there is none. By position. */
export function greatestBy(
  places: Float64Array,
  length: number,
  { start, end, values }: Stretch & { values: Float64Array },
): Float64Array {
  const greatest = new Float64Array(length);
  for (let at = start; at < end; at += 1) {
    const place = places[at] ?? 0;
    greatest[place] = Math.max(greatest[place] ?? 0, values[at] ?? 0);
  }
  return greatest;
}
