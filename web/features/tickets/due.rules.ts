export type DueTone = 'late' | 'soon' | 'calm';

export interface DueReading {
  tone: DueTone;
  /** `-3:07`, `12:40`; from an hour on only the larger unit counts. */
  text: string;
}

const SOON_SECONDS = 600;
const HOUR = 3600;
const DAY = 86_400;

/** How the time to a deadline reads: to the second within an hour, coarser the further it lies away. */
export function readDue(
  dueAt: string,
  nowMs: number,
  unit: (value: number, unit: 'hour' | 'day') => string,
): DueReading {
  const seconds = Math.ceil((Date.parse(dueAt) - nowMs) / 1000);
  const size = Math.abs(seconds);
  const sign = seconds < 0 ? '−' : '';
  return { tone: toneOf(seconds), text: sign + sizeText(size, unit) };
}

function toneOf(seconds: number): DueTone {
  if (seconds < 0) return 'late';
  return seconds <= SOON_SECONDS ? 'soon' : 'calm';
}

function sizeText(size: number, unit: (value: number, unit: 'hour' | 'day') => string): string {
  if (size < HOUR) return `${Math.floor(size / 60)}:${String(size % 60).padStart(2, '0')}`;
  return size < DAY ? unit(Math.floor(size / HOUR), 'hour') : unit(Math.floor(size / DAY), 'day');
}
