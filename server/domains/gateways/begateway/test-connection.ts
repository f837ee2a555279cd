import { ok, type Result } from '#kernel/result';
import type { ConnectionReport, ConnectionStep, InstantText, SourceProblem } from '../contract.ts';
import { ask, type Question } from './ask.ts';
import { askFor, isClosed } from './back-office.ts';
import type { Begateway } from './begateway.ts';
import { questionsFor } from './look-up.ts';
import { countReport, paramsOf } from './report.ts';
import { wallTime } from './report-time.rules.ts';
import { instantText } from './time.rules.ts';

/** Never a real order: asking for it tells whether the door opens, and nothing comes out. */
const NOBODYS_ID = 'vakhta-connection-test';

type Asked = Result<number | undefined, SourceProblem>;
type Step = (request: string, origin: string, work: () => Promise<Asked>) => Promise<Asked>;

/** One harmless question to every configured host. */
export async function testBegateway(
  source: Begateway,
  at: InstantText,
  elapsed: () => number,
): Promise<ConnectionReport> {
  const steps: ConnectionStep[] = [];
  const step: Step = async (request, origin, work) => {
    const began = elapsed();
    const asked = await work();
    const done = { request, origin, tookMs: Math.round(elapsed() - began) };
    if (!asked.ok) steps.push({ ...done, outcome: 'failed', problem: asked.error });
    else steps.push({ ...done, outcome: 'ok', ...(asked.value === undefined ? {} : { rows: asked.value }) });
    return asked;
  };
  const readable = await (source.kind === 'begateway-report' ? testReport : testPages)(source, at, step);
  for (const question of lookUps(source)) await step(question.request, question.origin, () => opens(source, question));
  const others = steps.filter(({ request }) => request !== 'export' && request !== 'list');
  return { ok: readable && others.every(({ outcome }) => outcome === 'ok'), steps };
}

const hourBefore = (at: InstantText) => instantText(Temporal.Instant.from(at).subtract({ hours: 1 }));

async function testReport(source: Begateway, at: InstantText, step: Step): Promise<boolean> {
  const { timeZone, methodTypes, origins } = source.settings;
  const span = { from: wallTime(hourBefore(at), timeZone, 'early'), to: wallTime(at, timeZone, 'late') };
  const params = { ...paramsOf(source.settings, `created_at:${methodTypes[0] ?? 'credit_card'}`), ...span };
  return (await step('report', origins.backOffice, () => countReport(source, params))).ok;
}

/** A closed export is told, and the list behind it is enough to go on. */
async function testPages(source: Begateway, at: InstantText, step: Step): Promise<boolean> {
  const { timeZone, origins } = source.settings;
  const body = {
    filter: { date_type: 'created_at', date_from: hourBefore(at), date_to: at },
    options: { limit: 1, time_zone: timeZone },
  };
  const rows = async (door: 'export' | 'list', more: object) => {
    const answer = await askFor(source, door, { ...body, ...more });
    return answer.ok ? ok(answer.value.rows.length) : answer;
  };
  const exported = await step('export', origins.backOffice, () => rows('export', { response_parameters: 'main' }));
  if (exported.ok || !isClosed(exported.error)) return exported.ok;
  return (await step('list', origins.backOffice, () => rows('list', {}))).ok;
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
