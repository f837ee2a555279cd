/** What of a mail's HTML is kept: text and its shape. Nothing that runs, loads, asks or covers the page. */
export const KEPT_TAGS = [
  'a',
  'abbr',
  'b',
  'big',
  'blockquote',
  'br',
  'caption',
  'center',
  'cite',
  'code',
  'col',
  'colgroup',
  'dd',
  'del',
  'div',
  'dl',
  'dt',
  'em',
  'font',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'hr',
  'i',
  'img',
  'ins',
  'kbd',
  'li',
  'ol',
  'p',
  'pre',
  'q',
  's',
  'small',
  'span',
  'strike',
  'strong',
  'sub',
  'sup',
  'table',
  'tbody',
  'td',
  'tfoot',
  'th',
  'thead',
  'tr',
  'tt',
  'u',
  'ul',
] as const;

/** Of these the content goes too. */
export const DROPPED_WHOLE = [
  'script',
  'style',
  'textarea',
  'option',
  'noscript',
  'title',
  'svg',
  'math',
  'template',
  'iframe',
  'object',
  'embed',
  'applet',
  'audio',
  'video',
  'select',
  'head',
  'xml',
  'noembed',
  'noframes',
  'xmp',
  'plaintext',
] as const;

const COLOUR = /^(?:#[0-9a-f]{3,8}|rgba?\([\d\s,.%]{1,40}\)|[a-z]{3,30})$/i;
const LENGTH = /^(?:0|auto|\d{1,4}(?:\.\d{1,3})?(?:px|pt|em|rem|%)?)$/i;
const WORD = /^[a-z-]{2,20}$/i;
const LENGTHS = /^(?:(?:0|auto|\d{1,4}(?:\.\d{1,3})?(?:px|pt|em|rem|%)?)\s*){1,4}$/i;

/** Declarations that shape text; none takes an address. */
export const KEPT_STYLES: Record<string, RegExp[]> = {
  color: [COLOUR],
  'background-color': [COLOUR],
  'font-weight': [/^(?:normal|bold|bolder|lighter|[1-9]00)$/i],
  'font-style': [/^(?:normal|italic|oblique)$/i],
  'text-align': [/^(?:left|right|center|justify|start|end)$/i],
  'text-decoration': [/^(?:none|underline|line-through)$/i],
  'font-size': [LENGTH],
  'white-space': [WORD],
  'vertical-align': [WORD],
  padding: [LENGTHS],
  margin: [LENGTHS],
  width: [LENGTH],
};

/** Whose addresses a reader may follow, by hand. */
export const LINK_SCHEMES = ['http', 'https', 'mailto', 'tel'];

const DEEPEST = 200;
/** Elements that hold nothing, or that end by themselves when their like begins. */
const NOT_DEEPER =
  /^(?:area|base|br|col|hr|img|input|link|meta|param|source|track|wbr|p|li|dt|dd|option|tr|td|th|thead|tbody|tfoot)$/;

/** Elements nested deeper than anybody writes: parsers take time by the square of the depth, so this is looked at first. */
export function isTooDeep(html: string, deepest = DEEPEST): boolean {
  const open: string[] = [];
  for (const [, slash, tag = ''] of html.matchAll(/<(\/?)([a-z][a-z0-9:-]{0,40})/gi)) {
    const name = tag.toLowerCase();
    if (NOT_DEEPER.test(name)) continue;
    if (slash === '') open.push(name);
    else if (open.at(-1) === name) open.pop();
    if (open.length > deepest) return true;
  }
  return false;
}

export type ImageSource = 'inline' | 'remote' | 'unreadable';

/** Where a picture would come from; none is shown, since each would tell the sender that the mail was opened. */
export function imageSource(address: string): ImageSource {
  const plain = address.replace(/[\s\p{Cc}]/gu, '').toLowerCase();
  if (plain.startsWith('cid:') || plain.startsWith('data:image/')) return 'inline';
  return /^(?:https?:)?\/\//.test(plain) ? 'remote' : 'unreadable';
}
