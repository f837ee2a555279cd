import { firewallMarks, looksLikeLogin, looksLikePage } from '../../../kernel/shop-answer.ts';
import { CALLBACK_PATTERNS, type CallbackPattern, ORDER_UNKNOWN, UNAUTHORIZED } from './callback-patterns.rules.ts';
import type { ProbeCheck, TestAnswer } from './contract.ts';

/** An answer of the notification address, as far as it is judged. */
export interface CallbackAnswer {
  /** The address that was asked. */
  url: string;
  status: number;
  headers: Readonly<Record<string, string>>;
  body: string;
}

export interface CallbackReading {
  check: ProbeCheck;
  details: Record<string, string>;
}

const REFUSED = new Set([400, 401, 403, 405, 406, 422]);
const GUARDED = new Set([401, 403, 406, 429, 503]);

type Reader = (answer: CallbackAnswer, pattern: CallbackPattern | undefined) => CallbackReading | undefined;

/** In this order: the module's own words first, then what stands in its place. */
const READERS: readonly Reader[] = [
  ({ url, status, headers }) => (status >= 300 && status < 400 ? redirect(url, headers.location ?? '') : undefined),
  (answer, pattern) => (isOwnRefusal(answer, pattern) ? { check: 'callback-works', details: {} } : undefined),
  // What WordPress says where nobody listens to a call of `wc-api` or `admin-ajax`.
  ({ body }) => (/^\s*(-1|0)\s*$/.test(body) ? { check: 'callback-minus-one', details: {} } : undefined),
  ({ status }) => (status === 404 || status === 410 ? { check: 'callback-missing', details: {} } : undefined),
  ({ body }) => (looksLikeLogin(body) ? { check: 'callback-login', details: {} } : undefined),
  firewall,
  ({ status }) => (status >= 500 ? { check: 'callback-broken', details: {} } : undefined),
  ({ body }) => (looksLikePage(body) ? { check: 'callback-page', details: {} } : undefined),
  ({ status, body }) =>
    REFUSED.has(status) || UNAUTHORIZED.test(body) || ORDER_UNKNOWN.test(body)
      ? { check: 'callback-works', details: {} }
      : undefined,
];

/** What it means that the notification address answered this to a caller that proved nothing. */
export function readCallback(answer: CallbackAnswer, module: string | undefined): CallbackReading {
  const pattern = module === undefined ? undefined : CALLBACK_PATTERNS[module];
  for (const reader of READERS) {
    const reading = reader(answer, pattern);
    if (reading !== undefined) return withStatus(reading, answer);
  }
  return withStatus({ check: 'callback-unknown-answer', details: {} }, answer);
}

const withStatus = ({ check, details }: CallbackReading, { url, status }: CallbackAnswer): CallbackReading => ({
  check,
  details: { url, status: String(status), ...details },
});

function isOwnRefusal({ status, body }: CallbackAnswer, pattern: CallbackPattern | undefined): boolean {
  if (pattern === undefined || !pattern.refusal.statuses.includes(status)) return false;
  const { says, isEmpty } = pattern.refusal;
  if (isEmpty === true) return body.trim() === '';
  return says === undefined ? !looksLikePage(body) : says.test(body);
}

/** From http to https of the same address is told apart: only the scheme has to be mended. */
function redirect(url: string, location: string): CallbackReading {
  const target = URL.canParse(location, url) ? new URL(location, url) : undefined;
  const asked = new URL(url);
  const isOnlySecure =
    asked.protocol === 'http:' &&
    target?.protocol === 'https:' &&
    target.host === asked.host &&
    target.pathname + target.search === asked.pathname + asked.search;
  return { check: isOnlySecure ? 'callback-redirect-secure' : 'callback-redirect', details: { location } };
}

function firewall({ status, headers, body }: CallbackAnswer): CallbackReading | undefined {
  if (!GUARDED.has(status)) return undefined;
  const guards = firewallMarks(headers, body);
  if (guards.length === 0 && !(status !== 503 && looksLikePage(body))) return undefined;
  return { check: 'callback-firewall', details: { guard: guards.join(', ') } };
}

/** What it means that the shop answered this to a signed notification about an order that it does not have. */
export function readTestAnswer(answer: CallbackAnswer): TestAnswer {
  const { status, body } = answer;
  if (UNAUTHORIZED.test(body)) return 'unauthorized';
  if (ORDER_UNKNOWN.test(body)) return 'refused-by-module';
  if ((status === 401 || status === 403) && firewall(answer) === undefined) return 'unauthorized';
  if (status === 400 || status === 422) return 'refused-by-module';
  return status === 200 && !looksLikePage(body) && !/^\s*(-1|0)\s*$/.test(body) ? 'accepted' : 'not-a-module';
}
