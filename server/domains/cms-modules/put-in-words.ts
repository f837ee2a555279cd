import type { FindingWords, Instruction, ModuleFinding, RuleId } from './contract.ts';
import { WORDS_EN } from './dictionaries/finding-words.en.ts';
import { WORDS_RU } from './dictionaries/finding-words.ru.ts';
import { INSTRUCTION_WORDS } from './dictionaries/instruction-words.ts';
import type { FittingModule } from './instruction.rules.ts';
import type { Judged } from './judge.rules.ts';
import { paramsForOutsiders, UNTOLD } from './outsiders.rules.ts';

/** The words of a finding in both languages: the engineer's screen takes one, the merchant's letter perhaps the other. */
export const wordsOf = (
  rule: RuleId,
  params: Readonly<Record<string, string>>,
): { ru: FindingWords; en: FindingWords } => ({
  ru: filled(WORDS_RU[rule], params),
  en: filled(WORDS_EN[rule], params),
});

/** The same for whoever has a merchant's link: nothing in them is of the shop's own words. */
export const wordsForOutsiders = (rule: RuleId, params: Readonly<Record<string, string>>) =>
  withoutUntold(wordsOf(rule, paramsForOutsiders(params)));

/** Where nothing but the mark of what is left out would end a phrase, the phrase ends before it. */
const withoutUntold = (words: { ru: FindingWords; en: FindingWords }): { ru: FindingWords; en: FindingWords } => {
  const tidy = (text: string) => text.replaceAll(NEEDLESS, '');
  const each = ({ title, why, ask, merchant }: FindingWords): FindingWords => ({
    title: tidy(title),
    why: tidy(why),
    ask: tidy(ask),
    merchant: tidy(merchant),
  });
  return { ru: each(words.ru), en: each(words.en) };
};
const NEEDLESS = new RegExp(` \\(\\p{P}?${UNTOLD}\\p{P}?\\)|: ${UNTOLD}(?=\\.|$)`, 'gu');

const filled = (
  { title, why, ask, merchant }: FindingWords,
  params: Readonly<Record<string, string>>,
): FindingWords => ({
  title: fill(title, params),
  why: fill(why, params),
  ask: fill(ask, params),
  merchant: fill(merchant, params),
});

/** `{name}` becomes the value; one that is missing leaves nothing. */
export const fill = (text: string, params: Readonly<Record<string, string>>): string =>
  text.replace(/\{(\w{1,20})\}/g, (_, name: string) => params[name] ?? '');

/** As it is shown: with its words. */
export const asFinding = (
  { rule, subject, severity, evidence, params }: Judged,
  firstSeenAt: string | null = null,
): ModuleFinding => ({ rule, subject, severity, evidence, words: wordsOf(rule, params), firstSeenAt });

/** The module to send, with the words that send it. */
export function asInstruction({ module, fits, link }: FittingModule): Instruction {
  const params = { module: module.name, version: module.version ?? '', link: link ?? '' };
  const kind = link === null ? 'builtIn' : module.version === null ? 'withoutVersion' : 'withVersion';
  const inWords = (language: 'ru' | 'en') => ({
    title: fill(INSTRUCTION_WORDS[language].title, params),
    text: fill(INSTRUCTION_WORDS[language][kind], params),
  });
  return {
    module: module.id,
    moduleName: module.name,
    version: module.version,
    link,
    fits,
    words: { ru: inWords('ru'), en: inWords('en') },
  };
}
