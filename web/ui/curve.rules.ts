export interface CurveValue {
  atMs: number;
  low: number;
  middle: number;
  high: number;
  isForetold: boolean;
}

const WIDTH = 600;
const HEIGHT = 180;
/** Room above the highest line, so that it is seen as a line. */
const HEADROOM = 1.08;

/** The lines of a curve within 600 × 180; undefined where there is nothing to draw. */
export function layOut(points: readonly CurveValue[], cap: number) {
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined || last.atMs <= first.atMs) return undefined;
  const top = Math.max(cap, ...points.map(({ high }) => high)) * HEADROOM;
  const x = (atMs: number) => round(((atMs - first.atMs) / (last.atMs - first.atMs)) * WIDTH);
  const y = (value: number) => round(HEIGHT - (value / top) * HEIGHT);
  const line = (of: readonly CurveValue[], value: (point: CurveValue) => number) =>
    of.map((point, index) => `${index === 0 ? 'M' : 'L'}${x(point.atMs)} ${y(value(point))}`).join(' ');
  const past = points.filter(({ isForetold }) => !isForetold);
  const future = points.filter(({ isForetold }) => isForetold);
  // The foretold line begins where the known one ends.
  const ahead = past.length > 0 ? [...past.slice(-1), ...future] : future;
  const edge = ahead.toReversed().map((point) => `L${x(point.atMs)} ${y(point.low)}`);
  return {
    past: line(past, ({ middle }) => middle),
    future: line(ahead, ({ middle }) => middle),
    band: future.length === 0 ? '' : `${line(ahead, ({ high }) => high)} ${edge.join(' ')} Z`,
    capY: y(cap),
  };
}

const round = (value: number) => Math.round(value * 10) / 10;
