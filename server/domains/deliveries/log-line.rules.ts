import { z } from 'zod';
import { ShopId, TransactionUid } from '#kernel/ids';
import { InstantText } from '#kernel/instant-text';
import { cleanText, maskText } from '#kernel/mask';
import { no, ok, type Result } from '#kernel/result';
import { addressOf } from './address.rules.ts';
import { DeliveryService, DeliveryTrigger } from './contract.ts';

/** One attempt as a line of the log says it: everything masked and cut. */
export interface LoggedAttempt {
  eventId: string;
  n: number;
  uid: TransactionUid | null;
  shopId: ShopId;
  address: string;
  isSecure: boolean;
  url: string;
  service: DeliveryService;
  trigger: DeliveryTrigger;
  at: InstantText;
  requestHeaders: Record<string, string>;
  requestBody: string | null;
  httpStatus: number | null;
  responseHeaders: Record<string, string>;
  responseBody: string | null;
  dnsMs: number | null;
  connectMs: number | null;
  tlsMs: number | null;
  firstByteMs: number | null;
  totalMs: number | null;
  resolvedAddress: string | null;
  errorCode: string | null;
  errorSaid: string | null;
}

export type LineProblem =
  | 'line-too-long'
  | 'bad-json'
  | 'not-an-object'
  | `bad-${string}`
  | 'card-in-identifier'
  | 'in-the-future'
  | 'too-old';

/** No line may be longer; bodies are cut by the sender. */
export const LONGEST_LINE = 64 * 1024;
/** Of a body so much is kept. */
export const BODY_BYTES = 2 * 1024;
/** Masked before it is cut, so that no number is cut in half and missed: so much is looked at. */
const READ_CHARACTERS = 8 * 1024;
const AHEAD_MINUTES = 5;
/** How long attempts are kept; older ones are not taken. */
export const KEPT_DAYS = 90;

const Body = z.string().nullish();
const Headers = z.record(z.string().max(200), z.union([z.string(), z.number(), z.array(z.string())])).nullish();
const Milliseconds = z.number().min(0).max(3_600_000).nullish();

/** The schema that the README publishes; names that are not in it are left alone. */
const LogLine = z.object({
  event_id: z.string().regex(/^[\x21-\x7e]{1,128}$/),
  n: z.int().min(1).max(10_000),
  uid: TransactionUid.nullish(),
  shop_id: z.int().positive().max(2_147_483_647),
  url: z.string().min(1).max(4000),
  service: DeliveryService,
  trigger: DeliveryTrigger.default('auto'),
  at: z.iso.datetime({ offset: true }),
  request: z.object({ headers: Headers, body: Body }).nullish(),
  response: z.object({ status: z.int().min(100).max(599), headers: Headers, body: Body }).nullish(),
  timing: z
    .object({
      dns_ms: Milliseconds,
      connect_ms: Milliseconds,
      tls_ms: Milliseconds,
      first_byte_ms: Milliseconds,
      total_ms: Milliseconds,
    })
    .nullish(),
  address: z.string().max(100).nullish(),
  error: z.object({ code: z.string().max(200).nullish(), text: z.string().nullish() }).nullish(),
});
type LogLine = z.infer<typeof LogLine>;

/** One line of a log: JSON, one attempt. Never throws, whatever stands there. */
export function readLogLine(line: string, now: Temporal.Instant): Result<LoggedAttempt, LineProblem> {
  if (line.length > LONGEST_LINE) return no('line-too-long');
  const json = jsonOf(line);
  if (json === undefined) return no('bad-json');
  const parsed = LogLine.safeParse(json);
  if (!parsed.success) return no(problemIn(json, parsed.error));
  return logged(parsed.data, now);
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch {
    return undefined;
  }
}

function problemIn(json: unknown, error: z.ZodError): LineProblem {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return 'not-an-object';
  // A name of the schema: keys of a stranger are no part of a reason.
  const [field] = error.issues[0]?.path ?? [];
  return `bad-${String(field ?? 'line').replaceAll('_', '-')}`;
}

function logged(line: LogLine, now: Temporal.Instant): Result<LoggedAttempt, LineProblem> {
  const at = Temporal.Instant.from(line.at);
  const address = addressOf(line.url);
  if (address === undefined) return no('bad-url');
  if (maskText(line.event_id) !== line.event_id) return no('card-in-identifier');
  if (line.uid != null && maskText(line.uid) !== line.uid) return no('card-in-identifier');
  if (Temporal.Instant.compare(at, now.add({ minutes: AHEAD_MINUTES })) > 0) return no('in-the-future');
  if (Temporal.Instant.compare(at, now.subtract({ hours: KEPT_DAYS * 24 })) < 0) return no('too-old');
  return ok({
    eventId: line.event_id,
    n: line.n,
    uid: line.uid ?? null,
    shopId: ShopId.parse(line.shop_id),
    address: shown(address.address, 500),
    isSecure: address.isSecure,
    url: shown(address.url, 1000),
    service: line.service,
    trigger: line.trigger,
    at: InstantText.parse(at.toString({ fractionalSecondDigits: 6 })),
    ...exchangeOf(line),
    ...timingOf(line),
    resolvedAddress: shownOrNone(line.address, 60),
    errorCode: shownOrNone(line.error?.code, 60),
    errorSaid: shownOrNone(line.error?.text, 300),
  });
}

const exchangeOf = ({ request, response }: LogLine) => ({
  requestHeaders: headersOf(request?.headers),
  requestBody: bodyOf(request?.body),
  httpStatus: response?.status ?? null,
  responseHeaders: headersOf(response?.headers),
  responseBody: bodyOf(response?.body),
});

const timingOf = ({ timing }: LogLine) => ({
  dnsMs: whole(timing?.dns_ms),
  connectMs: whole(timing?.connect_ms),
  tlsMs: whole(timing?.tls_ms),
  firstByteMs: whole(timing?.first_byte_ms),
  totalMs: whole(timing?.total_ms),
});

const whole = (ms: number | null | undefined) => (ms == null ? null : Math.round(ms));
const shown = (text: string, most: number) => maskText(cleanText(text)).slice(0, most).toWellFormed();
const shownOrNone = (text: string | null | undefined, most: number) => (text == null ? null : shown(text, most));

const bodyOf = (body: string | null | undefined) =>
  body == null ? null : cutToBytes(maskText(cleanText(body.slice(0, READ_CHARACTERS))));

/** A cut never leaves half a letter. */
function cutToBytes(text: string): string {
  const bytes = new TextEncoder().encode(text);
  if (bytes.length <= BODY_BYTES) return text;
  return new TextDecoder().decode(bytes.subarray(0, BODY_BYTES), { stream: true });
}

const MOST_HEADERS = 60;
const LONGEST_VALUE = 400;
/** Names whose value opens something. The signature stays: it is what a mismatch is looked for in. */
const SECRET_NAME = /auth(?!enticate)|cookie|token|secret|api-?key|password|session|credential/i;
const SCHEME = /^(?:basic|bearer|digest)(?= )/i;

/** Lower-case names, values masked; what opens something is replaced, its scheme kept. */
function headersOf(headers: z.infer<typeof Headers>): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers ?? {}).slice(0, MOST_HEADERS))
    kept[shown(name.toLowerCase(), 80)] = keptValue(name, Array.isArray(value) ? value.join(', ') : String(value));
  return kept;
}

function keptValue(name: string, value: string): string {
  if (!SECRET_NAME.test(name)) return shown(value.slice(0, READ_CHARACTERS), LONGEST_VALUE);
  const [scheme] = SCHEME.exec(value) ?? [];
  return scheme === undefined ? '[secret]' : `${scheme} [secret]`;
}
