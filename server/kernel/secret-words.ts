// Cards are masked before secrets are, so a value may hold the dots of a masked card: then it goes as a whole.

/** Stands where a secret was. It says nothing about it, not even its length. */
export const SECRET_MARK = '[secret]';

/** What begins at a trigger: `before` stays, `value` goes. */
interface Rule {
  pattern: RegExp;
  /** What stands around it may show that it is none. */
  mayBeHarmless?: boolean;
}

const WORD_START = String.raw`(?<![A-Za-z\u0400-\u04ff])`;
const WORD_END = String.raw`(?![A-Za-z\u0400-\u04ff])`;
const IS = String.raw`\s{0,3}["']?\s{0,3}`;
const TOKEN = String.raw`[A-Za-z0-9+\/_~.=•-]`;
const PASSWORD = `${WORD_START}(?:password|passwd|passphrase|pwd|парол[ьяюе]м?)${WORD_END}`;
// The mark itself holds one of the words.
const KEY = String.raw`(?!secret\])(?:(?:secret|api|private|access|auth|refresh|client|bot|shop)[_ -]?(?:key|token|secret)|${WORD_START}(?:secret|key|token|секрет|сакрэт|ключ(?:ом)?|токен(?:ом)?))${WORD_END}`;
const FEW_WORDS = String.raw`[^A-Za-z\u0400-\u04ff0-9\n\[]{0,12}(?:[A-Za-z\u0400-\u04ff]{1,12}[^A-Za-z\u0400-\u04ff0-9\n\[]{1,6}){0,2}`;
const HEX = String.raw`(?=[\d•]{0,64}[a-f])[0-9a-f•]{16,}`;
const BASE64 = String.raw`(?=[A-Za-z+\/_-]{0,200}[0-9])(?=[0-9+\/_•-]{0,200}[A-Za-z])[A-Za-z0-9+\/_•-]{20,}={0,2}`;

const RULES: readonly Rule[] = [
  // Shapes that are secrets wherever they stand: a private key, keys by prefix, a JWT, a bot's token.
  rule(
    '',
    String.raw`-----BEGIN (?:[A-Z0-9]{1,20} ){0,4}PRIVATE KEY-----(?:[A-Za-z0-9+\/=\s\\:,•]|-(?!----)){0,9000}(?:-----END [A-Z0-9 ]{0,40}PRIVATE KEY-----)?`,
    'y',
  ),
  rule('', '(?<![A-Za-z0-9])(?:(?:sk|rk|whsec)_[A-Za-z0-9_•-]{8,}|xox[abeoprs]-[A-Za-z0-9•-]{10,})', 'y'),
  rule('', String.raw`(?<![A-Za-z0-9_.-])eyJ[A-Za-z0-9_•-]{8,}\.[A-Za-z0-9_•-]{4,}\.[A-Za-z0-9_•-]{0,}`, 'y'),
  rule(':', '(?<=[0-9]{8}:)AA[A-Za-z0-9_•-]{30,}', 'y'),
  // The scheme stays, the credentials go.
  rule(String.raw`authorization${IS}[:=]${IS}(?:basic|bearer|token)\s{1,3}`, `${TOKEN}{8,}`),
  rule(String.raw`${WORD_START}(?:bearer|basic)\s{1,3}(?=${TOKEN}{0,200}[0-9=])`, `${TOKEN}{8,}`),
  // `password=…`, `"password": "…"`: whatever stands there. `пароль …`: what does not look like a word.
  rule(String.raw`${PASSWORD}["']?\s{0,3}(?:=\s{0,3}["']?|:\s{0,3}["'])`, String.raw`[^\s"'&,;<>\[\]]{4,}`),
  rule(String.raw`${PASSWORD}\s{0,3}[:—–-]?\s{0,3}(?=[^\s\[]{0,64}[0-9!@#$%^&*])`, String.raw`[^\s"'&,;<>\[\]]{4,}`),
  { ...rule(KEY + FEW_WORDS, `(?<![A-Za-z0-9-])(?:${HEX}|${BASE64})(?![A-Za-z0-9•-])`), mayBeHarmless: true },
  rule(
    String.raw`${WORD_START}(?:cvv2?|cvc2?|цвв|свв)${WORD_END}["']?\s{0,3}[:=—–-]?\s{0,3}["']?`,
    '[0-9]{3,4}(?![A-Za-z0-9])',
  ),
];

// One fast look at the whole text; the rules are tried only where it finds something.
const TRIGGER =
  /-----BEGIN|[sr]k_|whsec_|xox[abeoprs]-|eyJ|:AA|authorization|bearer|basic|passw|passphrase|pwd|парол|(?:secret|api|private|access|auth|refresh|client|bot|shop)[_ -]?(?:key|token|secret)|secret|key|token|ключ|секрет|сакрэт|токен|cv[cv]|цвв|свв/gi;

// Neither is a secret, and support asks for both: a checkout token stands in the payer's address bar, a public key in settings.
const HARMLESS =
  /checkout|payment[_ -]?token|чекаут|токен\S{0,3} (?:оплат|плат)|public|publishable|публичн|открыт|публічн|idempotency|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/i;

const HAS_TRIGGER = new RegExp(TRIGGER, 'i');

/** Secrets become the mark; the words that name them stay. */
export function maskSecrets(text: string): string {
  if (!HAS_TRIGGER.test(text)) return text;
  let masked = '';
  let from = 0;
  for (const { index } of text.matchAll(TRIGGER)) {
    const secret = index < from ? undefined : secretAt(text, index);
    if (!secret) continue;
    masked += text.slice(from, secret.start) + SECRET_MARK;
    from = secret.end;
  }
  return masked + text.slice(from);
}

function secretAt(text: string, place: number): { start: number; end: number } | undefined {
  for (const { pattern, mayBeHarmless } of RULES) {
    pattern.lastIndex = place;
    const found = pattern.exec(text);
    if (!found) continue;
    const end = pattern.lastIndex;
    if (mayBeHarmless && HARMLESS.test(text.slice(Math.max(0, place - 40), end))) continue;
    return { start: place + (found[1] ?? '').length, end };
  }
  return undefined;
}

function rule(before: string, value: string, flags = 'iy'): Rule {
  return { pattern: new RegExp(`(${before})(?:${value})`, flags) };
}
