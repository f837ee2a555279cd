import { cleanText, maskText } from '#kernel/mask';
import { no, ok, type Result } from '#kernel/result';
import type { AggregatedRow, InstantText, SourceProblem } from '../contract.ts';
import { ask } from './ask.ts';
import type { Begateway } from './begateway.ts';
import { bagOf, textOf } from './fields.rules.ts';

/** The back office's report by currency, kind of gateway, status and type. Volumes are told in major units. */
export async function aggregateBackOffice(
  { fetch, settings, account }: Pick<Begateway, 'fetch' | 'settings' | 'account'>,
  from: InstantText,
  to: InstantText,
): Promise<Result<AggregatedRow[], SourceProblem>> {
  const request = 'aggregation';
  const answer = await ask(fetch, {
    request,
    origin: settings.origins.backOffice,
    path: '/reports/aggregation',
    account,
    body: {
      filter: { date_type: 'created_at', date_from: from, date_to: to },
      options: { time_zone: 'UTC' },
    },
  });
  if (!answer.ok) return answer;
  const groups = bagOf(bagOf(answer.value).data).grouped_data;
  if (!Array.isArray(groups)) return no({ kind: 'unexpected-shape', request });
  return ok(groups.map(rowOf).filter((row) => row !== undefined));
}

function rowOf(group: unknown): AggregatedRow | undefined {
  const { currency, gateway_type, status, type, count, volume } = bagOf(group);
  const words = { currency: wordOf(currency), status: wordOf(status), type: wordOf(type) };
  const figures = { count: Number(count), volume: Number(volume) };
  if (words.currency === undefined || words.status === undefined || words.type === undefined) return undefined;
  if (!Number.isFinite(figures.count) || !Number.isFinite(figures.volume)) return undefined;
  return {
    ...figures,
    currency: words.currency.toUpperCase().slice(0, 3),
    status: words.status,
    type: words.type,
    gatewayType: wordOf(gateway_type) ?? '',
  };
}

function wordOf(value: unknown): string | undefined {
  const text = textOf(value);
  return text === undefined ? undefined : maskText(cleanText(text)).slice(0, 60);
}
