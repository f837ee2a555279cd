import {
  type Cell,
  explain,
  FEWEST_ATTEMPTS,
  type Watch,
} from '../../server/domains/incidents/detection/explain.rules.ts';
import { listCells } from '../../server/domains/incidents/queries/list-cells.ts';
import { makeBank } from '../support/made-limits.ts';
import type { Stage } from './bench-stage.ts';
import { loadDay, TERMINALS } from './load-transactions.ts';
import { type Replay, replaySample, WINDOW } from './replay-sample.ts';
import { type Figure, median, ms, spreadOf } from './report.ts';
import type { Sizes } from './sizes.ts';

const DAY_MINUTES = 1440;
/** So many of a day's looks are made here, evenly spread. */
const LOOKS = 48;
const WANTED_SECONDS = 10;
const TERMINALS_A_BANK = 6;

/** What a day of looks costs on a loaded day, and what the detection makes of the sample's history. */
export async function measureAnomalies(stage: Stage, sizes: Sizes, now: Temporal.Instant): Promise<Figure[]> {
  return [...(await measureDay(stage, sizes, now)), ...backTest(replaySample(now, sizes.sampleDays))];
}

/** Each look as the job makes it: the last hour is read from the database and judged. */
async function measureDay(stage: Stage, { dayPayments }: Sizes, now: Temporal.Instant): Promise<Figure[]> {
  const end = now.round({ smallestUnit: 'minute', roundingMode: 'floor' });
  await loadDay(stage.db, stage.contextAt, dayPayments, end);
  for (let first = 0; first < TERMINALS; first += TERMINALS_A_BANK)
    await makeBank(
      stage.db,
      Array.from({ length: TERMINALS_A_BANK }, (_, n) => String(first + n)),
    );
  const watch: Watch = {
    minutes: WINDOW,
    normOf: () => ({ declined: 0.2, failed: 0.006, dispersion: 1.2, weight: 5000 }),
    seriesOf: () => 1000,
  };
  const read: number[] = [];
  const judged: number[] = [];
  for (let look = 0; look < LOOKS; look += 1) {
    const to = end.subtract({ minutes: Math.floor((look * (DAY_MINUTES - WINDOW)) / LOOKS) });
    const started = performance.now();
    const cells: Cell[] = await listCells(stage.db.read, to.subtract({ minutes: WINDOW }), to);
    read.push(performance.now() - started);
    explain(cells, watch);
    judged.push(performance.now() - started);
  }
  const { p50, p99 } = spreadOf(judged);
  const pass = (median(judged) * (DAY_MINUTES / WINDOW)) / 1000;
  const day = (median(judged) * DAY_MINUTES) / 1000;
  const many = dayPayments.toLocaleString('en-US');
  return [
    {
      what: `anomaly pass over a day of ${many} payments, each read and judged once (24 looks)`,
      value: `${pass.toFixed(1)} s`,
      target: `≤ ${WANTED_SECONDS} s`,
      held: pass <= WANTED_SECONDS,
    },
    {
      what: `the 1,440 looks that the program makes in such a day, an hour each (from ${LOOKS} of them)`,
      value: `${day.toFixed(0)} s, ${((day / 86_400) * 100).toFixed(2)} % of a day`,
    },
    { what: 'one look', value: `p50 ${ms(p50)}, p99 ${ms(p99)}; of it reading ${ms(median(read))}` },
  ];
}

/** Whether the outages of the sample were found as what they were, and what rang besides. */
function backTest({ alarms, outages, weeks }: Replay): Figure[] {
  const wrong = alarms.filter(({ isTrue }) => !isTrue);
  const kinds = [...Map.groupBy(wrong, ({ kind }) => kind)].map(([kind, of]) => `${kind} ${of.length}`);
  const banks = outages.filter(({ outage }) => 'acquirer' in outage.hit);
  const found = banks.filter(({ alarm }) => alarm !== undefined);
  return [
    {
      what: 'false alarms a week over all series of the sample, of any kind',
      value: `${(wrong.length / weeks).toFixed(2)} (${wrong.length} in ${weeks.toFixed(1)} weeks${kinds.length === 0 ? '' : `: ${kinds.join(', ')}`})`,
      target: '≤ 1',
      held: wrong.length <= weeks,
    },
    {
      what: 'false alarms that named a bank',
      value: String(wrong.filter(({ kind }) => kind === 'acquirer').length),
      target: '0',
      held: wrong.every(({ kind }) => kind !== 'acquirer'),
    },
    {
      what: 'outages of banks in the sample that were found as that bank, while they lasted',
      value: `${found.length} of ${banks.length}`,
      target: `${banks.length} of ${banks.length}`,
      held: found.length === banks.length,
    },
    ...outages.map((each) => ({ what: `· ${nameOf(each)}`, value: howFound(each) })),
  ];
}

type Told = Replay['outages'][number];

const nameOf = ({ outage: { hit, fromMs, untilMs } }: Told) =>
  `${'shopId' in hit ? `shop ${hit.shopId}` : hit.acquirer}, ${Math.round((untilMs - fromMs) / 60_000)} minutes`;

/** An outage that too few paid through to be told from chance is no fault of the rule: the line says so. */
function howFound({ outage, alarm, busiestHour }: Told): string {
  if (alarm !== undefined) return `found after ${Math.round((alarm.ms - outage.fromMs) / 60_000)} min`;
  if (busiestHour < FEWEST_ATTEMPTS)
    return `not found: at most ${busiestHour} payments in an hour, fewer than ${FEWEST_ATTEMPTS} are nobody’s incident`;
  return `not found, with ${busiestHour} payments in its busiest hour`;
}
