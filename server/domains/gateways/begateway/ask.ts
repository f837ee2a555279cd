import { cleanText, maskText } from '#kernel/mask';
import { no, type Result } from '#kernel/result';
import type { Answered, Asked, ConfiguredFetch } from '../../../platform/configured-fetch.ts';
import type { SourceProblem } from '../contract.ts';
import { type Bag, bagOf, textOf } from './fields.rules.ts';
import { readJson } from './json.rules.ts';

export interface Account {
  user: string;
  password: string;
}

export interface Question {
  /** The word under which a problem with this is told. */
  request: string;
  origin: string;
  path: string;
  account: Account;
  version?: 2 | 3;
  body?: unknown;
}

/** One question to the gateway: JSON, or the problem in words. */
export async function ask(fetch: ConfiguredFetch, question: Question): Promise<Result<unknown, SourceProblem>> {
  const answer = await fetch(requestOf(question));
  if (!answer.ok) return no({ kind: answer.error, request: question.request });
  if (answer.value.status < 200 || answer.value.status > 299) return no(httpProblem(question.request, answer.value));
  const json = readJson(answer.value.text);
  if (json.ok) return json;
  return no({
    kind: 'bad-json',
    request: question.request,
    httpStatus: answer.value.status,
    said: excerpt(answer.value.text),
  });
}

function requestOf({ origin, path, account, version, body }: Question): Asked {
  const headers = {
    Accept: 'application/json',
    Authorization: `Basic ${Buffer.from(`${account.user}:${account.password}`).toString('base64')}`,
    ...(version === undefined ? {} : { 'X-API-Version': String(version) }),
  };
  if (body === undefined) return { method: 'GET', url: origin + path, headers };
  // A GET with a Content-Type is refused by the gateway, so only a body has one.
  return {
    method: 'POST',
    url: origin + path,
    headers: { ...headers, 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  };
}

function httpProblem(request: string, { status, headers, text }: Answered): SourceProblem {
  const said = saidIn(text);
  const after = retryAfter(headers['retry-after'], headers.date);
  return {
    kind: kindOf(status),
    request,
    httpStatus: status,
    ...(said === undefined ? {} : { said }),
    ...(after === undefined ? {} : { retryAfterSeconds: after }),
  };
}

function kindOf(status: number): SourceProblem['kind'] {
  if (status === 401) return 'unauthorized';
  if (status === 403) return 'forbidden';
  if (status === 404) return 'not-found';
  if (status === 429) return 'rate-limited';
  return status >= 500 ? 'server-error' : 'rejected';
}

/** Seconds, or the time between the answer's own date and the one it names; at most a day. */
function retryAfter(header: string | undefined, date: string | undefined): number | undefined {
  if (header === undefined) return undefined;
  const seconds = /^\d{1,9}$/.test(header) ? Number(header) : (Date.parse(header) - Date.parse(date ?? '')) / 1000;
  return Number.isFinite(seconds) ? Math.min(Math.max(Math.ceil(seconds), 0), 86_400) : undefined;
}

/** Errors stand at the root, under `error` or under `response`; the sentence for people is the better one. */
function saidIn(text: string): string | undefined {
  const json = readJson(text);
  if (!json.ok) return excerpt(text);
  const root = bagOf(json.value);
  const said = [bagOf(root.error), bagOf(root.response), root].flatMap((bag: Bag) => [
    bag.friendly_message,
    bag.message,
  ]);
  const sentence = textOf(...said);
  return sentence === undefined ? undefined : excerpt(sentence);
}

const excerpt = (text: string) =>
  maskText(cleanText(text.slice(0, 4000)))
    .slice(0, 200)
    .toWellFormed();
