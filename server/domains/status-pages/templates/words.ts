import type { PageLanguage } from '../contract.ts';
import { checksEn } from './checks-en.ts';
import { checksRu } from './checks-ru.ts';
import { en } from './words-en.ts';
import { ru } from './words-ru.ts';
import type { CheckWords, Words } from './words-shape.ts';

export const WORDS: Record<PageLanguage, Words> = { ru, en };
export const CHECK_WORDS: Record<PageLanguage, CheckWords> = { ru: checksRu, en: checksEn };

/** Fills `{name}` in; a name that is not given stays as it is, so that a test finds it. */
export const filled = (text: string, values: Readonly<Record<string, string | number>>): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
