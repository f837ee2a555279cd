import type { Language } from '../contract.ts';
import type { Words } from './words.ts';
import { EN } from './words-en.ts';
import { RU } from './words-ru.ts';

export const WORDS: Record<Language, Words> = { ru: RU, en: EN };
