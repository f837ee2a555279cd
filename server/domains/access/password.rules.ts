import { PASSWORD_LONG_LENGTH, PASSWORD_MAX_LENGTH, PASSWORD_MIN_LENGTH, type PasswordWeakness } from './contract.ts';

/** One spelling of what was typed, whatever keyboard composed the letters. */
export const normalPassword = (password: string) => password.normalize('NFKC');

/** Why a new password is refused; undefined when it may stand. */
export function weaknessOf(
  password: string,
  account: { email: string; name: string },
): Exclude<PasswordWeakness, 'used-before'> | undefined {
  const text = normalPassword(password);
  const length = [...text].length;
  if (length < PASSWORD_MIN_LENGTH) return 'too-short';
  if (length > PASSWORD_MAX_LENGTH) return 'too-long';
  if (length < PASSWORD_LONG_LENGTH && !(/\p{L}/u.test(text) && /\p{N}/u.test(text))) return 'needs-letter-and-digit';
  const plain = plainOf(text);
  if (isSimple(plain)) return 'too-simple';
  if (restWithout(plain, COMMON) < LEAST_OWN_LENGTH) return 'common';
  if (restWithout(plain, wordsOf(account)) < LEAST_OWN_LENGTH) return 'like-account';
  return undefined;
}

/** What must be left of a password once the words that everybody tries are taken out. */
const LEAST_OWN_LENGTH = 6;
const LEAST_DISTINCT = 5;

// Words that head every published list of leaked passwords, their Russian cousins, and what those give on the other layout.
const COMMON = [
  ...[
    'password',
    'passw0rd',
    'passwort',
    'passphrase',
    'qwerty',
    'qwertz',
    'azerty',
    'asdfgh',
    'zxcvbn',
    'qazwsx',
    'letmein',
  ],
  ...['welcome', 'iloveyou', 'monkey', 'dragon', 'football', 'baseball', 'superman', 'batman', 'princess', 'sunshine'],
  ...[
    'administrator',
    'admin',
    'root',
    'master',
    'secret',
    'changeme',
    'default',
    'login',
    'guest',
    'test',
    'demo',
    'user',
  ],
  ...[
    'support',
    'helpdesk',
    'vakhta',
    'вахта',
    'summer',
    'winter',
    'spring',
    'autumn',
    'trustno1',
    'whatever',
    'shadow',
  ],
  ...[
    'пароль',
    'йцукен',
    'фывапр',
    'ячсмит',
    'привет',
    'любовь',
    'наташа',
    'максим',
    'поддержка',
    'админ',
    'минск',
    'minsk',
  ],
  ...['gfhjkm', 'ghbdtn', 'k.,jdm', 'vfrcbv', 'yfnfif', 'gjllth;rf', 'цфкнлнф', 'зфыыцщкв', 'йгтфы', 'лфвы'],
  ...[
    'qwe',
    'asd',
    'zxc',
    'йцу',
    'фыв',
    'ячс',
    'abc',
    'абв',
    '123',
    '234',
    '345',
    '456',
    '567',
    '678',
    '789',
    '890',
    '321',
    '111',
    '000',
    '777',
  ],
  ...['1q2w3e4r5t', '1q2w3e4r', '1q2w3e', '1qaz', '2wsx', '3edc', 'zaq1', 'xsw2'],
].sort((a, b) => b.length - a.length);

const LEET: Record<string, string> = {
  '@': 'a',
  '4': 'a',
  '3': 'e',
  '1': 'i',
  '!': 'i',
  '0': 'o',
  $: 's',
  '5': 's',
  '7': 't',
};

const plainOf = (text: string) => text.toLowerCase().replace(/[\s_.,-]+/g, '');
const unleet = (text: string) => text.replace(/[@431!0$57]/g, (sign) => LEET[sign] ?? sign);

/** Few different characters, one piece repeated, or a run along the alphabet or the digits. */
function isSimple(plain: string): boolean {
  return (
    new Set(plain).size < LEAST_DISTINCT ||
    /^(.{1,6}?)\1{2,}.{0,5}$/u.test(plain) ||
    longestRun(plain) >= plain.length / 2
  );
}

/** The longest stretch in which each character is the same as, or a neighbour of, the one before. */
function longestRun(text: string): number {
  let longest = 1;
  let run = 1;
  for (let i = 1; i < text.length; i += 1) {
    run = Math.abs(text.charCodeAt(i) - text.charCodeAt(i - 1)) <= 1 ? run + 1 : 1;
    longest = Math.max(longest, run);
  }
  return longest;
}

/** How many letters and digits are left when the words are taken out, read plainly and with figures for letters. */
function restWithout(plain: string, words: readonly string[]): number {
  // A year and a few signs at the end are what everybody adds.
  const core = plain.replace(/(?:19|20)\d\d/g, '').replace(/[^\p{L}\p{N}]+$/u, '');
  return Math.min(lengthWithout(core, words), lengthWithout(unleet(core), words));
}

const lengthWithout = (text: string, words: readonly string[]) =>
  words.reduce((left, word) => left.replaceAll(word, ' '), text).replace(/[^\p{L}\p{N}]+/gu, '').length;

function wordsOf({ email, name }: { email: string; name: string }): string[] {
  const [local = '', domain = ''] = email.toLowerCase().split('@');
  const words = [
    local,
    domain,
    ...local.split(/[^\p{L}\p{N}]+/u),
    ...domain.split('.'),
    ...name.toLowerCase().split(/\s+/),
  ];
  return words
    .flatMap((word) => [plainOf(word), unleet(plainOf(word))])
    .filter((word) => word.length >= 4)
    .sort((a, b) => b.length - a.length);
}
