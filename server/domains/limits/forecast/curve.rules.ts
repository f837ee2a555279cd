import type { CurvePoint, LimitTerms } from '../contract.ts';
import type { UsedBand } from '../usage.rules.ts';
import type { Span } from '../windows.rules.ts';
import type { Ahead } from './ahead.rules.ts';
import { valueAt } from './cells.rules.ts';
import { momentsAt } from './chances.rules.ts';
import type { History } from './history.rules.ts';
import { HOUR_MS, startOfHour } from './local-hours.rules.ts';
import { Z90 } from './normal.rules.ts';
import type { Profile } from './profile.rules.ts';

/** So many points of each half are enough for an eye. */
const POINTS = 48;

interface Drawn {
  at: Temporal.Instant;
  terms: Pick<LimitTerms, 'window'>;
  used: UsedBand;
  window: Span;
  history: History;
  profile: Profile;
  ahead: Ahead;
}

/** What was used since the window began, what is used now, and what will be: its middle and the band from the 10th to the 90th percentile. */
export function curveOf(drawn: Drawn): CurvePoint[] {
  const { at, used } = drawn;
  const now = {
    at: at.toString(),
    low: used.low,
    middle: used.likely,
    high: used.high,
    isForetold: false,
  };
  return [...past(drawn), now, ...toCome(drawn)].map(rounded);
}

function past({ at, window, terms, history }: Drawn): CurvePoint[] {
  const { end, used } = history;
  const { hours } = history.calendar;
  const first = Math.max(0, Math.ceil(window.start.epochMilliseconds / HOUR_MS) - hours.firstHour);
  const length = Math.ceil((at.epochMilliseconds - window.start.epochMilliseconds) / HOUR_MS);
  const stride = Math.max(1, Math.ceil((end - first) / POINTS));
  const points: CurvePoint[] = [];
  let sum = terms.window === 'rolling' ? sumOf(used, first - length, first) : 0;
  for (let position = first; position < end; position += 1) {
    const isShown = (position - first) % stride === 0;
    const moment = () => startOfHour(hours.firstHour + position).toString();
    if (isShown) points.push({ at: moment(), low: sum, middle: sum, high: sum, isForetold: false });
    sum += valueAt(used, position);
    if (terms.window === 'rolling') sum -= valueAt(used, position - length);
  }
  return points;
}

function toCome({ profile, ahead, used }: Drawn): CurvePoint[] {
  const stride = Math.max(1, Math.ceil(ahead.length / POINTS));
  const points: CurvePoint[] = [];
  for (let step = 0; step < ahead.length; step += 1) {
    if (step % stride !== stride - 1 && step !== ahead.length - 1) continue;
    const { mean, variance } = momentsAt(ahead, profile, step);
    const middle = valueAt(ahead.base, step) + mean;
    const width = Z90 * Math.sqrt(variance + (used.high - used.low) ** 2 / 12);
    points.push({
      at: momentAt(ahead, step),
      low: Math.max(0, middle - width),
      middle,
      high: middle + width,
      isForetold: true,
    });
  }
  return points;
}

const momentAt = ({ endMs, fromMs }: Ahead, step: number) =>
  Temporal.Instant.fromEpochMilliseconds(endMs[step] ?? fromMs).toString();

const sumOf = (values: Float64Array, from: number, to: number) =>
  values.subarray(Math.max(0, from), Math.max(0, to)).reduce((sum, value) => sum + value, 0);

const rounded = (point: CurvePoint): CurvePoint => ({
  ...point,
  low: Math.round(point.low),
  middle: Math.round(point.middle),
  high: Math.round(point.high),
});
