import type { HistoryState, PageLanguage } from '../contract.ts';
import type { PageFacts } from '../facts.ts';
import { wholeState } from '../whole-state.ts';
import { WORDS } from './words.ts';

/** White on each of them is read by everybody: 4.5 to 1 at least. */
const COLOURS: Record<HistoryState, string> = {
  ok: '#1b6a3d',
  works: '#3c5a78',
  degraded: '#7d5200',
  partial: '#8f3a00',
  major: '#ab2119',
};
/** Roughly the width of a letter of the face at 11 pixels; a browser stretches the text to fit. */
const LETTER = 6.6;
const PADDING = 8;
const HEIGHT = 20;

/** The state of the whole in one word on a small picture. Nothing in it comes from outside. */
export function badge({ channels }: Pick<PageFacts, 'channels'>, language: PageLanguage): string {
  const words = WORDS[language];
  const state = wholeState(channels);
  const [left, right] = [words.badge, words.state[state]];
  const [leftWidth, rightWidth] = [left, right].map((text) => Math.round(text.length * LETTER) + 2 * PADDING);
  const [one, two] = [leftWidth ?? 0, rightWidth ?? 0];
  const text = (content: string, x: number, width: number) =>
    `<text x="${x + width / 2}" y="14" textLength="${width - 2 * PADDING}" lengthAdjust="spacingAndGlyphs">${content}</text>`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${one + two}" height="${HEIGHT}" role="img" aria-label="${left}: ${right}">`,
    `<title>${left}: ${right}</title>`,
    `<rect width="${one}" height="${HEIGHT}" fill="#3a3f44"/>`,
    `<rect x="${one}" width="${two}" height="${HEIGHT}" fill="${COLOURS[state]}"/>`,
    '<g fill="#fff" text-anchor="middle" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11">',
    text(left, 0, one),
    text(right, one, two),
    '</g></svg>',
  ].join('');
}
