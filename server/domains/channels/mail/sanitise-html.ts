import sanitizeHtml from 'sanitize-html';
import { findCards } from '../../../kernel/card.ts';
import { cleanText, maskText } from '../../../kernel/mask.ts';
import { DROPPED_WHOLE, imageSource, isTooDeep, KEPT_STYLES, KEPT_TAGS, LINK_SCHEMES } from './html-mail.rules.ts';

export interface SaneHtml {
  /** Undefined where it cannot be shown as it was laid out: then the text stands for it. */
  html: string | undefined;
  /** Addresses of pictures that were not loaded, masked. */
  remoteImages: string[];
  /** A card number stood in it. */
  hidCard: boolean;
}

const LONGEST_INPUT = 1_000_000;
const LONGEST_OUTPUT = 600_000;
const LONGEST_ADDRESS = 2000;
const MOST_IMAGES = 100;

/** A mail's HTML as it may be shown in a sandboxed frame. */
export function sanitiseHtml(raw: string): SaneHtml {
  const remoteImages: string[] = [];
  if (raw.length > LONGEST_INPUT || isTooDeep(raw)) return { html: undefined, remoteImages, hidCard: false };
  let hidCard = false;
  const look = (...texts: readonly string[]) => {
    hidCard ||= texts.some((text) => findCards(text).length > 0);
  };
  const html = sanitizeHtml(cleanText(raw), {
    allowedTags: [...KEPT_TAGS],
    nonTextTags: [...DROPPED_WHOLE],
    allowedAttributes: {
      '*': ['style', 'dir', 'title'],
      a: ['href'],
      font: ['color'],
      td: ['colspan', 'rowspan', 'align', 'valign', 'width', 'bgcolor'],
      th: ['colspan', 'rowspan', 'align', 'valign', 'width', 'bgcolor'],
      table: ['align', 'width', 'cellpadding', 'cellspacing', 'border', 'bgcolor'],
      ol: ['start', 'type'],
    },
    allowedStyles: { '*': KEPT_STYLES },
    allowedSchemes: LINK_SCHEMES,
    allowProtocolRelative: false,
    disallowedTagsMode: 'discard',
    parseStyleAttributes: true,
    nestingLimit: 200,
    enforceHtmlBoundary: false,
    textFilter: (markup) => maskedMarkup(markup, look),
    transformTags: {
      a: (tagName, attribs) => ({ tagName, attribs: maskedLink(attribs, look) }),
      img: (_, attribs) => imageSign(attribs, remoteImages),
      '*': (tagName, attribs) => ({ tagName, attribs: maskedAttributes(attribs) }),
    },
  });
  // A card may be spelled across tags, where no single text holds it.
  const text = textOf(html);
  const isClean = maskText(text) === text;
  if (!isClean) look(text);
  return { html: isClean && html.length <= LONGEST_OUTPUT ? html : undefined, remoteImages, hidCard };
}

const textOf = (html: string) => plainOf(html.replace(/<[^>]*>/g, ''));

/** The signs that the library writes otherwise separate digits, too. */
const ENTITIES: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&amp;': '&' };
const plainOf = (markup: string) => markup.replace(/&(?:lt|gt|quot|amp);/g, (entity) => ENTITIES[entity] ?? entity);

/** Told the text that had to be masked. */
type Look = (...texts: readonly string[]) => void;

function maskedMarkup(markup: string, look: Look): string {
  const plain = plainOf(markup);
  const masked = maskText(plain);
  if (masked === plain) return markup;
  look(plain);
  return masked.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

function maskedAttributes(attribs: sanitizeHtml.Attributes): sanitizeHtml.Attributes {
  return Object.fromEntries(
    Object.entries(attribs).map(([name, value]) => [name, name === 'style' ? value : maskText(value)]),
  );
}

/** An address in which a card hides goes; the words of the link stay. */
function maskedLink({ href, ...attribs }: sanitizeHtml.Attributes, look: Look): sanitizeHtml.Attributes {
  const rest = maskedAttributes(attribs);
  if (href === undefined || href.length > LONGEST_ADDRESS) return rest;
  const readings = [href, unescaped(href)];
  if (readings.every((reading) => maskText(reading) === reading)) return { ...rest, href };
  look(...readings);
  return rest;
}

function unescaped(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

/** In the place of a picture stands a sign with its own words; where it would have come from is kept aside. */
function imageSign({ src = '', alt = '' }: sanitizeHtml.Attributes, remote: string[]): sanitizeHtml.Tag {
  const source = imageSource(src);
  if (source === 'remote' && remote.length < MOST_IMAGES) remote.push(maskText(src.slice(0, LONGEST_ADDRESS)));
  return { tagName: 'span', attribs: {}, text: `🖼 ${maskText(alt).slice(0, 100)}`.trim() };
}
