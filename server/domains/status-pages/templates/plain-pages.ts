import type { PageLanguage } from '../contract.ts';
import { renderPage } from './engine.ts';
import { WORDS } from './words.ts';

/** One and the same page, whatever the reason: who tries addresses learns nothing from it. */
export const gonePage = (language: PageLanguage): string =>
  renderPage('gone', { language, title: WORDS[language].gone, text: WORDS[language].goneText });

export const tooManyPage = (language: PageLanguage): string =>
  renderPage('gone', { language, title: WORDS[language].tooMany, text: WORDS[language].tooManyText });
