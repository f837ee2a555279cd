/** The number at a position; 0 where there is none. Of one kind of array alone, and never asked below 0: that is what the engine makes fast. */
export const valueAt = (cells: Float64Array, at: number): number => (at < 0 ? 0 : (cells[at] ?? 0));

export function addTo(cells: Float64Array, at: number, more: number): void {
  cells[at] = valueAt(cells, at) + more;
}
