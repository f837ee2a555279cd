import type { Language } from '#contract/contacts';

/** In which language a text is written, by the letters that only one of them has; undefined when nothing tells. */
export function languageOf(text: string): Language | undefined {
  const said = text.slice(0, 2000);
  const cyrillic = said.match(/\p{Script=Cyrillic}/gu)?.length ?? 0;
  const latin = said.match(/\p{Script=Latin}/gu)?.length ?? 0;
  if (cyrillic + latin < 2) return undefined;
  if (cyrillic * 2 < latin) return 'en';
  const belarusian = said.match(/[ўі]/giu)?.length ?? 0;
  const russian = said.match(/[ищъ]/giu)?.length ?? 0;
  return belarusian > russian ? 'be' : 'ru';
}
