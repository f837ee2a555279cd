import { connectionProblemOf, firewallMarks, looksLikeLogin, looksLikePage } from '#kernel/shop-answer';
import type { DeliveryClass, ErrorText } from './contract.ts';

/** What is known of how an attempt ended. */
export interface Ending {
  url: string;
  httpStatus: number | null;
  /** Names in lower case. */
  responseHeaders: Readonly<Record<string, string>>;
  responseBody: string | null;
  errorCode: string | null;
  errorSaid: string | null;
  totalMs: number | null;
}

export interface Classed {
  class: DeliveryClass;
  errorText?: ErrorText;
  /** What gave it away: a firewall's name, the words in the body. */
  mark?: string;
}

/** Slower than this, a shop is close to a sender's patience. */
const SLOW_MS = 10_000;

/** How an attempt ended. Only 200 is an acceptance, a redirect is none, and an unknown end is a failure. */
export function classOf(ending: Ending): Classed {
  const { httpStatus } = ending;
  if (httpStatus === null) return withoutAnswer(ending);
  if (httpStatus === 200) return whatWasAccepted(ending);
  if (httpStatus < 300) return { class: httpStatus < 200 ? 'unknown' : 'not-200' };
  if (httpStatus < 400) return { class: toSecure(ending) ? 'redirect-https' : 'redirect' };
  return whatWasRefused(ending, httpStatus);
}

/** How a notification ended of which its receiver told: the status and the words that it answered are all that is known. */
export const classOfTold = (httpStatus: number, responseBody: string | null): DeliveryClass =>
  classOf({
    ...{ url: '', httpStatus, responseHeaders: {}, responseBody },
    ...{ errorCode: null, errorSaid: null, totalMs: null },
  }).class;

function withoutAnswer({ errorCode, errorSaid }: Ending): Classed {
  // `Errno::ECONNREFUSED` of other languages is the same.
  const code = (errorCode ?? '').replace(/^.*::/, '');
  const known = /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$|^E[A-Z]{4,20}$/.test(code) ? connectionProblemOf(code) : undefined;
  return { class: known ?? inWords(`${errorCode ?? ''} ${errorSaid ?? ''}`) ?? 'unknown' };
}

/** Senders that keep no code keep a sentence. */
const SENTENCES: readonly [DeliveryClass, RegExp][] = [
  ['tls-expired', /certificate (?:has |is )?expired/i],
  ['tls-name', /host ?name .{0,40}(?:mismatch|does not match)|not (?:in|match) .{0,20}altnames/i],
  ['tls-chain', /self[- ]signed|unable to (?:verify|get) .{0,30}(?:certificate|issuer)|unknown (?:ca|authority)/i],
  ['tls-other', /\b(?:ssl|tls)\b/i],
  ['dns', /could not resolve|name or service not known|no such host|getaddrinfo/i],
  ['refused', /connection refused|no route to host|network is unreachable/i],
  ['timeout', /tim(?:ed|e) ?out/i],
  ['interrupted', /reset by peer|broken pipe|empty reply|closed (?:by|the) connection|end of file/i],
];
const inWords = (said: string) => SENTENCES.find(([, words]) => words.test(said))?.[0];

function whatWasAccepted({ responseHeaders, responseBody: body, totalMs }: Ending): Classed {
  const responseBody = body ?? '';
  const said = phraseIn(responseBody);
  if (said !== undefined) return { class: 'error-text', ...said };
  if (looksLikeLogin(responseBody)) return { class: 'error-text', errorText: 'login-page' };
  if (isPage(responseHeaders, responseBody)) return { class: 'error-text', errorText: 'page' };
  return { class: totalMs !== null && totalMs >= SLOW_MS ? 'too-slow' : 'sent-ok' };
}

/** No module answers a notification with a page. An empty body of any type is fine. */
const isPage = (headers: Ending['responseHeaders'], body: string) =>
  body.trim() !== '' &&
  (looksLikePage(body) || (/text\/html/i.test(headers['content-type'] ?? '') && /<\/?[a-z]/i.test(body)));

/** Firewalls answer with these; what stands behind them does, too, so that a mark decides. */
const BLOCKED = new Set([401, 403, 406, 409, 418, 429, 503]);
const BY_STATUS = new Map<number, DeliveryClass>([
  [401, 'unauthorized'],
  [403, 'forbidden'],
  [404, 'not-found'],
  [410, 'not-found'],
  [419, 'csrf'],
]);
const CSRF = /csrf|xsrf|page expired|form (?:key|token) (?:is )?(?:invalid|expired)/i;

function whatWasRefused({ responseHeaders, responseBody: body }: Ending, httpStatus: number): Classed {
  const responseBody = body ?? '';
  const [blocking] = BLOCKED.has(httpStatus) ? firewallMarks(ofRefusals(responseHeaders), responseBody) : [];
  if (blocking !== undefined) return { class: 'firewall', mark: blocking };
  if (httpStatus < 500 && CSRF.test(responseBody)) return { class: 'csrf' };
  const [inFront] = httpStatus === 403 ? firewallMarks(responseHeaders, '') : [];
  return {
    class: BY_STATUS.get(httpStatus) ?? (httpStatus < 500 ? 'client-error' : 'server-error'),
    ...(inFront === undefined ? {} : { mark: inFront }),
    ...phraseIn(responseBody),
  };
}

/** Headers that guards put on refusals alone; the others stand on all that passes them, the shop's own refusals as well. */
function ofRefusals({ server = '', ...headers }: Ending['responseHeaders']): Record<string, string> {
  const { 'cf-mitigated': mitigated } = headers;
  return {
    ...(mitigated === undefined ? {} : { 'cf-mitigated': mitigated }),
    ...(/imunify360|mod_security/i.test(server) ? { server } : {}),
  };
}

/** The same place over https: the address at the gateway only has to be written with an s. */
function toSecure({ url, responseHeaders: { location = '' } }: Ending): boolean {
  if (!URL.canParse(url) || !URL.canParse(location, url)) return false;
  const from = new URL(url);
  const to = new URL(location, url);
  return (
    from.protocol === 'http:' &&
    to.protocol === 'https:' &&
    from.hostname === to.hostname &&
    from.pathname === to.pathname
  );
}

/**
 * What the modules answer when they take nothing, whatever the status: their code (research of begateway's public modules:
 * OpenCart 2.3, 3 and 4, PrestaShop, Bitrix, CS-Cart, WooCommerce), and WordPress' own `-1` where the module is not there.
 */
const PHRASES: readonly [ErrorText, RegExp][] = [
  ['unauthorized', /\bnot[ -]authori[sz]ed\b|\bunauthori[sz]ed\b|signature is not valid|begateway notify failure/i],
  [
    'order-unknown',
    /^\W{0,5}no order\b|order (?:was )?not found|invalid (?:order|payment) id|cart (?:was )?not found/i,
  ],
  ['amount-differs', /notify amount failure|(?:amount|currency) (?:does not match|mismatch|differs|is wrong)/i],
  [
    'other',
    /^\s{0,9}(?:error\b\s?:?|fail(?:ed)?\b|-1\s{0,9}$|fatal error)|begateway process notify failure|(?:fatal|parse) error:/i,
  ],
];
/** A phrase stands at the beginning, or the answer is short: in a long page it is somebody's text. */
const SHORT = 400;

function phraseIn(body: string): { errorText: ErrorText; mark: string } | undefined {
  const head = body.slice(0, SHORT);
  for (const [errorText, words] of PHRASES) {
    const found = words.exec(head);
    if (found !== null) return { errorText, mark: found[0].trim().slice(0, 60) };
  }
  return undefined;
}
