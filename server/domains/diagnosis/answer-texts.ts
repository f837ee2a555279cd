import type { AnswerText, Audience, ExplainedVerdict, Language, Verdict } from './contract.ts';
import type { Facts } from './facts.ts';
import { settlementWords } from './put-in-words.ts';
import { WORDS } from './templates/languages.ts';
import { MERCHANT_EN } from './templates/merchant-en.ts';
import { MERCHANT_RU } from './templates/merchant-ru.ts';
import { PAYER_EN } from './templates/payer-en.ts';
import { PAYER_RU } from './templates/payer-ru.ts';
import { registerPieces } from './templates/pieces.ts';
import { type Template, template } from './templates/template.ts';
import { merchantTopic, payerTopic } from './templates/topics.ts';
import { merchantTextFacts, payerTextFacts } from './text-facts.ts';

const GREETING: Record<Language, string> = { ru: 'Здравствуйте!', en: 'Hello,' };

/** The answers to send: for the shop the whole reason, for the payer what concerns them. A text that lacks a fact says which. */
export function answerTexts(facts: Facts, verdict: Verdict, timeZone: string): ExplainedVerdict['texts'] {
  const tell = (audience: Audience, language: Language) => answerText({ facts, verdict, timeZone, audience, language });
  return {
    merchant: { ru: tell('merchant', 'ru'), en: tell('merchant', 'en') },
    payer: { ru: tell('payer', 'ru'), en: tell('payer', 'en') },
  };
}

interface Telling {
  facts: Facts;
  verdict: Verdict;
  timeZone: string;
  audience: Audience;
  language: Language;
}

function answerText({ facts, verdict, timeZone, audience, language }: Telling): AnswerText {
  const telling = { facts, verdict, language, timeZone, words: WORDS[language] };
  const { type } = facts.transaction;
  if (audience === 'payer')
    return fill(
      TEMPLATES.payer[language][payerTopic(verdict, facts.transaction)],
      { ...payerTextFacts(telling) },
      language,
    );
  const settlement = settlementWords(verdict.settlement, language, timeZone);
  return fill(
    TEMPLATES.merchant[language][merchantTopic(verdict, type)],
    { ...merchantTextFacts({ ...telling, settlement }) },
    language,
  );
}

function fill(
  { required, render }: Template,
  facts: Record<string, string | undefined>,
  language: Language,
): AnswerText {
  const missing = required.filter((name) => facts[name] === undefined || facts[name] === '');
  if (missing.length > 0) return { ready: false, missing };
  return { ready: true, text: `${GREETING[language]}\n\n${render(facts)}` };
}

const compiled = <Topic extends string>(sources: Record<Topic, string>) =>
  // The keys stay the same; each source becomes its template.
  Object.fromEntries(Object.entries<string>(sources).map(([topic, source]) => [topic, template(source)])) as Record<
    Topic,
    Template
  >;

registerPieces();
const TEMPLATES = {
  merchant: { ru: compiled(MERCHANT_RU), en: compiled(MERCHANT_EN) },
  payer: { ru: compiled(PAYER_RU), en: compiled(PAYER_EN) },
};
