interface Progress {
  file: { size: number };
  taken: { nextOffset: number } | undefined;
  startedMs: number;
  /** Bytes and lines that were there before it was started here do not count. */
  fromOffset: number;
  linesHere: number;
}

interface Pace {
  rowsPerSecond?: number;
  leftSeconds?: number;
}

/** How fast a file goes in and how long it still takes; nothing in the first second, when nobody can say. */
export function paceOf({ file, taken, startedMs, fromOffset, linesHere }: Progress, nowMs: number): Pace {
  const seconds = (nowMs - startedMs) / 1000;
  const bytes = (taken?.nextOffset ?? 0) - fromOffset;
  if (seconds < 1 || bytes <= 0 || taken === undefined) return {};
  return {
    rowsPerSecond: Math.round(linesHere / seconds),
    leftSeconds: (seconds * (file.size - taken.nextOffset)) / bytes,
  };
}
