import { systemClock } from '../../server/platform/system-clock.ts';
import { openStage, type Stage } from './bench-stage.ts';
import { measureAnomalies } from './measure-anomalies.ts';
import { measureBackfill } from './measure-backfill.ts';
import { measureBacktest } from './measure-backtest.ts';
import { measureConsole } from './measure-console.ts';
import { measureConsoles } from './measure-consoles.ts';
import { measureDeliveries } from './measure-deliveries.ts';
import { measureFinding } from './measure-finding.ts';
import { measureForecast } from './measure-forecast.ts';
import { measureIntake } from './measure-intake.ts';
import { measureMails } from './measure-mails.ts';
import { measureMasking } from './measure-masking.ts';
import { measureNotifications } from './measure-notifications.ts';
import { measureQueue } from './measure-queue.ts';
import { measureReports } from './measure-reports.ts';
import { measureScreens } from './measure-screens.ts';
import { measureSearch } from './measure-search.ts';
import { measureStart } from './measure-start.ts';
import { measureVerdict } from './measure-verdict.ts';
import { measureVerdicts } from './measure-verdicts.ts';
import { type Figure, table } from './report.ts';
import { sizesFrom } from './sizes.ts';

interface Part {
  title: string;
  measure(): Promise<Figure[]>;
}

const MOST_WORDS = 300;
const sizes = sizesFrom(process.env);
const now = () => systemClock.now();

// Each part takes its floor in the same run. Name parts to run only those: npm run bench -- search notifications
const PARTS: Record<string, Part> = {
  masking: { title: 'Masking', measure: measureMasking },
  reports: { title: 'Pasted reports', measure: measureReports },
  finding: { title: 'From a message to its payment', measure: () => onStage(measureFinding) },
  verdicts: { title: 'Verdicts', measure: measureVerdicts },
  verdict: {
    title: 'A verdict with the facts of all domains',
    measure: () => onStage((stage) => measureVerdict(stage, sizes, now())),
  },
  anomalies: {
    title: 'Incidents found by themselves',
    measure: () => onStage((stage) => measureAnomalies(stage, sizes, now())),
  },
  console: { title: 'The console in a browser', measure: () => onStage(measureConsole) },
  start: { title: 'From nothing to the demo’s first screen, and npm start', measure: measureStart },
  notifications: {
    title: 'Notifications, from the wire to stored',
    measure: () => onStage((stage) => measureNotifications(stage, sizes, now())),
  },
  deliveries: {
    title: 'Attempts of the provider’s log, from lines to judged',
    measure: () => onStage((stage) => measureDeliveries(stage, sizes, now())),
  },
  backfill: {
    title: 'Back-fill of export pages through the whole pipeline',
    measure: () => onStage((stage) => measureBackfill(stage, sizes, now())),
  },
  search: {
    title: 'Search and the payment’s page through the API, signed in and noted',
    measure: () => onStage((stage) => measureSearch(stage, sizes, now())),
  },
  intake: {
    title: 'Messages, from the wire to the queue on a screen',
    measure: () => onStage((stage) => measureIntake(stage, sizes, now())),
  },
  mails: {
    title: 'Mails, by SMTP all the way to tickets',
    measure: () => onStage((stage) => measureMails(stage, sizes, now())),
  },
  queue: {
    title: 'The queue, a ticket and full text through the API',
    measure: () => onStage((stage) => measureQueue(stage, sizes, now())),
  },
  consoles: {
    title: 'Fifty consoles at a full desk',
    measure: () => onStage((stage) => measureConsoles(stage, sizes, now())),
  },
  forecast: {
    title: 'Limits counted and forecast',
    measure: () => onStage((stage) => measureForecast(stage, sizes, now())),
  },
  backtest: { title: 'Breaches foretold, gone through again', measure: () => measureBacktest(sizes) },
  screens: {
    title: 'A thousand screens at the doorbell',
    measure: () => onStage((stage) => measureScreens(stage, sizes)),
  },
};

process.exitCode = await run(process.argv.slice(2));

/** A benchmark is no test: a target that is missed is said at the end, and only what could not be measured is a failure. */
async function run(wanted: readonly string[]): Promise<0 | 1> {
  const unknown = wanted.filter((name) => !(name in PARTS));
  if (unknown.length > 0) {
    print(`No part is called ${unknown.join(', ')}. Parts: ${Object.keys(PARTS).join(', ')}`);
    return 1;
  }
  const missed: Figure[] = [];
  let isWhole = true;
  for (const [name, part] of Object.entries(PARTS)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    const figures = await part.measure().catch((error: unknown) => {
      isWhole = false;
      return [failed(error)];
    });
    print(`\n${table(`${part.title} (${name})`, figures)}`);
    missed.push(...figures.filter(({ held }) => held === false));
  }
  print(missed.length === 0 ? '\nEvery target was held.' : `\n${table('Missed', missed)}`);
  return isWhole ? 0 : 1;
}

/** Of a failed query its reason, not its text. */
function failed(error: unknown): Figure {
  const reason = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const words = reason instanceof Error ? reason.message : String(reason);
  return { what: words.slice(0, MOST_WORDS), value: 'not measured', held: false };
}

async function onStage(measure: (stage: Stage) => Promise<Figure[]>): Promise<Figure[]> {
  const stage = await openStage();
  try {
    return await measure(stage);
  } finally {
    await stage.close();
  }
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
