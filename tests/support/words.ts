import { dictionary as firstEn } from '../../web/app/dictionary.en.ts';
import { dictionary as firstRu } from '../../web/app/dictionary.ru.ts';
import { later as laterEn } from '../../web/app/dictionary-later.en.ts';
import { later as laterRu } from '../../web/app/dictionary-later.ru.ts';

export type SpokenLanguage = 'en' | 'ru';
const en = { ...firstEn, ...laterEn };
const ru = { ...firstRu, ...laterRu };
export type Words = typeof en;

/** Everything that the console says, so that a journey names what it looks for as the screen does. */
export const WORDS: Record<SpokenLanguage, Words> = { en, ru: ru as Words }; // the same keys, checked where they are written

/** A sentence of the console with its parts filled in: `Go to: {{where}}`. */
export const filled = (sentence: string, parts: Record<string, string | number>): string =>
  sentence.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => String(parts[name] ?? ''));
