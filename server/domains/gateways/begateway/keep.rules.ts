import { cleanText, maskText } from '#kernel/mask';
import { maskedCard } from '#kernel/masked-card';

/** What a document becomes before anything of it is read or stored. */
export interface Kept {
  value: unknown;
  /** Text was shortened, or parts were too deep or too many to keep. */
  cut: boolean;
}

const LONGEST_TEXT = 8000;
const DEEPEST = 24;
const MOST_PARTS = 20_000;

/** Secrets, tokens that can be used, 3-D Secure blobs and links that carry any of them: dropped by name. */
const DROPPED = new Set([
  'token',
  'card_token',
  'recipient_token',
  'access_token',
  'secret',
  'secret_key',
  'private_key',
  'api_key',
  'password',
  'authorization',
  'verification_value',
  'cvc',
  'cvv',
  'cvv2',
  'cvc2',
  'csc',
  'pin',
  'pin_block',
  'track',
  'track1',
  'track2',
  'track_data',
  'pa_res',
  'pa_req',
  'pares',
  'pareq',
  'creq',
  'cres',
  'cavv',
  'aav',
  'xid',
  'md',
  'cryptogram',
  'acs_url',
  'pa_res_url',
  'method_process_url',
  'method_url',
  'three_ds_method_url',
  'three_ds_method_data',
  'receipt_url',
  'redirect_url',
  'pay_url',
  'payment_url',
  'confirm_url',
  'qr_code',
  'qr_code_raw',
  'icon',
  'platform_urls',
  '__proto__',
]);

/** Whole card numbers under these names are cut to what may be kept, whether or not they look like one. */
const CARD_NUMBERS = new Set(['number', 'card_number', 'pan', 'card_no', 'account_pan', 'primary_account_number']);
const BINS = new Set(['bin', 'bin_8', 'first_6', 'first_8', 'bin_number']);

/** These are the gateway's own fingerprints: a run of digits inside one is not a card number. */
const UID_KEYS = new Set(['uid', 'parent_uid', 'id', 'request_id', 'stamp', 'uid_from', 'uid_to']);
const FINGERPRINT =
  /^(?:[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}|\d{1,8}-[\da-f]{10}|(?=[\da-f]*[a-f])[\da-f]{32,64})$/i;

/** A gateway document, masked and without what must not be stored; itself where there is nothing of either. */
export function keepDocument(document: unknown): Kept {
  const state = { parts: 0, cut: false };
  const value = keep(document, '', 0, state);
  return { value, cut: state.cut };
}

interface State {
  parts: number;
  cut: boolean;
}

function keep(value: unknown, key: string, depth: number, state: State): unknown {
  if (typeof value === 'string') return keepText(value, key, state);
  if (typeof value === 'number') return keepNumber(value, key);
  if (typeof value !== 'object' || value === null) return value;
  state.parts += 1;
  if (depth > DEEPEST || state.parts > MOST_PARTS) {
    state.cut = true;
    return undefined;
  }
  if (Array.isArray(value)) return keepArray(value, key, depth, state);
  return keepObject(value as Record<string, unknown>, depth, state); // an object that is neither null nor an array
}

function keepArray(items: readonly unknown[], key: string, depth: number, state: State): readonly unknown[] {
  const kept = items.map((item) => keep(item, key, depth + 1, state));
  return kept.every((item, index) => item === items[index]) ? items : kept;
}

/** A copy from the first part on that has to go or to change; most objects need none, and copying costs more than looking. */
function keepObject(value: Record<string, unknown>, depth: number, state: State): Record<string, unknown> {
  let kept: Record<string, unknown> | undefined;
  for (const key in value) {
    const name = nameKept(key, value[key]);
    const part = name === undefined ? undefined : keep(value[key], key, depth + 1, state);
    if (kept === undefined && name === key && part === value[key]) continue;
    kept ??= partsBefore(key, value);
    if (name !== undefined) kept[name] = part;
  }
  return kept ?? value;
}

function partsBefore(last: string, value: Record<string, unknown>): Record<string, unknown> {
  const parts: Record<string, unknown> = {};
  for (const key in value) {
    if (key === last) break;
    parts[key] = value[key];
  }
  return parts;
}

/** Under which name a part is kept; undefined when it is not. */
function nameKept(key: string, value: unknown): string | undefined {
  if (isDropped(key, value)) return undefined;
  const name = maskKey(key);
  return name === '__proto__' ? undefined : name;
}

function isDropped(key: string, value: unknown): boolean {
  if (key.length > 40 || !(DROPPED.has(key) || DROPPED.has(key.toLowerCase()))) return false;
  // The bank's part of an authorization stands under the name of the HTTP header.
  return key !== 'authorization' || typeof value !== 'object';
}

/** Names of known fields repeat in every document: what they come to is remembered. */
const maskedKeys = new Map<string, string>();
function maskKey(key: string): string {
  const known = maskedKeys.get(key);
  if (known !== undefined) return known;
  const masked = maskText(cleanText(key.slice(0, 200)));
  if (maskedKeys.size < 2000) maskedKeys.set(key, masked);
  return masked;
}

function keepText(text: string, key: string, state: State): string {
  if (CARD_NUMBERS.has(key)) return cutNumber(text);
  if (BINS.has(key)) return text.replace(/\D/g, '').slice(0, 8);
  if (text.length < 12 && SHORT_AND_PLAIN.test(text)) return text;
  if (UID_KEYS.has(key) && FINGERPRINT.test(text)) return text;
  if (TIME.test(text)) return text;
  if (text.startsWith('data:')) return '[data]';
  if (text.length > LONGEST_TEXT) {
    state.cut = true;
    return maskText(cleanText(text)).slice(0, LONGEST_TEXT).toWellFormed();
  }
  return maskText(cleanText(text));
}

// Too short for a card number and nothing to clean: most values of most documents.
const SHORT_AND_PLAIN = /^[\x20-\x7e]*$/;
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,6})?(?:Z|\+\d\d:\d\d)$/;

function keepNumber(value: number, key: string): unknown {
  if (CARD_NUMBERS.has(key)) return cutNumber(String(value));
  if (BINS.has(key)) return Number(String(value).slice(0, 8));
  if (value < 1e11 && value > -1e11) return value;
  const text = String(value);
  const masked = maskText(text);
  return masked === text ? value : masked;
}

/** Under a card number's name even what fails the check digit is cut to BIN and last four. */
function cutNumber(text: string): string {
  const digits = text.replace(/\D/g, '');
  return digits.length < 12 ? maskText(cleanText(text)) : maskedCard(digits.slice(0, 19));
}
