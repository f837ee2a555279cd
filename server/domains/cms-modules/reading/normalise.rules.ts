import { cleanText } from '../../../kernel/mask.ts';

/** Of a longer paste only the beginning is read. */
export const MOST_REPORT_BYTES = 512 * 1024;

const INVISIBLE = /[\u200b-\u200d\u2060\ufeff\u00ad]|[\ufe00-\ufe0f]/g;
const ODD_SPACES = /[\u00a0\u2000-\u200a\u202f\u205f\u3000\t]/g;
/** Any of these: one look at a text that has none. */
const ODD = /[\t\u00a0\u00ad\u2000-\u200d\u202f\u205f\u2060\u3000\ufeff]|[\ufe00-\ufe0f]/;
// Editors write the tag and the end of the line, too.
const LINE_TAGS = /(?:<br[ \t]{0,5}\/?>|<\/(?:tr|p|div|li|h[1-6]|summary)>)\n?/gi;
const CELL_TAGS = /<\/t[dh]>/gi;
const TAGS =
  /<\/?(?:html|body|table|tbody|thead|tr|td|th|p|div|span|li|ul|ol|h[1-6]|pre|code|details|summary|b|strong|em|i|a|small|mark|abbr)(?:\s[^<>]{0,300})?>/gi;
const ENTITIES = /&(?:nbsp|amp|lt|gt|quot|#39|#10004|#x2714|#10060|#x274c|ndash|#8211);/gi;
const ENTITY_SIGNS = new Map([
  ['&nbsp;', ' '],
  ['&amp;', '&'],
  ['&lt;', '<'],
  ['&gt;', '>'],
  ['&quot;', '"'],
  ['&#39;', "'"],
  ['&#10004;', '✔'],
  ['&#x2714;', '✔'],
  ['&#10060;', '❌'],
  ['&#x274c;', '❌'],
  ['&ndash;', '–'],
  ['&#8211;', '–'],
]);
const FENCE = /^\s*(?:`{1,4}|~{3,4})\w{0,12}\s*$/;

/** Undoes what editors, mails and browsers do to a pasted report: line ends, tags, odd spaces, fences, quote marks. */
export function normalisePaste(text: string): string {
  let plain = cleanText(text.slice(0, MOST_REPORT_BYTES));
  if (ODD.test(plain)) plain = plain.replace(INVISIBLE, '').replace(ODD_SPACES, ' ');
  if (plain.includes('<')) plain = plain.replace(LINE_TAGS, '\n').replace(CELL_TAGS, ' | ').replace(TAGS, '');
  if (plain.includes('&')) plain = plain.replace(ENTITIES, (sign) => ENTITY_SIGNS.get(sign.toLowerCase()) ?? sign);
  return atMost(plain.split('\n').map(withoutDressing).join('\n'));
}

function withoutDressing(line: string): string {
  let bare = line.trimEnd();
  while (bare.startsWith('> ') || bare === '>') bare = bare.slice(2);
  if (!bare.includes('`') && !bare.includes('~')) return bare;
  if (FENCE.test(bare)) return '';
  if (bare.startsWith('`')) bare = bare.replace(/^`{1,3}/, '');
  return bare.endsWith('`') ? bare.replace(/`{1,3}$/, '').trimEnd() : bare;
}

/** Cut by bytes, at the end of a line: half a line proves nothing. */
function atMost(text: string): string {
  if (text.length * 3 <= MOST_REPORT_BYTES || Buffer.byteLength(text) <= MOST_REPORT_BYTES) return text;
  const kept = Buffer.from(text).subarray(0, MOST_REPORT_BYTES).toString();
  const end = kept.lastIndexOf('\n');
  return end > 0 ? kept.slice(0, end) : kept.replace(/\ufffd+$/, '');
}
