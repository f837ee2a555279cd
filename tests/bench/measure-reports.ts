import { readPastedReport } from '../../server/domains/cms-modules/index.ts';
import { parseReport } from '../../server/domains/cms-modules/reading/parse-report.rules.ts';
import { REPORTS } from '../support/module-reports.ts';
import type { Figure } from './report.ts';

const WANTED_MB = 20;
const WARM_UP = 3;
const ROUNDS = 11;

/** How fast pasted reports are read, on one core: masked, told for what they are, in rows; and the longest that is taken, judged by every rule. */
export async function measureReports(): Promise<Figure[]> {
  const text = Object.values(REPORTS).join('\n').repeat(200).slice(0, 400_000);
  const speed = median(() => parseReport(text), Buffer.byteLength(text));
  const at = Temporal.Instant.from('2026-11-26T07:00:00Z');
  const whole = median(() => readPastedReport(text, at), Buffer.byteLength(text));
  return [
    {
      what: 'pasted reports read, one core',
      value: `${speed.toFixed(1)} MB/s`,
      target: `≥ ${WANTED_MB} MB/s`,
      held: speed >= WANTED_MB,
    },
    { what: '  with every rule asked', value: `${whole.toFixed(1)} MB/s` },
  ];
}

/** In processor time, so that what the machine does besides is not ours; the first rounds warm up. */
function median(work: () => unknown, bytes: number): number {
  const rounds = Array.from({ length: WARM_UP + ROUNDS }, () => {
    const start = process.cpuUsage().user;
    for (let turn = 0; turn < 4; turn += 1) work();
    return (bytes * 4) / (process.cpuUsage().user - start);
  });
  const sorted = rounds.slice(WARM_UP).sort((a, b) => a - b);
  return sorted[ROUNDS >> 1] ?? 0;
}
