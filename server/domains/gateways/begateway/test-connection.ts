import type { Result } from '#kernel/result';
import type { ConnectionReport, ConnectionStep, InstantText, SourceProblem } from '../contract.ts';
import { ask, type Question } from './ask.ts';
import { askFor } from './back-office.ts';
import type { Begateway } from './index.ts';
import { questionsFor } from './look-up.ts';
import { countReport, paramsOf } from './report.ts';
import { wallTime } from './report-time.rules.ts';

/** Never a real order: asking for it tells whether the door opens, and nothing comes out. */
const NOBODYS_ID = 'vakhta-connection-test';

/** One harmless question to every configured host. */
export async function testBegateway(
  source: Begateway,
  at: InstantText,
  elapsed: () => number,
): Promise<ConnectionReport> {
  const steps: ConnectionStep[] = [];
  const step = async (
    request: string,
    origin: string,
    work: () => Promise<Result<number | undefined, SourceProblem>>,
  ) => {
    const began = elapsed();
    const result = await work();
    const tookMs = Math.round(elapsed() - began);
    const base = { request, origin, tookMs };
    if (!result.ok) steps.push({ ...base, outcome: 'failed', problem: result.error });
    else steps.push({ ...base, outcome: 'ok', ...(result.value === undefined ? {} : { rows: result.value }) });
    return result.ok;
  };
  await testPages(source, at, step);
  for (const question of lookUps(source)) await step(question.request, question.origin, () => opens(source, question));
  const failed = steps.filter(({ outcome }) => outcome === 'failed');
  // A closed export is told, and the list behind it is enough to go on.
  return {
    ok: failed.every(
      ({ request }) =>
        request === 'export' && steps.some(({ request, outcome }) => request === 'list' && outcome === 'ok'),
    ),
    steps,
  };
}

type Step = (
  request: string,
  origin: string,
  work: () => Promise<Result<number | undefined, SourceProblem>>,
) => Promise<boolean>;

async function testPages(source: Begateway, at: InstantText, step: Step): Promise<void> {
  const { settings, kind } = source;
  const { backOffice } = settings.origins;
  const from = Temporal.Instant.from(at).subtract({ hours: 1 }).toString({ fractionalSecondDigits: 6 });
  if (kind === 'begateway-report') {
    const { timeZone } = settings;
    const span = { from: wallTime(from, timeZone, 'early'), to: wallTime(at, timeZone, 'late') };
    const track = `created_at:${settings.methodTypes[0] ?? 'credit_card'}`;
    await step('report', backOffice, () => countReport(source, { ...paramsOf(settings, track), ...span }));
    return;
  }
  const body = {
    filter: { date_type: 'created_at', date_from: from, date_to: at },
    options: { limit: 1, time_zone: settings.timeZone },
  };
  const rows = async (door: 'export' | 'list', more: object) => {
    const answer = await askFor(source, door, { ...body, ...more });
    return answer.ok ? { ok: true as const, value: answer.value.rows.length } : answer;
  };
  const exports = await step('export', backOffice, () => rows('export', { response_parameters: 'main' }));
  if (!exports) await step('list', backOffice, () => rows('list', {}));
}

function lookUps({ settings: { origins }, accountOf, shopIds }: Begateway): Question[] {
  const shopId = shopIds[0];
  return [
    ...questionsFor({ origins, accountOf }, { by: 'tracking-id', trackingId: NOBODYS_ID, shopId }),
    ...questionsFor({ origins, accountOf }, { by: 'checkout-token', token: NOBODYS_ID, shopId }),
  ];
}

async function opens(source: Begateway, question: Question): Promise<Result<undefined, SourceProblem>> {
  const answer = await ask(source.fetch, question);
  if (answer.ok || answer.error.kind === 'not-found') return { ok: true, value: undefined };
  return answer;
}
