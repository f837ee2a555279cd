// Cards are masked before secrets are, so a value may hold the dots of a masked card: then it goes as a whole.

/** Stands where a secret was. It says nothing about it, not even its length. */
export const SECRET_MARK = '[secret]';

const VALUE = String.raw`[A-Za-z0-9+\/_~.=•-]`;

// A shape that is a secret wherever it stands.
const SHAPES = [
  String.raw`-----BEGIN (?:[A-Z0-9]{1,20} ){0,4}PRIVATE KEY-----(?:[A-Za-z0-9+\/=\s\\:,•]|-(?!----)){0,9000}(?:-----END [A-Z0-9 ]{0,40}PRIVATE KEY-----)?`,
  String.raw`(?<![A-Za-z0-9])(?:sk|rk|whsec)_[A-Za-z0-9_•-]{8,}`,
  String.raw`(?<![A-Za-z0-9])xox[abeoprs]-[A-Za-z0-9•-]{10,}`,
  String.raw`(?<![A-Za-z0-9_.-])eyJ[A-Za-z0-9_•-]{8,}\.[A-Za-z0-9_•-]{4,}\.[A-Za-z0-9_•-]{0,}`,
  String.raw`(?<!\d)\d{8,10}:AA[A-Za-z0-9_•-]{30,}`,
];
const SHAPE = new RegExp(SHAPES.join('|'), 'g');

// `Authorization: Basic …`, `Bearer …`: the scheme stays, the credentials go.
const CREDENTIALS = new RegExp(
  String.raw`(\bauthorization["']?\s{0,3}[:=]\s{0,3}["']?(?:basic|bearer|token)\s{1,3}|\bbearer\s{1,3}(?=${VALUE}{0,200}[0-9])|\bbasic\s{1,3}(?=${VALUE}{0,200}[0-9=]))(${VALUE}{8,})`,
  'gi',
);

const PASSWORD_WORD = String.raw`(?:password|passwd|passphrase|pwd|парол[ьяюе]м?)`;
// The mark itself holds one of the words.
const WORD_START = String.raw`(?<![A-Za-z\u0400-\u04ff])(?!secret\])`;
const KEY_WORD = String.raw`${WORD_START}(?:(?:secret|api|private|access|auth|refresh|client|bot|shop)[_ -]?(?:key|token|secret)|secret|key|token|секрет|сакрэт|ключ(?:ом)?|токен(?:ом)?)`;
const WORD_END = String.raw`(?![A-Za-z\u0400-\u04ff])`;

// `password=…`, `"password": "…"`: whatever stands there. `пароль: …`, `пароль …`: what does not look like a word.
const PASSWORD = new RegExp(
  String.raw`(${PASSWORD_WORD}${WORD_END}["']?\s{0,3}(?:=\s{0,3}["']?|:\s{0,3}["'])|${PASSWORD_WORD}${WORD_END}\s{0,3}[:—–-]?\s{0,3}(?=[^\s\[]{0,64}[0-9!@#$%^&*]))([^\s"'&,;<>\[\]]{4,})`,
  'gi',
);
const KEY = new RegExp(
  String.raw`(${KEY_WORD}${WORD_END}[^A-Za-z0-9\n\[]{0,12}(?:[A-Za-z\u0400-\u04ff]{1,12}[^A-Za-z0-9\n\[]{1,6}){0,2})((?<![A-Za-z0-9-])(?:(?=[\d•]{0,64}[a-f])[0-9a-f•]{16,}|(?=[A-Za-z+\/_-]{0,200}[0-9])(?=[0-9+\/_•-]{0,200}[A-Za-z])[A-Za-z0-9+\/_•-]{20,}={0,2}))(?![A-Za-z0-9•-])`,
  'gi',
);
const CARD_CODE =
  /((?<![A-Za-z])(?:cvv2?|cvc2?|cid|цвв|свв)(?![A-Za-z\u0400-\u04ff])["']?\s{0,3}[:=—–-]?\s{0,3}["']?)\d{3,4}(?![A-Za-z0-9])/gi;

// Neither is a secret, and both are asked for by support: a checkout token stands in the payer's address bar.
const HARMLESS =
  /checkout|payment[_ -]?token|чекаут|токен\S* (?:оплат|плат)|public|publishable|публичн|открыт|публічн|idempotency|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/i;

const TRIGGER =
  /[ks]ey|secret|token|pass(?:w|phr)|pwd|ключ|парол|секрет|сакр|токен|bearer|basic|[sr]k_|whsec|xox|eyJ|PRIVATE|cv[cv]|:AA|цвв|свв/i;

export function maskSecrets(text: string): string {
  if (!TRIGGER.test(text)) return text;
  return text
    .replace(SHAPE, SECRET_MARK)
    .replace(CREDENTIALS, `$1${SECRET_MARK}`)
    .replace(PASSWORD, `$1${SECRET_MARK}`)
    .replace(KEY, (all: string, before: string, _value: string, at: number, whole: string) =>
      HARMLESS.test(whole.slice(Math.max(0, at - 40), at) + all) ? all : before + SECRET_MARK,
    )
    .replace(CARD_CODE, `$1${SECRET_MARK}`);
}
