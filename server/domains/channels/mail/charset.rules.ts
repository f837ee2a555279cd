/** What was declared when nothing useful was, or what mail programs declare without meaning it. */
const SAYS_NOTHING =
  /^(?:|(?:us-?)?ascii|utf-?8|ansi_x3\.4-1968|8bit|7bit|binary|x?-?(?:unknown|unlabelled|user-defined).*|default|none)$/;

/** How much of a text that calls itself UTF-8 may be broken before it is read as something else. */
const BROKEN_SHARE = 0.2;

const CYRILLIC = ['windows-1251', 'koi8-r', 'ibm866'] as const;

/** Bytes of a mail as text. A declared charset is believed unless it is UTF-8, ASCII or unknown and the bytes say otherwise. */
export function decodeBytes(bytes: Uint8Array, declared = ''): string {
  const name = declared.trim().toLowerCase();
  const known = SAYS_NOTHING.test(name) ? undefined : decoderOf(name);
  return known === undefined ? decodeUndeclared(bytes) : known.decode(bytes);
}

/** UTF-16 where they begin with its mark, UTF-8 where the bytes are that; else the likeliest of the charsets in which Russian mail is written. */
export function guessCharset(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (isUtf8(bytes)) return 'utf-8';
  const lenient = new TextDecoder('utf-8').decode(bytes);
  const broken = count(lenient, /\ufffd/g);
  const foreign = count(lenient, /[\u0080-\u{10ffff}]/gu);
  if (broken < foreign * BROKEN_SHARE) return 'utf-8';
  if (isWestern(bytes)) return 'windows-1252';
  const scored = CYRILLIC.map((charset) => ({ charset, score: scoreOf(new TextDecoder(charset).decode(bytes)) }));
  return scored.reduce((best, next) => (next.score > best.score ? next : best)).charset;
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes) !== undefined;
  } catch {
    return false;
  }
}

const decodeUndeclared = (bytes: Uint8Array) => new TextDecoder(guessCharset(bytes)).decode(bytes);

function decoderOf(name: string): TextDecoder | undefined {
  try {
    return new TextDecoder(name);
  } catch {
    // The world's mail names charsets that never were.
    return undefined;
  }
}

/** In a western text a letter with an accent stands among plain ones; in a Russian one, among its like. */
function isWestern(bytes: Uint8Array): boolean {
  const text = new TextDecoder('latin1').decode(bytes);
  const together = count(text, /[\u0080-\u00ff]{2}/g) * 2;
  const alone = count(text, /[a-z][\u0080-\u00ff](?![\u0080-\u00ff])|(?<![\u0080-\u00ff])[\u0080-\u00ff][a-z]/gi);
  return alone > together;
}

// Per mille in Russian prose; letters of Belarusian and Ukrainian with a small share.
const SHARE: Record<string, number> = Object.fromEntries(
  'о110 е85 а80 и74 н67 т63 с55 р47 в45 л44 к35 м32 д30 п28 у26 я20 ы19 ь17 г17 з16 б16 ч14 й12 х10 ж9 ш7 ю6 ц5 щ4 э3 ф3 ъ1 ё1 і4 ў3 ї1 є1'
    .split(' ')
    .map((pair) => [pair.slice(0, 1), Number(pair.slice(1))]),
);
const NOT_A_LETTER = -7;
const ODD_CASE = -5;

/** How Russian a text looks: common letters, small ones after small ones, no drawing signs among them. */
function scoreOf(text: string): number {
  let score = 0;
  let before = ' ';
  for (const sign of text) {
    if (sign > '\u007f') score += scoreOfSign(sign, before);
    before = sign;
  }
  return score;
}

const COMMON_SIGNS = '\u00a0№«»—–…“”„°€';

function scoreOfSign(sign: string, before: string): number {
  const small = sign.toLowerCase();
  const share = SHARE[small];
  if (share === undefined) return COMMON_SIGNS.includes(sign) ? 0 : NOT_A_LETTER;
  const isCapital = sign !== small;
  const beforeIsSmall = before !== before.toUpperCase();
  const beforeIsCapital = before !== before.toLowerCase();
  if (isCapital && beforeIsSmall) return Math.log(share) + ODD_CASE;
  return (
    Math.log(share) -
    (isCapital && !beforeIsCapital ? 1 : 0) -
    (isCapital ? 0.5 : 0) -
    (!isCapital && beforeIsCapital ? 0.2 : 0)
  );
}

const count = (text: string, what: RegExp) => text.match(what)?.length ?? 0;
