import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';

export type InterfaceLanguage = 'ru' | 'en';

type PluralForms<T> = {
  [K in keyof T as K extends `${infer Base}_other` ? `${Base}_few` | `${Base}_many` : never]: string;
};

/** The same words in a language with more plural forms: a missing or an extra key does not compile. */
export type WordsLike<T> = { [K in keyof T]: T[K] extends string ? string : WordsLike<T[K]> } & PluralForms<T>;

const KEPT_AS = 'vakhta.language';

/** The language of the last visit on this device, else the browser's. */
export function firstLanguage(): InterfaceLanguage {
  const kept = localStorage.getItem(KEPT_AS);
  if (kept === 'ru' || kept === 'en') return kept;
  return /^(ru|be|uk|kk)\b/.test(navigator.language) ? 'ru' : 'en';
}

type Dictionary = Record<string, object>;

type Load = (language: InterfaceLanguage) => Promise<Dictionary>;

let load: { first: Load; later: Load };
let isLaterWanted = false;

export async function startWords(loaders: typeof load): Promise<void> {
  load = loaders;
  const language = firstLanguage();
  await i18next.use(initReactI18next).init({
    lng: language,
    resources: { [language]: await load.first(language) },
    defaultNS: 'app',
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  document.documentElement.lang = language;
}

/** What is not among the first screens comes with its words: `worded(import('…'))`. */
export async function worded<Module>(loading: Promise<Module>): Promise<Module> {
  const [module] = await Promise.all([loading, laterWords()]);
  return module;
}

async function laterWords(): Promise<void> {
  isLaterWanted = true;
  await addWords(i18next.language as InterfaceLanguage, load.later); // no other is ever set
}

export async function speak(language: InterfaceLanguage): Promise<void> {
  if (i18next.language === language) return;
  await Promise.all([addWords(language, load.first), ...(isLaterWanted ? [addWords(language, load.later)] : [])]);
  localStorage.setItem(KEPT_AS, language);
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}

async function addWords(language: InterfaceLanguage, from: Load): Promise<void> {
  for (const [namespace, words] of Object.entries(await from(language)))
    if (!i18next.hasResourceBundle(language, namespace)) i18next.addResourceBundle(language, namespace, words);
}
