import type { Norm } from './norm.rules.ts';

/** A minute of a series. */
export interface MinuteCount {
  attempts: number;
  declined: number;
  failed: number;
}

/** How strongly the last minutes speak for a change, and since when it began. */
export interface Evidence {
  /** Natural logarithm of the averaged detector; compared with `neededNats`. */
  nats: number;
  outcome: 'declined' | 'failed';
  /** Position of the first minute of the change. */
  since: number;
  /** From then on. */
  attempts: number;
  declined: number;
  failed: number;
  rate: number;
  expected: number;
}

/** A rate is a change only where it lies so far above the norm. */
const LIFT = { declined: 0.06, failed: 0.03 };
/** How far from the norm's edge to certainty the changes lie that are looked for. */
const REACHES = [0.2, 0.45, 0.8];
const MINUTES_OF_WEEK = 10_080;

/**
 * What a series' detector has to reach so that, over all series of its kind, alarms without a cause come `perWeek` times a week
 * at most. For detectors of Shiryaev–Roberts form the mean time to a false alarm is at least the threshold, in steps (a step is
 * a minute): Shin, Ramdas, Rinaldo, "E-detectors", 2023. The bound holds while the true rate stays below the norm's edge.
 */
export const neededNats = (series: number, perWeek: number): number =>
  Math.log((MINUTES_OF_WEEK * Math.max(1, series)) / perWeek);

/** The highest rate that still counts as usual: the norm, what is not known of it, and a lift that nobody minds. */
export function edgeOf(rate: number, lift: number, weight: number): number {
  const doubt = 2 * Math.sqrt((rate * (1 - rate)) / (weight / 20 + 60));
  return Math.min(0.9, rate + lift + doubt);
}

interface Detector {
  outcome: 'declined' | 'failed';
  /** Log-likelihood ratio of a broken and of a good attempt. */
  broken: number;
  good: number;
  /** The detector's value as a plain number, and the running sum whose last zero is the likeliest beginning. */
  value: number;
  sum: number;
  since: number;
}

/** Judges the minutes of a series, oldest first. Costs a handful of additions a minute. */
export function evidenceOf(minutes: readonly MinuteCount[], norm: Norm): Evidence {
  const detectors = detectorsOf(norm);
  for (const [position, minute] of minutes.entries())
    for (const detector of detectors) step(detector, minute, position);
  const best = detectors.reduce((a, b) => (b.value > a.value ? b : a));
  const mean = detectors.reduce((sum, { value }) => sum + value, 0) / detectors.length;
  const total = minutes.slice(best.since).reduce(
    (sum, { attempts, declined, failed }) => ({
      attempts: sum.attempts + attempts,
      declined: sum.declined + declined,
      failed: sum.failed + failed,
    }),
    { attempts: 0, declined: 0, failed: 0 },
  );
  return {
    nats: Math.log(mean),
    outcome: best.outcome,
    since: best.since,
    ...total,
    rate: total.attempts === 0 ? 0 : total[best.outcome] / total.attempts,
    expected: norm[best.outcome],
  };
}

function detectorsOf(norm: Norm): Detector[] {
  return (['declined', 'failed'] as const).flatMap((outcome) => {
    const edge = edgeOf(norm[outcome], LIFT[outcome], norm.weight);
    return REACHES.map((reach) => {
      const changed = edge + (1 - edge) * reach;
      return {
        outcome,
        // Divided by the dispersion: a power below one of a likelihood ratio keeps its mean at one or below.
        broken: Math.log(changed / edge) / norm.dispersion,
        good: Math.log((1 - changed) / (1 - edge)) / norm.dispersion,
        value: 1,
        sum: 0,
        since: 0,
      };
    });
  });
}

/** Beyond this only "far more than enough" is said, and nothing overflows. */
const MOST = 1e300;

function step(detector: Detector, { attempts, declined, failed }: MinuteCount, position: number): void {
  const broken = detector.outcome === 'declined' ? declined : failed;
  const gain = broken * detector.broken + (attempts - broken) * detector.good;
  detector.value = Math.min(MOST, (1 + detector.value) * Math.exp(gain));
  if (detector.sum <= 0) {
    detector.sum = 0;
    detector.since = position;
  }
  detector.sum += gain;
}
