import type { FindingWords, Instruction, ModuleFinding, RuleId } from './contract.ts';
import { WORDS_EN } from './dictionaries/finding-words.en.ts';
import { WORDS_RU } from './dictionaries/finding-words.ru.ts';
import { INSTRUCTION_WORDS } from './dictionaries/instruction-words.ts';
import type { FittingModule } from './instruction.rules.ts';
import type { Judged } from './judge.rules.ts';
import { paramsForOutsiders } from './outsiders.rules.ts';

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
  wordsOf(rule, paramsForOutsiders(params));

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
