import { maskText } from '../../../kernel/mask.ts';

const ACCOUNT = '[account]';
const MAIL = '[mail]';
const KEY = '[key]';
const VALUE = '…';

/** Folders below which the name of an account stands. */
const HOMES =
  /((?:\/(?:usr\/)?home\d{0,2}|\/Users|\/var\/www(?:\/vhosts)?|\/srv|\/hosting|\/customers|\/kunden|\/domains|[A-Za-z]:\\(?:Users|inetpub))[/\\])([^\s/\\:*?"<>|()[\],;]{1,80})/g;
/** As long as an MD5: no word and no number of an order is. */
const SHORTEST_HEX = 32;
const MAIL_SIGN = /[A-Za-z0-9._%+-]/;
const HOST_SIGN = /[A-Za-z0-9.-]/;
const ADDRESS_END = /[\s"'<>`|)\]},]/g;
/** Values in an address that name a place in a program, not a person or an order. */
const HARMLESS_QUERY = /^(?:wc-api|route|fc|module|controller|option|view|task|page|tab|section|action|r|q)$/;
const PERSONAL_FOLDER = /^(?:~.*|home|users?|accounts?|clients?|customers?|u)$/i;

/**
 * Takes out of a report what nobody needs to judge it: cards, secrets, mails, names of accounts in paths and addresses, long
 * keys. The number of lines stays, but for a card that was broken over two. Redacting twice changes nothing more.
 */
export function redactReport(text: string): string {
  let redacted = maskText(withoutPrivateKeys(text));
  if (redacted.includes('://')) redacted = replaceAddresses(redacted);
  if (redacted.includes('@')) redacted = replaceMails(redacted);
  const homeless = redacted.replace(HOMES, (all, before: string, name: string) =>
    name.startsWith('[') ? all : before + ACCOUNT,
  );
  return replaceLongHex(homeless);
}

/** Looks at every thirty-second sign: a run that long cannot lie between two of them. */
function replaceLongHex(text: string): string {
  let done = '';
  let from = 0;
  for (let at = SHORTEST_HEX - 1; at < text.length; at += SHORTEST_HEX) {
    const [start, end] = at < from ? [at, at] : hexAround(text, at, from);
    if (end - start < SHORTEST_HEX) continue;
    done += text.slice(from, start) + KEY;
    from = end;
  }
  return from === 0 ? text : done + text.slice(from);
}

function hexAround(text: string, at: number, from: number): [start: number, end: number] {
  let [start, end] = [at, at];
  while (start > from && isHex(text.charCodeAt(start - 1))) start -= 1;
  while (end < text.length && isHex(text.charCodeAt(end))) end += 1;
  return isHex(text.charCodeAt(at)) ? [start, end] : [at, at];
}

const isHex = (code: number) => (code >= 48 && code <= 57) || (code >= 97 && code <= 102) || (code >= 65 && code <= 70);

/** Line by line, so that the lines after a private key keep their numbers. */
function withoutPrivateKeys(text: string): string {
  if (!text.includes('PRIVATE KEY-----')) return text;
  let inside = false;
  return text
    .split('\n')
    .map((line) => {
      const begins = line.includes('-----BEGIN') && line.includes('PRIVATE KEY-----');
      const hides = inside || begins;
      if (begins) inside = true;
      if (line.includes('-----END')) inside = false;
      return hides ? '[secret]' : line;
    })
    .join('\n');
}

function replaceAddresses(text: string): string {
  let done = '';
  let from = 0;
  for (let at = text.indexOf('://'); at >= 0; at = text.indexOf('://', at + 3)) {
    if (at + 3 < from) continue;
    ADDRESS_END.lastIndex = at + 3;
    const end = ADDRESS_END.exec(text)?.index ?? text.length;
    done += text.slice(from, at + 3) + redactedAddress(text.slice(at + 3, end));
    from = end;
  }
  return done + text.slice(from);
}

/** What stands after `://`: no credentials, no values of the query, no name after a personal folder. */
function redactedAddress(rest: string): string {
  const [beforeQuery = '', ...queries] = rest.split('?');
  const [authority = '', ...folders] = beforeQuery.split('/');
  const host = authority.slice(authority.lastIndexOf('@') + 1);
  const path = folders.map((folder, place) =>
    place > 0 && PERSONAL_FOLDER.test(folders[place - 1] ?? '') && folder !== '' ? ACCOUNT : withoutTilde(folder),
  );
  return [[host, ...path].join('/'), ...queries.map(redactedQuery)].join('?');
}

const withoutTilde = (folder: string) => (folder.startsWith('~') && folder.length > 1 ? `~${ACCOUNT}` : folder);

const redactedQuery = (query: string): string =>
  query
    .split('&')
    .map((pair) => {
      const [name = '', value] = splitOnce(pair, '=');
      return value === undefined || value === '' || HARMLESS_QUERY.test(name) ? pair : `${name}=${VALUE}`;
    })
    .join('&');

function replaceMails(text: string): string {
  let done = '';
  let from = 0;
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', Math.max(at + 1, from))) {
    const mail = mailAround(text, at, from);
    if (mail === undefined) continue;
    done += text.slice(from, mail.start) + MAIL;
    from = mail.end;
  }
  return done + text.slice(from);
}

/** The mail whose `@` stands at `at`; it may not begin before `from`. */
function mailAround(text: string, at: number, from: number): { start: number; end: number } | undefined {
  let start = at;
  while (start > from && at - start < 64 && MAIL_SIGN.test(text.charAt(start - 1))) start -= 1;
  let end = at + 1;
  while (end < text.length && end - at < 254 && HOST_SIGN.test(text.charAt(end))) end += 1;
  return start === at || !text.slice(at + 1, end).includes('.') ? undefined : { start, end };
}

function splitOnce(text: string, sign: string): [string, string | undefined] {
  const at = text.indexOf(sign);
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}
